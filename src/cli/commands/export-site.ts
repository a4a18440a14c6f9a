/** `pullquote export-site` */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PullquoteError } from '../../domain/errors.ts';
import { openIndex } from '../../index.ts';
import { indexCorpus } from '../../indexer/index-corpus.ts';
import { renderSite, type SiteOptions } from '../../server/render-site.tsx';
import type { Language } from '../../../views/languages/language.ts';
import { LANGUAGES } from '../../../views/languages/languages.ts';
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { say } from '../output.ts';
import { defaultJobs } from '../run-indexing.ts';

/** Says that the folder is such a site, which may be written anew. */
const MARKER = '.pullquote-site';
const OWN = ['index.html', 'articles', 'passages', 'assets', MARKER];

/** Empties the folder where it holds a site. @throws PullquoteError usage, where it holds anything else */
async function clearFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes(MARKER)) {
    throw new PullquoteError('usage', `the folder ${folder} holds other files`, { hint: 'pullquote export-site NEW-FOLDER' });
  }
  for (const name of OWN) await rm(join(folder, name), { recursive: true, force: true });
}

async function writeSite(folder: string, indexDir: string, ledger: string | undefined, options: SiteOptions): Promise<number> {
  const engine = await openIndex(indexDir, ledger === undefined ? {} : { ledger });
  try {
    let files = 0;
    await writeFile(join(folder, MARKER), '');
    for await (const { path, body } of renderSite(engine, options)) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, body);
      files++;
    }
    return files;
  } finally {
    await engine.close();
  }
}

/** @throws PullquoteError usage */
function readLanguage(tag = LANGUAGES[0].tag): Language {
  const found = LANGUAGES.find((one) => one.tag === tag);
  if (found !== undefined) return found;
  throw usage(`--language is none of ${LANGUAGES.map((one) => one.tag).join(', ')}: ${tag}`, 'export-site');
}

export async function runExportSite(words: readonly string[]): Promise<number> {
  const args = parseArguments('export-site', words, { ...INDEX_OPTIONS, title: 'text', 'public-url': 'text', language: 'text' });
  const [given, ...paths] = args.positionals;
  if (given === undefined) throw usage('export the site to which folder?', 'export-site');
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw usage(`there is nothing at ${missing}`, 'export-site');
  const folder = resolve(given);
  const [title, publicUrl] = [args.text('title'), args.text('public-url')];
  const language = readLanguage(args.text('language'));
  const options = { language, ...(title === undefined ? {} : { title }), ...(publicUrl === undefined ? {} : { publicUrl }) };
  await clearFolder(folder);
  const scratch = paths.length === 0 ? undefined : await mkdtemp(join(tmpdir(), 'pullquote-site-'));
  try {
    const indexDir = scratch === undefined ? (args.text('index') ?? DEFAULT_INDEX) : join(scratch, 'index');
    if (scratch !== undefined) await indexCorpus({ indexDir, paths: paths.map((path) => resolve(path)), jobs: defaultJobs() });
    const files = await writeSite(folder, indexDir, scratch === undefined ? args.text('ledger') : undefined, options);
    say(`${files} files in ${folder}`);
    return EXIT.done;
  } finally {
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
  }
}
