// How fast files are read, format by format, from made-up articles: megabytes of text that come out in a second of one core, and in a
// second of the clock where a folder is read by two processes, as `pullquote index` does it.
//
//   npm run build && node benchmarks/reading.mjs [MEGABYTES] [ROUNDS]
//
// The last of ROUNDS (3 where none are given) counts: in the first ones the code is compiled.
//
// Every format holds the same made-up articles (words drawn with a fixed seed), so that the figures can be compared. "out" counts
// what stands in the articles, "in" the bytes of the file. Only a quiet machine gives figures of the clock that mean anything.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openReadingPool, readAhead } from '../dist/src/read/in-worker.js';
import { readFile } from '../dist/src/read/read-file.js';

const megabytes = Number(process.argv[2] ?? 8);
const rounds = Number(process.argv[3] ?? 3);
if (!(megabytes > 0 && rounds > 0)) {
  console.error('usage: node benchmarks/reading.mjs [MEGABYTES] [ROUNDS]');
  process.exit(2);
}

let state = 42;
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const WORDS =
  'the of and to in a is that for it was on with as he be at by this had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about than into them can only other could new some harbour council vote pilot ferry winter market station river crane morning letter'.split(
    ' ',
  );

function sentence() {
  const words = Array.from({ length: 8 + random(18) }, () => WORDS[random(WORDS.length)]);
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random(6) === 0 ? ', said Petra Holm, who speaks for the pilots.' : '.'}`;
}

const makeArticle = (i) => ({
  id: `a${i}`,
  title: `What the Harbour Council Said in Week ${i}`,
  paragraphs: Array.from({ length: 6 + random(20) }, () => Array.from({ length: 1 + random(5) }, sentence).join(' ')),
});

const articles = [];
for (let size = 0; size < megabytes * 1e6; ) {
  const article = makeArticle(articles.length);
  articles.push(article);
  size += article.paragraphs.join('\n').length;
}

function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1).length + word.length + 1 > width) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.join('\n');
}

const page = ({ title, paragraphs }) =>
  `<!DOCTYPE html><html lang="en"><head><title>${title} – The Quay Courier</title><meta property="og:site_name" content="The Quay Courier"><style>${'.a{color:red}'.repeat(300)}</style></head><body><nav>${'<a href="/x">Section</a>'.repeat(40)}</nav><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article><aside>${'<div class="related"><a href="/y">Another headline of the day</a></div>'.repeat(30)}</aside><footer>© The Quay Courier</footer><script>${'track("x");'.repeat(2000)}</script></body></html>`;

const rows = articles.map(({ id, title, paragraphs }) => JSON.stringify({ id, title, text: paragraphs.join('\n\n') })).join('\n');
const cell = (text) => `"${text.replaceAll('"', '""')}"`;
const FORMATS = {
  'plain text, a paragraph a line': articles.map(({ title, paragraphs }) => ['.txt', [title, ...paragraphs].join('\n')]),
  'plain text, wrapped': articles.map(({ title, paragraphs }) => [
    '.txt',
    [title, ...paragraphs.map((text) => wrap(text, 72))].join('\n\n'),
  ]),
  Markdown: articles.map(({ title, paragraphs }) => ['.md', `---\ntitle: ${title}\n---\n\n${paragraphs.join('\n\n')}\n`]),
  'JSON Lines': [['.jsonl', rows]],
  'JSON Lines, gzip': [['.jsonl.gz', gzipSync(rows)]],
  CSV: [
    [
      '.csv',
      `id,title,text\n${articles.map(({ id, title, paragraphs }) => [id, title, paragraphs.join('\n\n')].map(cell).join(',')).join('\n')}`,
    ],
  ],
  HTML: articles.map((article) => ['.html', page(article)]),
  'e-mail': articles.map(({ title, paragraphs }) => [
    '.eml',
    `Message-ID: <1@x>\nFrom: Jane Doe <j@x.example>\nSubject: ${title}\n\n${paragraphs.map((text) => wrap(text, 72)).join('\n\n')}`,
  ]),
  WARC: [
    [
      '.warc',
      articles
        .map((article) => {
          const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page(article)}`;
          return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/${article.id}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
        })
        .join(''),
    ],
  ],
  RSS: [
    [
      '.rss',
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title>${articles
        .slice(0, 1000)
        .map(
          ({ id, title, paragraphs }) =>
            `<item><guid>${id}</guid><title>${title}</title><content:encoded><![CDATA[${paragraphs.map((text) => `<p>${text}</p>`).join('')}]]></content:encoded></item>`,
        )
        .join('')}</channel></rss>`,
    ],
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'pullquote-reading-'));

const inputOf = (name) => ({ file: join(folder, name), path: name });

async function* readHere(files) {
  for (const name of files) yield* readFile(inputOf(name));
}

async function* inputs(files) {
  for (const name of files) yield { input: inputOf(name), config: undefined };
}

async function count(results) {
  let [articles, letters] = [0, 0];
  for await (const result of results) {
    if (!('article' in result)) throw new Error(`${result.skipped.path}: ${result.skipped.reason}`);
    articles++;
    letters += Buffer.byteLength(result.article.text);
  }
  return { articles, letters };
}

/** Seconds of this process's CPU and of the clock, and what was read, of the last round. */
async function measure(read) {
  let measured;
  for (let round = 0; round < rounds; round++) {
    const [before, start] = [process.cpuUsage(), performance.now()];
    const counts = await count(read());
    const { user, system } = process.cpuUsage(before);
    measured = { ...counts, cpu: (user + system) / 1e6, seconds: (performance.now() - start) / 1e3 };
  }
  return measured;
}

const figure = (n) => n.toFixed(1).padStart(6);
try {
  console.log(`${''.padEnd(32)}   one core: MB/s in, out, articles/s    two processes: MB/s out, articles/s`);
  for (const [name, contents] of Object.entries(FORMATS)) {
    const files = contents.map(([extension, content], i) => {
      writeFileSync(join(folder, String(i) + extension), content);
      return String(i) + extension;
    });
    const bytes = contents.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
    // A format of one file is read by both processes when there are two of it.
    const twice = files.length === 1 ? [...files, ...files] : files;
    const pool = openReadingPool(2);
    const one = await measure(() => readHere(files));
    const two = await measure(() => readAhead(pool, inputs(twice)));
    await pool.close();
    console.log(
      `${name.padEnd(32)} ${figure(bytes / 1e6 / one.cpu)} ${figure(one.letters / 1e6 / one.cpu)} ${figure(one.articles / one.cpu)}       ${figure(two.letters / 1e6 / two.seconds)} ${figure(two.articles / two.seconds)}`,
    );
    for (const file of files) rmSync(join(folder, file));
  }
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
