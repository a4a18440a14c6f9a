// How long a page of results takes to show once the answer is there: from the last byte of the response until it is swapped in, and until it is painted.
//
//   npm run build && node benchmarks/swap.mjs INDEX [--words 20] [--slower 1] [--dist dist]
//
// INDEX is an index that `pullquote index` made; needs Chromium (CHROME_PATH, or /usr/bin/chromium). Words are drawn from the titles of its articles, the same
// ones each time. Each is typed, a speaker is chosen and taken off, the scope changed and the order, a source chosen and taken off: what is swapped
// is what a browser gets from `pullquote serve`. The end of the response is the browser's own (resource timing), the swap htmx's event, the paint the task after the next
// frame. `--slower 4` slows the processor of the page down as many times, about as a phone is slower.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { readArticles, room } from './news-corpus.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    words: { type: 'string', default: '20' },
    slower: { type: 'string', default: '1' },
    dist: { type: 'string', default: 'dist' },
  },
});
const [index] = positionals;
if (index === undefined) throw new Error('give the folder of an index');
const TARGET_MS = 100;
const PASSAGES_READ = 20_000;
/** Drawn apart, so that neighbours in the index are not asked for one after the other. */
const STRIDE = 23;

async function drawWords(count) {
  const titles = [];
  for await (const { article } of readArticles(index, PASSAGES_READ)) titles.push(article.title);
  const words = titles.flatMap((title) => (title.match(/\p{L}{5,}/gu) ?? []).slice(0, 1)).map((word) => word.toLowerCase());
  return [...new Set(words)].filter((_, i) => i % STRIDE === 0).slice(0, count);
}

/** In the page, before its own scripts: each swap with the times since its response ended. */
function watchSwaps() {
  window.swaps = [];
  document.addEventListener('htmx:after:swap', () => {
    const swapped = performance.now();
    const { responseEnd } = performance.getEntriesByType('resource').findLast(({ name }) => new URL(name).pathname === '/');
    performance.clearResourceTimings();
    requestAnimationFrame(() => setTimeout(() => window.swaps.push([swapped - responseEnd, performance.now() - responseEnd])));
  });
}

/** By keyboard, which takes the focus from the field: its suggestions lie over the facets. */
const enter = (selector) => async (page) => {
  const control = page.locator(selector).first();
  if ((await control.count()) === 0) return false;
  await control.press('Enter');
  return true;
};
const STEPS = {
  'words typed': async (page, word) => {
    await page.locator('#q').fill(word);
    return true;
  },
  'a speaker chosen': enter('[id="facet.speaker"] .choose'),
  'the speaker taken off': enter('.chip'),
  'quotations instead of paragraphs': enter('[id="scope.quotations"]'),
  'the newest first': enter('[id="sort.newest"]'),
  'a source chosen': enter('[id="facet.source"] .choose'),
  'the source taken off': enter('.chip'),
};

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

function report(name, rows) {
  const cells = [0, 1].flatMap((which) => {
    const sorted = rows.map((row) => row[which]).sort((a, b) => a - b);
    return [quantile(sorted, 0.5), quantile(sorted, 0.99)].map((ms) => ms.toFixed(1).padStart(8));
  });
  console.log(`${name.padEnd(36)} ${String(rows.length).padStart(4)} ${cells.join(' ')}`);
}

const { openIndex } = await room(options.dist, 'index.js');
const { startServer } = await room(options.dist, 'server/start-server.js');
const words = await drawWords(Number(options.words));
const engine = await openIndex(index, { threads: 2 });
const server = await startServer({ engine, host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(watchSwaps);
  await page.goto(`${server.url}/?q=the`);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(options.slower) });
  const rows = [];
  for (const word of words) {
    for (const [name, act] of Object.entries(STEPS)) {
      const before = await page.evaluate(() => window.swaps.length);
      // Results of one source have nothing to choose there.
      if (!(await act(page, word))) continue;
      const shown = await page.waitForFunction((length) => window.swaps[length], before);
      rows.push({ name, times: await shown.jsonValue() });
    }
  }
  const { articles, passages } = await engine.status();
  console.log(
    `${articles} articles, ${passages} passages; milliseconds from the end of the response${options.slower === '1' ? '' : `, the page ${options.slower} times slower`}\n`,
  );
  console.log(`${''.padEnd(36)} ${'n'.padStart(4)} ${['swapped', 'p99', 'painted', 'p99'].map((head) => head.padStart(8)).join(' ')}`);
  for (const name of Object.keys(STEPS))
    report(
      name,
      rows.filter((row) => row.name === name).map(({ times }) => times),
    );
  report(
    'all',
    rows.map(({ times }) => times),
  );
  const late = rows.filter(({ times: [, painted] }) => painted > TARGET_MS).length;
  console.log(`\ntarget: ${TARGET_MS} ms: ${late} of ${rows.length} later`);
} finally {
  await browser.close();
  await server.close();
  await engine.close();
}
