// How fast files are read, format by format, from made-up articles: megabytes of text that come out in a second of one core.
//
//   npm run build && node benchmarks/reading.mjs [MEGABYTES]
//
// Every format holds the same made-up articles (words drawn with a fixed seed), so that the figures can be compared. "out" counts
// what stands in the articles, "in" the bytes of the file. Two cores read twice as much: files are read independently.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFile } from '../dist/src/read/read-file.js';

const megabytes = Number(process.argv[2] ?? 8);
if (!(megabytes > 0)) {
  console.error('usage: node benchmarks/reading.mjs [MEGABYTES]');
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

async function readAll(files) {
  let [count, letters] = [0, 0];
  for (const name of files) {
    for await (const result of readFile({ file: join(folder, name), path: name })) {
      if (!('article' in result)) throw new Error(`${name}: ${result.skipped.reason}`);
      count++;
      letters += Buffer.byteLength(result.article.text);
    }
  }
  return { count, letters };
}

try {
  for (const [name, contents] of Object.entries(FORMATS)) {
    const files = contents.map(([extension, content], i) => {
      writeFileSync(join(folder, String(i) + extension), content);
      return String(i) + extension;
    });
    const bytes = contents.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
    await readAll(files.slice(0, 200));
    const [before, start] = [process.cpuUsage(), performance.now()];
    const { count, letters } = await readAll(files);
    const { user, system } = process.cpuUsage(before);
    const [cpu, seconds] = [(user + system) / 1e6, (performance.now() - start) / 1e3];
    const rate = (n) => (n / 1e6 / cpu).toFixed(1).padStart(6);
    console.log(
      `${name.padEnd(32)} ${rate(bytes)} MB/s in ${rate(letters)} MB/s out ${(count / cpu).toFixed(0).padStart(6)} articles/s of one core (${count} in ${seconds.toFixed(1)} s)`,
    );
    for (const file of files) rmSync(join(folder, file));
  }
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
