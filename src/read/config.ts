/**
 * `pullquote.yaml`: what a folder says about its articles where they do not say it themselves.
 *
 * It is data, checked in full before anything is read: an unknown key, or a value of the wrong form, is an error that names the line.
 * It never overrides what an article states.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { PullquoteError, messageOf } from '../domain/errors.ts';
import { parseStatedAuthors } from './authors.ts';
import { type Metadata, stated, webAddress } from './metadata.ts';
import { matchesPath } from './patterns.ts';
import { parseDate } from './published-date.ts';

export const CONFIG_FILE = 'pullquote.yaml';
const MAX_BYTES = 1 << 20;
const MAX_ALIASES = 100;

const text = z.string().trim().min(1).max(1000);
const pattern = z.string().min(1).max(500);
const webUrl = text.refine((value) => webAddress(value) !== undefined, 'is not an http or https address');
const source = z.union([text.transform((name) => ({ name })), z.strictObject({ name: text, url: webUrl.exactOptional() })]);
const authors = z.union([text.transform((name) => [name]), z.array(text).max(50)]);
const date = z
  .union([z.string(), z.number().transform(String)])
  .refine((value) => parseDate(value) !== undefined, 'is not a date: write 2025, 2025-02 or 2025-02-19')
  .transform((value) => parseDate(value) ?? value);
const language = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language code such as "en"');

const ruleSchema = z
  .strictObject({
    /** Path pattern; see `patterns.ts`. */
    match: pattern,
    source: z.union([source.transform((one) => [one]), z.array(source).max(50)]).exactOptional(),
    author: authors.exactOptional(),
    authors: authors.exactOptional(),
    published: date.exactOptional(),
    url: webUrl.exactOptional(),
    title: text.exactOptional(),
    language: language.exactOptional(),
  })
  .refine((rule) => rule.author === undefined || rule.authors === undefined, 'has both `author` and `authors`: keep one');

const configSchema = z.strictObject({
  /** Of the corpus. */
  title: text.exactOptional(),
  articles: z.array(ruleSchema).max(10_000).default([]),
  boilerplate: z.array(pattern).max(1000).default([]),
  ignore: z.array(pattern).max(1000).default([]),
});

/** A checked `pullquote.yaml`: plain data that can be sent to a worker. */
export type FolderConfig = z.infer<typeof configSchema>;

function invalid(file: string, line: number | undefined, what: string): PullquoteError {
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new PullquoteError('config-invalid', `${place}: ${what}`, { hint: 'see the comments in seeds/pullquote.yaml for every key' });
}

/** Of the issues of a union, those of the alternative that came furthest; else the issue itself. */
function deepest(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union') return { path: issue.path, message: issue.message };
  const nested = issue.errors.flat().map(deepest);
  const longest = nested.toSorted((a, b) => b.path.length - a.path.length)[0];
  const path = [...issue.path, ...(longest?.path ?? [])];
  return {
    path,
    message:
      longest !== undefined && longest.path.length > 0 ? longest.message : `must be ${nested.map(({ message }) => message).join(' or ')}`,
  };
}

/**
 * Checks the text of a `pullquote.yaml`; an empty one is an empty configuration. `file` is for messages.
 * @throws PullquoteError `config-invalid`, naming file and line
 */
export function parseFolderConfig(yaml: string, file: string): FolderConfig {
  const counter = new LineCounter();
  const lineOf = (offset: number | undefined): number | undefined => (offset === undefined ? undefined : counter.linePos(offset).line);
  let document: ReturnType<typeof parseDocument>;
  let data: unknown;
  try {
    document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, schema: 'core', logLevel: 'silent' });
    const error = document.errors[0];
    if (error) throw invalid(file, lineOf(error.pos[0]), error.message);
    data = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
  } catch (error) {
    throw error instanceof PullquoteError ? error : invalid(file, undefined, messageOf(error));
  }
  const parsed = configSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (!issue) throw invalid(file, undefined, 'is not valid');
  const { path, message } = deepest(issue);
  const at = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  throw invalid(file, lineOf(offsetOf(document, at)), `${at.length > 0 ? `\`${at.join('.')}\` ` : ''}${message}`);
}

/** Where in the file a value stands; for a value that is missing, what should hold it. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return Number(node.range[0]);
  }
  return undefined;
}

/**
 * The configuration of a folder, or `undefined` when it has none.
 * @throws PullquoteError `config-invalid` when there is one that cannot be used
 */
export async function loadFolderConfig(dir: string): Promise<FolderConfig | undefined> {
  const file = join(dir, CONFIG_FILE);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new PullquoteError('config-invalid', `${file}: cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (bytes.length > MAX_BYTES) throw invalid(file, undefined, 'is larger than 1 MB');
  return parseFolderConfig(bytes.toString('utf8').replace(/^\uFEFF/, ''), file);
}

/** As the metadata of a file: "By JANE DOE and John Roe" names two, "Doe, Jane" one. */
function authorsOf(named: readonly string[] | undefined): string[] | undefined {
  const authors = parseStatedAuthors(named ?? []);
  return authors.length > 0 ? authors : undefined;
}

/** What the rules say of an article; of several that match, the first that states a field gives it. `path` may be `file#row`. */
export function defaultsFor(config: FolderConfig | undefined, path: string): Metadata {
  if (!config || config.articles.length === 0) return {};
  const row = path.indexOf('#');
  const matching = config.articles.filter(
    ({ match }) => matchesPath(match, path) || (row !== -1 && matchesPath(match, path.slice(0, row))),
  );
  return stated(
    ...matching.map((rule) => ({
      title: rule.title,
      sources: rule.source,
      authors: authorsOf(rule.authors ?? rule.author),
      published: rule.published,
      url: rule.url,
      language: rule.language,
    })),
  );
}
