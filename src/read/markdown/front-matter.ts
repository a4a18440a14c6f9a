/**
 * YAML between `---` lines at the top of a Markdown file.
 *
 * It is parsed as data, with the core schema: no tag constructs anything, dates stay text, and aliases cannot multiply (a bomb of
 * aliases is refused). Front matter that is no valid YAML ("title: A: B" is the usual case) is read line by line as far as it goes.
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

const FENCE = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const KEY_VALUE = /^([A-Za-z_][\w-]{0,60})[ \t]*:[ \t]*(.*)$/;
/** Longer than any real front matter. */
const MAX_LINES = 1000;
const MAX_LENGTH = 100_000;
const MAX_ALIASES = 100;

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

/** One `key: value` a line; what is not of this form is handed back. */
function parseLoosely(lines: readonly string[]): Pick<FrontMatter, 'values' | 'unread'> {
  const values = new Map<string, string>();
  const unread: FrontMatter['unread'] = [];
  for (const [i, line] of lines.entries()) {
    const [, key, value] = KEY_VALUE.exec(line) ?? [];
    if (key !== undefined && value !== undefined && value !== '') values.set(key, unquote(value.trim()));
    else if (line.trim() !== '' && !line.startsWith('#')) unread.push({ number: i + 2, text: line.trim() });
  }
  return { values: Object.fromEntries(values), unread };
}

/** The front matter of a file given as its lines; a `---` that nothing closes is no front matter. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const none: FrontMatter = { values: {}, lineCount: 0, unread: [] };
  if (!FENCE.test(lines[0] ?? '')) return none;
  const end = lines.slice(1, MAX_LINES).findIndex((line) => CLOSING.test(line));
  if (end === -1) return none;
  const content = lines.slice(1, end + 1);
  const yaml = content.join('\n');
  const lineCount = end + 2;
  if (yaml.trim() === '') return { ...none, lineCount };
  const parsed = yaml.length <= MAX_LENGTH ? parseYaml(yaml) : undefined;
  if (parsed) return { values: parsed, lineCount, unread: [] };
  const loose = parseLoosely(content);
  // Two rules with prose between them are a decoration, not front matter.
  return Object.keys(loose.values).length === 0 ? none : { ...loose, lineCount };
}
