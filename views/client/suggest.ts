/**
 * Suggestions while typing, as a combobox with a list: the focus stays in the field, arrow keys mark a suggestion, Enter takes it,
 * Escape closes the list. A word is searched, a name becomes a filter, an article opens. Without a script there is no list, and
 * the field is a plain one. The list is in the page already, and no swap touches it; the field is dressed anew after each.
 */
import { around, byId, field, focused, on } from './elements.js';

interface Suggestion {
  kind: string;
  text: string;
  value?: string;
  count: number;
}

const WAIT_MS = 120;

let found: Suggestion[] = [];
let marked = -1;
let waiting = 0;
let asking: AbortController | undefined;

const list = (): HTMLElement | null => byId('suggestions');

function dress(): void {
  const input = field();
  const options = list();
  if (!input || !options) return;
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = String(found.length > 0);
  input.setAttribute('aria-controls', options.id);
  if (marked < 0) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', `suggestion.${marked}`);
  options.hidden = found.length === 0;
  for (const [i, option] of [...options.children].entries()) option.ariaSelected = String(i === marked);
}

function optionOf({ kind, text, value, count }: Suggestion, i: number): HTMLElement {
  const option = document.createElement('li');
  option.role = 'option';
  option.id = `suggestion.${i}`;
  const { dataset: labels = {}, lang } = list() ?? {};
  const type = kind === 'entity' ? value?.split(':')[0] : kind;
  for (const words of [text, `${labels[type ?? kind] ?? ''} ${count.toLocaleString(lang)}`]) {
    option.append(Object.assign(document.createElement('span'), { textContent: words, dir: 'auto' }));
  }
  return option;
}

function show(suggestions: Suggestion[]): void {
  found = suggestions;
  marked = -1;
  list()?.replaceChildren(...found.map(optionOf));
  dress();
}

function close(): void {
  clearTimeout(waiting);
  asking?.abort();
  if (found.length > 0) show([]);
}

async function ask(words: string): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const response = await fetch(`/api/suggest?${new URLSearchParams({ q: words }).toString()}`, { signal });
  const { suggestions = [] } = (await response.json()) as { suggestions?: Suggestion[] };
  if (signal.aborted || focused() !== field()) return;
  show(suggestions.filter(({ kind, text }) => kind !== 'word' || text.toLowerCase() !== words.toLowerCase()));
}

function askSoon(delay: number): void {
  clearTimeout(waiting);
  const words = field()?.value.trim() ?? '';
  if (words.length < 2) close();
  else waiting = setTimeout(() => void ask(words).catch(() => undefined), delay);
}

/** What is chosen goes through the form, so that the filters that are on stay. */
function choose({ kind, text, value = '' }: Suggestion): void {
  const input = field();
  const form = input?.form;
  close();
  if (kind === 'article') location.assign(`/articles/${encodeURIComponent(value)}`);
  if (!form || kind === 'article') return;
  input.value = kind === 'word' ? text : '';
  if (kind !== 'word') {
    const name = kind === 'entity' ? (value.split(':')[0] ?? '') : kind;
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  form.requestSubmit();
}

function move(by: number): void {
  // One place more than suggestions: past the last one the field itself is marked.
  const places = found.length + 1;
  marked = ((marked + 1 + by + places) % places) - 1;
  dress();
  list()?.children[marked]?.scrollIntoView({ block: 'nearest' });
}

function press(event: KeyboardEvent): void {
  if (event.target !== field() || event.isComposing) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const suggestion = found[marked];
  if (by !== undefined && found.length > 0) move(by);
  else if (event.key === 'ArrowDown') askSoon(0);
  else if (event.key === 'Escape' && found.length > 0) close();
  else if (event.key === 'Enter' && suggestion) choose(suggestion);
  else return;
  event.preventDefault();
}

on('input', (event) => {
  if (event.target === field()) askSoon(WAIT_MS);
});
on('keydown', press);
on('submit', close, true);
on('focusout', (event) => {
  if (event.target === field()) close();
});
// The focus stays in the field.
on('mousedown', (event) => {
  if (around(event, '#suggestions')) event.preventDefault();
});
on('click', (event) => {
  const option = around(event, '#suggestions li');
  const suggestion = option ? found[[...(list()?.children ?? [])].indexOf(option)] : undefined;
  if (suggestion) choose(suggestion);
});
on('htmx:after:swap', dress);
dress();
