/**
 * YAML between `---` lines at the top of a Markdown file.
 *
 * It is parsed as data, with the core schema: no tag constructs anything, dates stay text, and aliases cannot multiply (a bomb of
 * aliases is refused). Front matter that is no valid YAML ("title: A: B" is the usual case) is read line by line as far as it goes;
 * what is broken in it ("title: [unclosed"), and a block in another language (`---js`, `+++`), is handed back and never text.
 */
import { parseDocument } from 'yaml';

export interface FrontMatter {
  /** What it states; empty when there is none. */
  values: object;
  /** Lines of the file that it takes up, its `---` among them. */
  lineCount: number;
  /** Lines that could not be understood, with their number in the file. */
  unread: { number: number; text: string }[];
}

const FENCE = /^---[ \t]*(?:ya?ml[ \t]*)?$/i;
/** Front matter that is no YAML: named after its fence, or TOML. */
const FOREIGN = /^(?:---[ \t]*[A-Za-z]{1,20}|\+\+\+)[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const KEY_VALUE = /^([A-Za-z_][\w-]{0,60})[ \t]*:[ \t]*(.*)$/;
/** The beginning of a value that is no plain text in YAML, or of a text in quote marks that nothing closes. */
const BROKEN = /^(?:[[\]{}&*!|>%@`,]|"[^"]*$|'[^']*$)/;
/** Longer than any real front matter. */
const MAX_LINES = 1000;
const MAX_LENGTH = 100_000;
const MAX_ALIASES = 100;

const NONE: FrontMatter = { values: {}, lineCount: 0, unread: [] };

function parseYaml(yaml: string): object | undefined {
  try {
    const document = parseDocument(yaml, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return quoted ? (quoted[2] ?? '') : value;
}

/** One `key: value` a line; what is not of this form, or begins a structure that is broken, is handed back. */
function parseLoosely(lines: readonly string[]): Pick<FrontMatter, 'values' | 'unread'> {
  const values = new Map<string, string>();
  const unread: FrontMatter['unread'] = [];
  for (const [i, line] of lines.entries()) {
    const [, key, value = ''] = KEY_VALUE.exec(line) ?? [];
    const text = unquote(value.trim());
    if (key !== undefined && text !== '' && !BROKEN.test(text)) values.set(key, text);
    else if (line.trim() !== '' && !line.startsWith('#')) unread.push({ number: i + 2, text: line.trim() });
  }
  return { values: Object.fromEntries(values), unread };
}

/** All lines of a block that is not read, so that none of them is taken for text. */
function refuse(lines: readonly string[]): FrontMatter {
  const unread = lines.map((line, i) => ({ number: i + 1, text: line.trim() })).filter(({ text }) => text !== '');
  return { values: {}, lineCount: lines.length, unread };
}

function closesAt(lines: readonly string[], closing: RegExp): number {
  return lines.slice(0, MAX_LINES).findIndex((line, i) => i > 0 && closing.test(line));
}

/** Front matter that nothing closes: two or more lines of `key: value` alone, before the first blank line. */
function readUnclosed(lines: readonly string[]): FrontMatter {
  const blank = lines.slice(0, MAX_LINES).findIndex((line) => line.trim() === '');
  const content = lines.slice(1, blank === -1 ? MAX_LINES : blank);
  if (content.length < 2 || !content.every((line) => KEY_VALUE.test(line))) return NONE;
  return { ...parseLoosely(content), lineCount: content.length + 1 };
}

/** The front matter of a file given as its lines; a `---` that is a rule is none. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const first = lines[0] ?? '';
  if (FOREIGN.test(first) && !FENCE.test(first)) {
    const end = closesAt(lines, first.startsWith('+') ? /^\+\+\+[ \t]*$/ : CLOSING);
    return end === -1 ? NONE : refuse(lines.slice(0, end + 1));
  }
  if (!FENCE.test(first)) return NONE;
  const end = closesAt(lines, CLOSING);
  if (end === -1) return readUnclosed(lines);
  const content = lines.slice(1, end);
  const yaml = content.join('\n');
  const lineCount = end + 1;
  if (yaml.trim() === '') return { ...NONE, lineCount };
  const parsed = yaml.length <= MAX_LENGTH ? parseYaml(yaml) : undefined;
  if (parsed) return { values: parsed, lineCount, unread: [] };
  if (content.some((line) => KEY_VALUE.test(line))) return { ...parseLoosely(content), lineCount };
  // Two rules with prose between them are a decoration, not front matter.
  return content.every((line) => BROKEN.test(line) && !line.includes('](')) ? refuse(lines.slice(0, lineCount)) : NONE;
}
