// How much of a page's article is found, and how fast: Pullquote beside plain Readability over linkedom, in one run.
//
//   npm run build && node benchmarks/extraction.mjs FOLDER [OUT.jsonl]
//
// FOLDER holds gold.jsonl, rows {id, html, text}, and the pages that they name (the layout of article-extraction-benchmark's
// articles). The measure is that benchmark's: precision and recall over 4-grams of words, each averaged over the pages. The
// pages at even and at odd places are shown apart as well: rules were made by looking at the first, and confirmed on the others.
// OUT.jsonl gets Pullquote's rows {path, text}.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readHtml } from '../dist/src/read/html/html-reader.js';

const [folder, out] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node benchmarks/extraction.mjs FOLDER [OUT.jsonl]');
  process.exit(2);
}

const gold = readFileSync(join(folder, 'gold.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const pages = gold.map((row) => readFileSync(join(folder, row.html)));

const BLOCKS = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 LI UL OL BLOCKQUOTE PRE TABLE TR TD TH FIGURE FIGCAPTION SECTION ARTICLE BR HR DL DT DD'.split(' '),
);

/** Text with a line break at each boundary of a block: `textContent` alone would join words. */
function blockText(node) {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === 3) text += child.data;
    else if (child.nodeType === 1) text += BLOCKS.has(child.tagName) ? `\n${blockText(child)}\n` : blockText(child);
  }
  return text;
}

const EXTRACTORS = {
  'Readability + linkedom, textContent': (page) => new Readability(parseHTML(page.toString()).document).parse()?.textContent ?? '',
  'Readability + linkedom, text by blocks': (page) => {
    const article = new Readability(parseHTML(page.toString()).document, { serializer: blockText }).parse();
    return article?.content ?? '';
  },
  Pullquote: (page, path) => {
    const result = readHtml(page, { path });
    return 'article' in result ? result.article.text : '';
  },
};

function shingles(text) {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const bag = new Map();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const gram = words.slice(i, i + 4).join(' ');
    if (gram !== '') bag.set(gram, (bag.get(gram) ?? 0) + 1);
  }
  return bag;
}

function compare(wanted, found) {
  const [want, got] = [shingles(wanted), shingles(found)];
  let right = 0;
  let surplus = 0;
  let missing = 0;
  for (const gram of new Set([...want.keys(), ...got.keys()])) {
    const [w, g] = [want.get(gram) ?? 0, got.get(gram) ?? 0];
    right += Math.min(w, g);
    surplus += Math.max(0, g - w);
    missing += Math.max(0, w - g);
  }
  return {
    precision: right + surplus > 0 ? right / (right + surplus) : Number(missing === 0),
    recall: right + missing > 0 ? right / (right + missing) : 1,
  };
}

function summarize(scores) {
  const mean = (key) => scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  const [p, r] = [mean('precision'), mean('recall')];
  const percent = (x) => (100 * x).toFixed(1);
  return `P ${percent(p)} R ${percent(r)} F1 ${percent((2 * p * r) / (p + r))}`;
}

/** Seconds of processor time of one pass over all pages, after a pass to warm up. */
function timePass(extract) {
  pages.forEach((page, i) => extract(page, gold[i].html));
  const before = process.cpuUsage();
  pages.forEach((page, i) => extract(page, gold[i].html));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const megabytes = pages.reduce((sum, page) => sum + page.length, 0) / 1e6;
console.log(`${pages.length} pages, ${megabytes.toFixed(1)} MB`);
for (const [name, extract] of Object.entries(EXTRACTORS)) {
  const texts = pages.map((page, i) => extract(page, gold[i].html));
  const scores = gold.map((row, i) => compare(row.text, texts[i]));
  const half = (rest) => summarize(scores.filter((_, i) => i % 2 === rest));
  const seconds = timePass(extract);
  console.log(
    `${name}\n  all  ${summarize(scores)}\n  even ${half(0)}\n  odd  ${half(1)}\n  ${(pages.length / seconds).toFixed(0)} pages/s of one core`,
  );
  if (name === 'Pullquote' && out !== undefined) {
    writeFileSync(out, texts.map((text, i) => `${JSON.stringify({ path: gold[i].html, text })}\n`).join(''));
  }
}
