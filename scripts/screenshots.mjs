// Takes the pictures of the documentation, from the real pages over the project's own corpora:
//   node scripts/screenshots.mjs [FOLDER]      default docs/images; needs Chromium (CHROME_PATH, or the usual places)
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const PULLQUOTE = resolve(import.meta.dirname, '../bin/pullquote.js');
const PLACES = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const folder = resolve(process.argv[2] ?? 'docs/images');

/** Each picture: its file, the corpus, the page, width and height, colour scheme. */
const PICTURES = [
  ['search.png', 'seeds', '/?q=cartel&scope=quotations', 1280, 860, 'light'],
  ['start.png', 'seeds', '/', 1280, 860, 'light'],
  ['search-narrow-dark.png', 'seeds', '/?q=cartel', 360, 740, 'dark'],
  ['search-dates.png', 'tests/fixtures/fictional', '/?q=harbour', 1280, 860, 'light'],
  ['article.png', 'tests/fixtures/fictional', 'first hit of dredging', 1280, 860, 'light'],
  ['overview.png', 'tests/fixtures/fictional', '/overview', 1280, 860, 'light'],
  ['entity-dark.png', 'tests/fixtures/fictional', '/entities/person:callum-reddy', 1280, 860, 'dark'],
];

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
const servers = new Map([...new Set(PICTURES.map(([, corpus]) => corpus))].map((corpus) => [corpus, serve(corpus, scratch)]));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  for (const [file, corpus, path, width, height, colorScheme] of PICTURES) {
    const url = await servers.get(corpus).url;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    const query = /^first hit of (.+)/.exec(path)?.[1];
    const link = query && (await (await fetch(new URL(`/api/search?q=${query}&limit=1`, url))).json()).hits[0].link;
    await page.goto(new URL(link ?? path, url).href, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(folder, file) });
    await context.close();
    console.log(`${file}: ${path} of ${corpus}, ${width} × ${height}, ${colorScheme}`);
  }
} finally {
  await browser.close();
  for (const { stop } of servers.values()) stop();
  rmSync(scratch, { recursive: true, force: true });
}
