/**
 * The search semantics once more, as slowly and plainly as they can be said: every unit is judged by itself, and a bucket's count is
 * the total of the query with that value chosen. Engines are compared with this.
 */
import type { AnnotatedArticle, EntityId, Passage, Quotation } from '../../src/domain/annotation.ts';
import { dateOverlaps } from '../../src/domain/dates.ts';
import { slug } from '../../src/domain/ids.ts';
import type { FacetField, SearchQuery } from '../../src/domain/search.ts';
import { FACET_FIELDS } from '../../src/domain/search.ts';
import { matchAny } from '../../src/search/match-mode.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { type LeafNode, type QueryField, type QueryNode, wordsAlone } from '../../src/search/query-ast.ts';
import { stem } from '../../src/text/stems.ts';
import { terms } from '../../src/text/tokens.ts';
import type { CorpusEntities } from './corpus.ts';

interface Row {
  /** Its words as `said:` sees them; none of a row without an utterance. */
  said: string[] | undefined;
  speaker: string | undefined;
  speakerNames: string[];
  'speaker-kind': string | undefined;
  kind: string;
}

export interface Unit {
  key: string;
  article: AnnotatedArticle;
  texts: string[][];
  rows: Row[];
  values: Record<string, string[]>;
}

/** Those of the contract's corpora. */
const PRONOUNS = new Set(['i', 'we', 'he', 'she', 'it', 'they', 'who', 'some', 'many', 'others', 'one', 'the author']);
const ROW_FACETS: FacetField[] = ['speaker', 'speaker-kind', 'kind'];

export class Reference {
  private readonly articles: AnnotatedArticle[];
  private readonly corpus: CorpusEntities;
  private readonly knownValues = new Map<FacetField, { value: string; names: string[] }[]>();
  private readonly scopes = new Map<SearchQuery['scope'], Unit[]>();

  constructor(articles: AnnotatedArticle[], corpus: CorpusEntities) {
    this.articles = articles;
    this.corpus = corpus;
  }

  units(query: SearchQuery): Unit[] {
    const ast = searchedAst(query);
    return this.allUnits(query.scope).filter((unit) => this.isHit(unit, ast, query));
  }

  /** How many units the words of the query match without anything else of it, as they are searched. */
  totalOfWordsAlone(query: SearchQuery): number {
    const alone = wordsAlone(searchedAst(query));
    return this.allUnits(query.scope).filter((unit) => unit.rows.some((row) => alone === undefined || this.holds(alone, unit, row))).length;
  }

  total(query: SearchQuery): number {
    return this.units(query).length;
  }

  /** The count of each value that is not zero. */
  facet(query: SearchQuery, field: FacetField): Map<string, number> {
    const values = new Set(this.allUnits(query.scope).flatMap((unit) => this.valuesOf(unit, field)));
    const counts = new Map<string, number>();
    for (const value of values) {
      const count = this.total(this.chooseAlone(query, field, value));
      if (count > 0) counts.set(value, count);
    }
    return counts;
  }

  /** The query with this value alone chosen in its facet (beside the chosen ones where all must hold), its own exclusion lifted. */
  private chooseAlone(query: SearchQuery, field: FacetField, value: string): SearchQuery {
    const chosen = query.allOf.includes(field) ? (query.filters[field] ?? []) : [];
    const excluded = (query.excludes[field] ?? []).flatMap((given) => this.resolve(field, given));
    return {
      ...query,
      filters: { ...query.filters, [field]: [...chosen, value] },
      excludes: { ...query.excludes, [field]: excluded.filter((other) => other !== value) },
    };
  }

  private canonical(id: EntityId): EntityId {
    return this.corpus.canonical[id] ?? id;
  }

  private namesOf(value: string, fallback: string): string[] {
    const entity = this.corpus.entities.find(({ id }) => id === value);
    return entity ? [entity.name, ...entity.aliases] : [fallback];
  }

  /** The values that a filter's value stands for. */
  private resolve(field: FacetField, given: string): string[] {
    const all = this.known(field);
    if (all.some(({ value }) => value === given)) return [given];
    const canonical = this.canonical(given);
    if (all.some(({ value }) => value === canonical)) return [canonical];
    if (['article', 'date', 'kind', 'speaker-kind'].includes(field)) return [given];
    const wanted = terms(given).join(' ');
    const found = all
      .filter(({ value, names }) => value !== '-' && names.some((name) => terms(name).join(' ') === wanted))
      .map(({ value }) => value);
    return found.length > 0 ? [...new Set(found)] : [given];
  }

  private known(field: FacetField): { value: string; names: string[] }[] {
    let found = this.knownValues.get(field);
    if (!found) {
      found = this.gather(field);
      this.knownValues.set(field, found);
    }
    return found;
  }

  private gather(field: FacetField): { value: string; names: string[] }[] {
    const found: { value: string; names: string[] }[] = [];
    for (const scope of ['passages', 'quotations', 'articles'] as const) {
      for (const unit of this.allUnits(scope)) {
        if (field === 'speaker') {
          for (const row of unit.rows) if (row.speaker !== undefined) found.push({ value: row.speaker, names: row.speakerNames });
        } else {
          for (const value of this.valuesOf(unit, field)) found.push({ value, names: this.namesOf(value, value) });
        }
      }
    }
    return found;
  }

  private valuesOf(unit: Unit, field: FacetField): string[] {
    if (!ROW_FACETS.includes(field)) return unit.values[field] ?? [];
    return unit.rows.flatMap((row) => rowValue(row, field) ?? []);
  }

  private isHit(unit: Unit, ast: QueryNode | undefined, query: SearchQuery): boolean {
    const range = {
      ...(query.after === undefined ? {} : { after: query.after }),
      ...(query.before === undefined ? {} : { before: query.before }),
    };
    if (!dateOverlaps(unit.article.article.published, range)) return false;
    for (const field of FACET_FIELDS) {
      for (const given of query.excludes[field] ?? []) {
        if (this.resolve(field, given).some((value) => this.valuesOf(unit, field).includes(value))) return false;
      }
      const chosen = (query.filters[field] ?? []).map((given) => this.resolve(field, given));
      if (ROW_FACETS.includes(field) || chosen.length === 0) continue;
      const holds = (group: string[]): boolean => group.some((value) => this.valuesOf(unit, field).includes(value));
      if (!(query.allOf.includes(field) ? chosen.every(holds) : chosen.some(holds))) return false;
    }
    return this.rowsMeet(
      unit.rows.filter((row) => ast === undefined || this.holds(ast, unit, row)),
      query,
    );
  }

  private rowsMeet(rows: Row[], query: SearchQuery): boolean {
    const filters = ROW_FACETS.filter((field) => (query.filters[field]?.length ?? 0) > 0).map((field) => ({
      field,
      groups: (query.filters[field] ?? []).map((given) => this.resolve(field, given)),
    }));
    const meetsAny = (row: Row, filter: { field: FacetField; groups: string[][] }): boolean =>
      filter.groups.flat().includes(rowValue(row, filter.field) ?? '');
    if (!rows.some((row) => filters.every((filter) => query.allOf.includes(filter.field) || meetsAny(row, filter)))) return false;
    const several = filters.filter(({ field }) => query.allOf.includes(field));
    return several.every((filter) =>
      filter.groups.every((group) =>
        rows.some(
          (row) => group.includes(rowValue(row, filter.field) ?? '') && filters.every((other) => other === filter || meetsAny(row, other)),
        ),
      ),
    );
  }

  private holds(node: QueryNode, unit: Unit, row: Row, field?: QueryField): boolean {
    switch (node.type) {
      case 'and':
        return node.of.every((child) => this.holds(child, unit, row, field));
      case 'or':
        return node.of.some((child) => this.holds(child, unit, row, field));
      case 'not':
        return !unit.rows.some((any) => this.holds(node.of, unit, any, field));
      case 'field':
        return this.holds(node.of, unit, row, node.field);
      default:
        return this.leafHolds(node, unit, row, field);
    }
  }

  private leafHolds(leaf: LeafNode, unit: Unit, row: Row, field: QueryField | undefined): boolean {
    const { article } = unit.article;
    const named = (value: string, names: string[]): boolean => {
      const isId = leaf.type === 'word' && (leaf.text === value || this.canonical(leaf.text) === value);
      return isId || (value !== '-' && names.some((name) => textMatches(leaf, terms(name), false)));
    };
    const anyValue = (facet: FacetField): boolean => (unit.values[facet] ?? []).some((value) => named(value, this.namesOf(value, value)));
    switch (field) {
      case undefined:
        return unit.texts.some((text) => textMatches(leaf, text, true));
      case 'said':
        return row.said !== undefined && textMatches(leaf, row.said, true);
      case 'title':
        return textMatches(leaf, terms(article.title), true);
      case 'before':
      case 'after':
        return dateOverlaps(article.published, { [field]: leaf.text });
      case 'speaker':
        return row.speaker !== undefined && named(row.speaker, row.speakerNames);
      case 'kind':
        return leaf.type === 'word' && leaf.text === row.kind;
      case 'org':
        return anyValue('organization');
      default:
        return anyValue(field);
    }
  }

  private allUnits(scope: SearchQuery['scope']): Unit[] {
    let units = this.scopes.get(scope);
    if (!units) {
      units = this.buildUnits(scope);
      this.scopes.set(scope, units);
    }
    return units;
  }

  private buildUnits(scope: SearchQuery['scope']): Unit[] {
    return this.articles.flatMap((article) => {
      if (scope === 'passages') return article.passages.map((passage) => this.passageUnit(article, passage));
      const numbers = numbersOf(article.passages);
      if (scope === 'quotations') return numbers.map((number) => this.utteranceUnit(article, number));
      return article.passages.length === 0 ? [] : [this.articleUnit(article, numbers)];
    });
  }

  private passageUnit(article: AnnotatedArticle, passage: Passage): Unit {
    const rows = numbersOf([passage]).map((number) => this.row(article, number, [passage]));
    return { key: passage.id, article, texts: [terms(passage.text)], rows: orNone(rows), values: this.unitValues(article, [passage]) };
  }

  private utteranceUnit(article: AnnotatedArticle, number: number): Unit {
    const row = this.row(article, number, article.passages);
    const passages = article.passages.filter((passage) => numbersOf([passage]).includes(number));
    return {
      key: `${article.article.id}#${String(number)}`,
      article,
      texts: [row.said ?? []],
      rows: [row],
      values: this.unitValues(article, passages),
    };
  }

  private articleUnit(article: AnnotatedArticle, numbers: number[]): Unit {
    const rows = orNone(numbers.map((number) => this.row(article, number, article.passages)));
    const texts = article.passages.map((passage) => terms(passage.text));
    return { key: article.article.id, article, texts, rows, values: this.unitValues(article, article.passages) };
  }

  private row(article: AnnotatedArticle, number: number, visible: Passage[]): Row {
    const parts = partsOf(article.passages, number);
    const speaker = parts.find((part) => part.quotation.speaker !== null)?.quotation.speaker ?? null;
    const kinds = parts.map((part) => part.quotation.kind);
    const said = partsOf(visible, number).map(({ passage, quotation }) => passage.text.slice(quotation.start, quotation.end));
    let value = '-';
    const isPronoun = PRONOUNS.has(speaker?.name.toLowerCase() ?? '');
    if (speaker?.entity !== undefined) value = this.canonical(speaker.entity);
    else if (speaker && !isPronoun) value = `${speaker.kind}:${slug(speaker.name.replace(/^(a|an|the) /i, ''))}`;
    return {
      said: terms(said.join(' ')),
      speaker: value,
      speakerNames: speaker && value !== '-' ? this.namesOf(value, speaker.name) : [],
      'speaker-kind': speaker?.kind,
      kind: kinds.includes('direct') ? 'direct' : kinds.includes('mixed') ? 'mixed' : 'indirect',
    };
  }

  private unitValues({ article }: AnnotatedArticle, passages: Passage[]): Record<string, string[]> {
    const entities = (type: string): string[] =>
      passages
        .flatMap((passage) => passage.mentions.flatMap((mention) => mention.entity ?? []))
        .map((id) => this.canonical(id))
        .filter((id) => id.startsWith(`${type}:`));
    const cited = passages.flatMap((passage) =>
      passage.citedSources.map(({ name, entity }) => (entity === undefined ? name : this.canonical(entity))),
    );
    const date = article.published?.split('-') ?? [];
    return {
      source: orMissing(article.sources.map(({ name }) => name)),
      article: [article.id],
      author: orMissing(article.authors),
      date: orMissing(date.map((_, i) => date.slice(0, i + 1).join('-'))),
      cites: orMissing([...cited, ...article.credits.map(({ name }) => name)]),
      person: entities('person'),
      organization: entities('organization'),
      place: entities('place'),
    };
  }
}

function searchedAst(query: SearchQuery): QueryNode | undefined {
  const parsed = parseQuery(query.q).ast;
  return parsed && query.match === 'any' ? matchAny(parsed) : parsed;
}

function rowValue(row: Row, field: FacetField): string | undefined {
  return field === 'speaker' ? row.speaker : field === 'kind' ? row.kind : row['speaker-kind'];
}

function orMissing(values: string[]): string[] {
  return values.length === 0 ? ['-'] : [...new Set(values)];
}

function orNone(rows: Row[]): Row[] {
  return rows.length > 0 ? rows : [{ said: undefined, speaker: undefined, speakerNames: [], 'speaker-kind': undefined, kind: 'none' }];
}

function partsOf(passages: Passage[], number: number): { passage: Passage; quotation: Quotation }[] {
  return passages.flatMap((passage) =>
    passage.quotations
      .filter(({ utterance }) => utterance === number)
      .toSorted((a, b) => a.start - b.start)
      .map((quotation) => ({ passage, quotation })),
  );
}

function numbersOf(passages: Passage[]): number[] {
  return [
    ...new Set(passages.flatMap((passage) => passage.quotations.toSorted((a, b) => a.start - b.start).map(({ utterance }) => utterance))),
  ];
}

function edits(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = best;
    }
  }
  return at(a.length, b.length);
}

function textMatches(leaf: LeafNode, text: string[], inflected: boolean): boolean {
  const words = terms(leaf.text);
  const first = words[0] ?? '';
  if (leaf.type === 'prefix') return text.some((word) => word.startsWith(first));
  if (leaf.type === 'fuzzy') return text.some((word) => edits(first, word) <= (first.length < 3 ? 0 : first.length <= 5 ? 1 : 2));
  if (leaf.type === 'word' && words.length === 1) return text.some((word) => (inflected ? stem(word) === stem(first) : word === first));
  if (leaf.type === 'near') return hasNear(text, words, leaf.distance);
  return text.some((_, at) => words.every((word, i) => text[at + i] === word));
}

/** Some stretch of the text has every word as often as asked, and no more than `distance` words beside. */
function hasNear(text: string[], words: string[], distance: number): boolean {
  return text.some((_, from) => {
    const rest = [...words];
    for (const word of text.slice(from, from + words.length + distance)) {
      const place = rest.indexOf(word);
      if (place !== -1) rest.splice(place, 1);
    }
    return rest.length === 0;
  });
}
