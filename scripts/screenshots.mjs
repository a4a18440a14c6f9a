// Takes the pictures of the documentation, from the real pages over the project's own corpora:
//   node scripts/screenshots.mjs [FOLDER] [--only NAME]      default docs/images; needs Chromium (CHROME_PATH, or the usual places)
// They are WebP, which Chromium makes itself: a fifth of the size of PNG.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const PULLQUOTE = resolve(import.meta.dirname, '../bin/pullquote.js');
const PLACES = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const folder = resolve(positionals[0] ?? 'docs/images');
const QUALITY = 80;

const HARBOUR = 'tests/fixtures/fictional';
const WIDE = [1280, 860];
const TABLET = [768, 1000];
const PHONE = [360, 740];

/**
 * Each picture: its file, the corpus, the page ("hit of QUERY" is where its first result leads, "cite of QUERY" where that is cited),
 * the window, what is done there, and the colour scheme.
 */
const PICTURES = [
  { file: 'start', corpus: 'seeds', path: '/', window: WIDE },
  { file: 'search', corpus: 'seeds', path: '/?q=cartel&scope=quotations', window: WIDE },
  {
    file: 'search-filters',
    corpus: HARBOUR,
    path: '/?q=harbour&kind=direct&-speaker-kind=unnamed&after=2021&before=2025-11',
    window: WIDE,
  },
  { file: 'search-narrow-dark', corpus: 'seeds', path: '/?q=cartel', window: PHONE, isDark: true },
  { file: 'no-results', corpus: HARBOUR, path: '/?q=ferry&speaker=person:callum-reddy&date=2021', window: WIDE },
  { file: 'facet', corpus: HARBOUR, path: '/facets/speaker?q=harbour', window: WIDE },
  { file: 'article', corpus: HARBOUR, path: 'hit of q=harbour', window: WIDE },
  { file: 'article-names-dark', corpus: HARBOUR, path: 'hit of q=dredging&names=on', window: TABLET, isDark: true },
  { file: 'article-narrow', corpus: HARBOUR, path: 'hit of q=Whitlock', window: PHONE },
  { file: 'cite', corpus: HARBOUR, path: 'cite of q=dredging', window: WIDE },
  { file: 'variants', corpus: HARBOUR, path: 'variants of q=&scope=quotations', window: WIDE },
  { file: 'check', corpus: HARBOUR, path: '/check', window: WIDE, draftOf: 'q=harbour&scope=quotations&kind=direct' },
  { file: 'clippings', corpus: HARBOUR, path: 'clippings of q=harbour&scope=quotations&kind=direct', window: [1280, 1000] },
  { file: 'topics', corpus: HARBOUR, path: '/topics', window: [1280, 900], below: 'section[aria-labelledby=whose-word]' },
  { file: 'compare', corpus: HARBOUR, path: '/compare?speaker=Margaret+Aldous&speaker=Callum+Reddy', window: [1280, 1000] },
  { file: 'names', corpus: HARBOUR, path: '/entities', window: WIDE },
  { file: 'entity-dark', corpus: HARBOUR, path: '/entities/person:callum-reddy', window: WIDE, isDark: true },
  { file: 'speaker', corpus: HARBOUR, path: '/speakers/group:residents', window: WIDE },
  { file: 'overview', corpus: HARBOUR, path: '/overview', window: [1280, 1180] },
  { file: 'overview-narrow-dark', corpus: HARBOUR, path: '/overview', window: PHONE, isDark: true, below: '.together' },
  { file: 'corpus', corpus: HARBOUR, path: '/corpus', window: WIDE },
  { file: 'help', corpus: HARBOUR, path: '/help', window: WIDE },
].filter(({ file }) => options.only === undefined || options.only === file);

function serve(corpus, scratch) {
  const index = join(scratch, corpus.replaceAll('/', '-'));
  const child = spawn(process.execPath, [PULLQUOTE, 'serve', corpus, '--index', index, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = new Promise((found, fail) => {
    let messages = '';
    child.stderr.on('data', (chunk) => {
      messages += chunk;
      const address = /listening on (http\S+)/.exec(messages)?.[1];
      if (address !== undefined) found(address);
    });
    child.on('exit', () => fail(new Error(messages)));
  });
  return { url, stop: () => child.kill() };
}

const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
if (executablePath === undefined) throw new Error('Chromium is not in the usual places: set CHROME_PATH');
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'pullquote-pictures-'));
const servers = new Map([...new Set(PICTURES.map(({ corpus }) => corpus))].map((corpus) => [corpus, serve(corpus, scratch)]));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** What the results of a search lead to: the forms of one that stands elsewhere too, or a list of three of them with a note. */
async function addressOnPage(way, query, url) {
  const results = async () => (await fetch(new URL(`/?${query}&limit=100`, url))).text();
  // Quotations are compared while the first pages are already answered.
  for (let tries = way === 'variants' ? 50 : 0; tries > 0; tries--) {
    const [, href] = /href="([^"]*\/variants[^"]*)"/.exec(await results()) ?? [];
    if (href !== undefined) return new URL(href.replaceAll('&amp;', '&'), url).href;
    await new Promise((done) => setTimeout(done, 200));
  }
  const html = await results();
  const refs = [...html.matchAll(/name="c" value="([^"]+)"/g)].slice(0, 3).map(([, ref]) => ['c', ref]);
  const list = new URL((await fetch(new URL(`/clippings?${new URLSearchParams(refs)}`, url))).url).search;
  return new URL(`/clippings${list}&title=The+harbour&note=Ask+for+the+letter.&note=&note=&do=save`, url).href;
}

/** A draft that has one quotation as it stands, and one changed. */
async function writeDraft(page, query, url) {
  const { hits } = await (await fetch(new URL(`/api/search?${query}&limit=2`, url))).json();
  const [one, other] = hits.map(({ quotation }) => quotation);
  const changed = other.text.split(' ').with(2, 'surely').join(' ');
  await page.locator('textarea').fill(`“${one.text}” ${one.speaker?.name} said.\n\n“${changed}” ${other.speaker?.name} said.`);
  await page.locator('main button[type=submit]').click();
  await page.locator('#report').waitFor();
}

/** The address of a picture's page. */
async function addressOf(path, url) {
  const [, way, query] = /^(hit|cite|variants|clippings) of (.+)/.exec(path) ?? [];
  if (way === undefined) return new URL(path, url).href;
  if (way === 'variants' || way === 'clippings') return addressOnPage(way, query, url);
  const { hits } = await (await fetch(new URL(`/api/search?${new URLSearchParams(query)}&limit=1`.replace('&names=on', ''), url))).json();
  if (way === 'cite') return new URL(`${hits[0].link}/cite`, url).href;
  const { id } = hits[0].passage;
  return new URL(`${hits[0].article.link}?${query}&passage=${id}#${id}`, url).href;
}

try {
  for (const { file, corpus, path, window, isDark = false, below, draftOf } of PICTURES) {
    const [width, height] = window;
    const url = await servers.get(corpus).url;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: isDark ? 'dark' : 'light' });
    const page = await context.newPage();
    await page.goto(await addressOf(path, url), { waitUntil: 'networkidle' });
    if (draftOf !== undefined) await writeDraft(page, draftOf, url);
    if (below !== undefined) await page.locator(below).evaluate((element) => element.scrollIntoView());
    const session = await context.newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
    writeFileSync(join(folder, `${file}.webp`), Buffer.from(data, 'base64'));
    await context.close();
    console.log(`${file}.webp: ${path} of ${corpus}, ${width} × ${height}${isDark ? ', dark' : ''}`);
  }
} finally {
  await browser.close();
  for (const { stop } of servers.values()) stop();
  rmSync(scratch, { recursive: true, force: true });
}
