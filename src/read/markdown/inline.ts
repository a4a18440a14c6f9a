/**
 * Inline Markdown to text: emphasis, links, images, code, HTML tags and entities leave their words behind.
 *
 * It is not a CommonMark parser: where marks are ambiguous it keeps the characters. One pass with stacks, so linear.
 */

export interface InlineText {
  text: string;
  /** Descriptions of the images that stood in it, as text; "" for one without. */
  images: string[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  laquo: '«',
  raquo: '»',
  eacute: 'é',
  shy: '',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;
const TAG = /<(?:\/?[A-Za-z][^<>]{0,2000}|!--[^<>]{0,2000}--)>/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/gi;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** Stands for an escaped or coded character while marks are looked for: private use, taken back at the end. */
const SHIELD_BASE = 0xe000;
const SHIELDED = /[\uE020-\uE07E]/g;

/** The characters that HTML entities stand for; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** HTML tags, comments and entities to text. */
export function stripHtml(text: string): string {
  const untagged = text.includes('<') ? text.replace(AUTOLINK, '$1').replace(TAG, (tag) => (/^<br\b/i.test(tag) ? ' ' : '')) : text;
  return untagged.includes('&') ? decodeEntities(untagged) : untagged;
}

function shield(c: string): string {
  return String.fromCharCode(SHIELD_BASE + c.charCodeAt(0));
}

/** Escaped characters, and those of code spans, out of reach of every rule. */
function shieldLiterals(text: string): string {
  if (!/[\\`]/.test(text)) return text;
  const escaped = text.replace(/\\(.)/gs, (whole, c: string) => (ESCAPABLE.test(c) ? shield(c) : whole));
  return escaped.replace(/`([^`]+)`/g, (_, code: string) => code.replace(/[!-/:-@[-`{-~]/g, shield));
}

/** Where each bracket of a kind is closed, by its place; an unclosed one is not in it. */
function closings(text: string, open: string, close: string): Map<number, number> {
  const ends = new Map<number, number>();
  const pending: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === open) pending.push(i);
    else if (c === close) {
      const start = pending.pop();
      if (start !== undefined) ends.set(start, i);
    }
  }
  return ends;
}

/** Links to their text, images to nothing. */
function dissolveLinks(text: string): InlineText {
  if (!text.includes('[')) return { text, images: [] };
  const images: string[] = [];
  if (!/\][([]/.test(text)) return { text, images };
  const round = closings(text, '(', ')');
  const square = closings(text, '[', ']');
  const out: string[] = [];
  const open: { at: number; isImage: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '[') {
      const isImage = out.at(-1) === '!';
      if (isImage) out.pop();
      open.push({ at: out.length, isImage });
      out.push(isImage ? '![' : '[');
      continue;
    }
    const opened = c === ']' ? open.pop() : undefined;
    const end = text[i + 1] === '(' ? round.get(i + 1) : square.get(i + 1);
    if (!opened || end === undefined) {
      out.push(c);
      continue;
    }
    const words = out.splice(opened.at).slice(1).join('');
    if (opened.isImage) images.push(words);
    else out.push(words);
    i = end;
  }
  return { text: out.join(''), images };
}

const SPACE_OR_PUNCTUATION = /[\s\p{P}\p{S}]/u;

/** Marks of emphasis that open and close around words; single asterisks and underscores between words stay. */
function dropEmphasis(text: string): string {
  if (!/[*_~]/.test(text)) return text;
  const parts = text.split(/(\*+|_+|~~)/);
  const openers = new Map<string, number[]>();
  for (let i = 1; i < parts.length; i += 2) {
    const run = parts[i] ?? '';
    const mark = run[0] ?? '';
    const before = parts[i - 1]?.at(-1) ?? (i > 1 ? '*' : ' ');
    const after = parts[i + 1]?.at(0) ?? (i + 2 < parts.length ? '*' : ' ');
    const inWord = mark === '_' && !SPACE_OR_PUNCTUATION.test(before) && !SPACE_OR_PUNCTUATION.test(after);
    const stack = openers.get(mark) ?? [];
    openers.set(mark, stack);
    if (inWord) continue;
    if (!/\s/.test(before) && stack.length > 0) {
      const opener = stack.pop() ?? i;
      const closed = Math.min(parts[opener]?.length ?? 0, run.length);
      parts[opener] = (parts[opener] ?? '').slice(closed);
      parts[i] = run.slice(closed);
      if (parts[opener] !== '') stack.push(opener);
    } else if (!/\s/.test(after)) stack.push(i);
  }
  return parts.join('');
}

/** Without the marks of emphasis, with the characters that were shielded from them. */
function wordsOf(text: string): string {
  return dropEmphasis(text).replace(SHIELDED, (c) => String.fromCharCode(c.charCodeAt(0) - SHIELD_BASE));
}

/** The words of inline Markdown. */
export function inlineText(markdown: string): InlineText {
  if (!/[\\`[*_~<&]/.test(markdown)) return { text: markdown, images: [] };
  const links = dissolveLinks(stripHtml(shieldLiterals(markdown)));
  return { text: wordsOf(links.text), images: links.images.map(wordsOf) };
}
