/**
 * The search of a static site: MiniSearch over the passages, in the reader's browser. The state of the page is its address.
 *
 * All words must stand in the passage, its title or its speakers, unless the query says otherwise (`site-query.ts`). Text is only ever set as
 * text. Counts of a facet leave its own choice out, as the server's do.
 */
import MiniSearch from './minisearch.js';
import { findAll, type FindLeaf, fold, readQuery, type SiteQuery, spaced, wordsOf } from './site-query.js';

interface Passage {
  id: string;
  article: number;
  text: string;
  quotes?: [start: number, end: number, speaker: string][];
  values: Record<string, string[]>;
}
interface Data {
  articles: { href: string; title: string; sources: string[]; published?: string }[];
  passages: Passage[];
}

const PAGE = 20;
const VALUES = 12;
const PAUSE_MS = 120;

const main = document.querySelector<HTMLElement>('main[data-source]');
const input = document.querySelector<HTMLInputElement>('#q');

/** How many letters may be wrong: two that changed places are two. */
const edits = (term: string): number => (term.length > 6 ? 2 : term.length > 3 ? 1 : 0);

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

/** The text with the words that were found marked. */
function marked(text: string, terms: ReadonlySet<string>): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)) {
    if (!terms.has(fold(match[0]))) continue;
    nodes.push(document.createTextNode(text.slice(end, match.index)), element('mark', '', match[0]));
    end = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

class SiteSearch {
  private readonly data: Data;
  private readonly page: HTMLElement;
  private readonly index: MiniSearch;
  private readonly kinds: Record<string, string>;
  private shown = PAGE;

  constructor(data: Data, page: HTMLElement) {
    this.data = data;
    this.page = page;
    this.kinds = JSON.parse(page.dataset['kinds'] ?? '{}') as Record<string, string>;
    this.index = new MiniSearch({
      fields: ['text', 'title', 'speaker'],
      tokenize: wordsOf,
      processTerm: fold,
      searchOptions: { combineWith: 'AND' },
    });
    this.index.addAll(
      data.passages.map(({ text, article, values }, id) => ({
        id,
        text,
        title: data.articles[article]?.title ?? '',
        speaker: (values['speaker'] ?? []).join(' '),
      })),
    );
  }

  /** Passages that a query finds, best first, and the words that they were found by. */
  private find(q: string): { found: number[]; terms: Set<string> } {
    const query = readQuery(q);
    const count = this.data.passages.length;
    if (query === undefined) return { found: Array.from({ length: count }, (_, i) => i), terms: new Set() };
    const attempt = (isFuzzy: boolean): { found: number[]; terms: Set<string> } => {
      const terms = new Set<string>();
      const found = findAll(query, count, (leaf, isExcluded) =>
        this.findLeaf(leaf, isFuzzy && !isExcluded, isExcluded ? undefined : terms),
      );
      return { found: [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([i]) => i), terms };
    };
    const exact = attempt(false);
    return exact.found.length > 0 ? exact : attempt(true);
  }

  /** Where a word, phrase or field is found; the words that did it are added to `terms`. */
  private findLeaf(leaf: Parameters<FindLeaf>[0], isFuzzy: boolean, terms: Set<string> | undefined): Map<number, number> {
    if (leaf.type === 'field') return this.findValue(leaf);
    const words = leaf.type === 'word' ? leaf.words.join(' ') : leaf.words;
    const results = this.index.search(words, {
      prefix: (_term: string, i: number, all: string[]) => leaf.type === 'word' && leaf.prefix && i === all.length - 1,
      ...(isFuzzy && leaf.type === 'word' ? { fuzzy: edits } : {}),
    });
    const found = new Map<number, number>();
    for (const { id, score, terms: own } of results) {
      const at = id as number;
      if (leaf.type === 'phrase' && !spaced(this.data.passages[at]?.text ?? '').includes(leaf.words)) continue;
      found.set(at, score);
      for (const term of own) terms?.add(term);
    }
    return found;
  }

  /** Where one value of the field has all of the words. */
  private findValue({ field, words }: Extract<SiteQuery, { type: 'field' }>): Map<number, number> {
    const hasAll = (value: string): boolean => words.every((word) => spaced(value).includes(` ${word} `));
    const found = new Map<number, number>();
    for (const [i, { article, values }] of this.data.passages.entries()) {
      const own = field === 'title' ? [this.data.articles[article]?.title ?? ''] : (values[field] ?? []);
      if (own.some(hasAll)) found.set(i, 0);
    }
    return found;
  }

  private has(passage: number, field: string, chosen: readonly string[]): boolean {
    return chosen.length === 0 || (this.data.passages[passage]?.values[field] ?? []).some((value) => chosen.includes(value));
  }

  show(isMore = false): void {
    const params = new URLSearchParams(location.search);
    this.shown = isMore ? this.shown + PAGE : PAGE;
    const q = params.get('q') ?? '';
    const fields = [...this.page.querySelectorAll<HTMLElement>('[data-field]')];
    const chosen = new Map(fields.map(({ dataset }) => [dataset['field'] ?? '', params.getAll(dataset['field'] ?? '')]));
    const { found, terms } = this.find(q);
    const isKept = (passage: number, but?: string): boolean =>
      [...chosen].every(([field, values]) => field === but || this.has(passage, field, values));
    const hits = found.filter((passage) => isKept(passage));
    for (const facet of fields) {
      const field = facet.dataset['field'] ?? '';
      this.showFacet(
        facet,
        field,
        found.filter((passage) => isKept(passage, field)),
        params,
      );
    }
    const isAsked = q.trim() !== '' || [...chosen.values()].some((values) => values.length > 0);
    this.showHits(hits, terms, isAsked);
    const clear = document.querySelector<HTMLAnchorElement>('#clear');
    if (clear) {
      clear.hidden = [...chosen.values()].every((values) => values.length === 0);
      clear.href = q === '' ? 'index.html' : `?q=${encodeURIComponent(q)}`;
    }
  }

  private showHits(hits: readonly number[], terms: ReadonlySet<string>, isAsked: boolean): void {
    const { one = '', many = '', none = '' } = this.page.dataset;
    const status = document.getElementById('status');
    const count = hits.length === 1 ? one : many.replace('{n}', hits.length.toLocaleString(this.page.dataset['locale']));
    if (status) status.textContent = isAsked ? (hits.length === 0 ? none : count) : '';
    document.getElementById('hits')?.replaceChildren(...(isAsked ? hits.slice(0, this.shown).map((hit) => this.card(hit, terms)) : []));
    const more = document.getElementById('more');
    if (more) more.hidden = !isAsked || hits.length <= this.shown;
    const articles = document.getElementById('articles');
    if (articles) articles.hidden = isAsked;
  }

  private card(hit: number, terms: ReadonlySet<string>): HTMLElement {
    const passage = this.data.passages[hit];
    const article = passage && this.data.articles[passage.article];
    const card = element('article', 'card');
    if (!passage || !article) return card;
    const link = element('a', '', article.title === '' ? this.page.dataset['untitled'] : article.title);
    link.href = `${article.href}#${passage.id}`;
    const heading = element('h3');
    heading.append(link);
    const meta = element('p', 'meta');
    meta.append(...[...article.sources, ...(article.published ? [article.published] : [])].map((part) => element('span', '', part)));
    const head = element('header', 'kicker');
    head.append(heading, meta);
    const text = element('p', 'passage');
    text.dir = 'auto';
    text.append(...marked(passage.text, terms));
    card.append(head, text);
    const speakers = [...new Set((passage.quotes ?? []).map(([, , speaker]) => speaker))];
    if (speakers.length > 0) {
      const voices = element('ul', 'voices');
      for (const speaker of speakers) {
        const item = element('li');
        item.append(speaker === '' ? element('span', 'nobody', this.page.dataset['nobody']) : element('span', 'speaker', speaker));
        voices.append(item);
      }
      card.append(voices);
    }
    return card;
  }

  private showFacet(facet: HTMLElement, field: string, within: readonly number[], params: URLSearchParams): void {
    const chosen = params.getAll(field);
    const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
    for (const passage of within) {
      for (const value of this.data.passages[passage]?.values[field] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const isChosen = (value: string): number => (chosen.includes(value) ? 1 : 0);
    const values = [...counts].sort((a, b) => isChosen(b[0]) - isChosen(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    facet.hidden = values.length === 0;
    const rows = values.slice(0, Math.max(VALUES, chosen.length)).map(([value, count]) => {
      const next = new URLSearchParams(params);
      next.delete(field);
      for (const one of chosen) if (one !== value) next.append(field, one);
      if (!chosen.includes(value)) next.append(field, value);
      const link = element('a', 'choose');
      link.href = `?${next.toString()}`;
      if (chosen.includes(value)) link.setAttribute('aria-current', 'true');
      const label = element('span', 'label', field === 'kind' ? (this.kinds[value] ?? value) : value);
      link.append(element('span', 'tick'), label, ' ', element('span', 'count', count.toLocaleString(this.page.dataset['locale'])));
      const row = element('li', chosen.includes(value) ? 'value chosen' : 'value');
      row.append(link);
      return row;
    });
    facet.querySelector('ul')?.replaceChildren(...rows);
  }
}

async function start(page: HTMLElement, field: HTMLInputElement): Promise<void> {
  const response = await fetch(page.dataset['source'] ?? '');
  if (!response.ok) throw new Error(String(response.status));
  const search = new SiteSearch((await response.json()) as Data, page);
  const read = (): void => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    search.show();
  };
  const go = (query: string, replace: boolean): void => {
    history[replace ? 'replaceState' : 'pushState'](null, '', query === '' ? location.pathname : query);
    search.show();
  };
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const params = new URLSearchParams(location.search);
      if (field.value === '') params.delete('q');
      else params.set('q', field.value);
      go(params.size === 0 ? '' : `?${params.toString()}`, true);
    }, PAUSE_MS);
  });
  field.form?.addEventListener('submit', (event) => event.preventDefault());
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.choose, #clear') : null;
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(link.search, false);
    field.value = new URLSearchParams(location.search).get('q') ?? '';
  });
  document.getElementById('more')?.addEventListener('click', (event) => {
    event.preventDefault();
    search.show(true);
  });
  addEventListener('popstate', read);
  const facets = page.querySelector<HTMLElement>('.facets');
  if (facets) facets.hidden = false;
  const drawer = document.querySelector<HTMLDetailsElement>('#facet-drawer');
  if (drawer) drawer.open = matchMedia('(min-width: 60rem)').matches;
  read();
  page.dataset['ready'] = '';
}

if (main && input) {
  start(main, input).catch(() => {
    const status = document.getElementById('status');
    if (status) status.textContent = main.dataset['failed'] ?? '';
  });
}
