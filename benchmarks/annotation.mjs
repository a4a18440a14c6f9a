// What annotation costs: tokens a second of CPU, for all of it and for its phases; resident memory; growth with hostile texts.
//
//   npm run build && node benchmarks/annotation.mjs ARTICLES.jsonl[.gz] [--articles 2000] [--tokens 1500000] [--only speed,memory,growth] [--dist dist]
//
// ARTICLES has rows {id, text}; a paragraph a line. Every figure is CPU time of this process (garbage collection on other threads included),
// not wall time. Tokens are wink-nlp's, marks included. The phases are run one by one over the same articles: tagging (wink-nlp), the names
// model, and the rest, which is the whole less these two; all in a thread like those that annotate for `pullquote index`. Memory is read while the same process goes on and on, first over the articles, then over
// sentences of words that were never seen before. Growth is how many times as long twice the text takes.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '2000' },
    tokens: { type: 'string', default: '1500000' },
    only: { type: 'string', default: 'speed,memory,growth' },
    dist: { type: 'string', default: 'dist' },
  },
});
const [file] = positionals;
if (file === undefined) {
  console.error('usage: node benchmarks/annotation.mjs ARTICLES.jsonl[.gz] [--articles N] [--tokens N] [--only LIST] [--dist FOLDER]');
  process.exit(2);
}
const room = (name) => import(pathToFileURL(resolve(options.dist, 'src', name)).href);
const { createAnnotator } = await room('annotate/annotator.js');
const { Tagger } = await room('annotate/tagger.js');
const { NameTagger } = await room('annotate/names-model/tag-names.js');
const { loadNamesModel } = await room('annotate/names-model/model.js');
const { ANNOTATION_LIMITS } = await room('indexer/annotation-pool.js');
const WARM_UP = 200;

/** Milliseconds of CPU that a run takes. */
function cost(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function readArticles(wanted) {
  const input = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? input.pipe(createGunzip()) : input, crlfDelay: Infinity });
  const articles = [];
  for await (const line of lines) {
    if (articles.length >= wanted) break;
    const { id, text } = JSON.parse(line);
    if (text.trim() !== '') articles.push({ id, text });
  }
  input.destroy();
  return articles;
}

const paragraphsOf = ({ text }) => text.split('\n').filter((line) => line.trim() !== '');

function measureSpeed(articles) {
  const annotator = createAnnotator();
  const tagger = new Tagger();
  const names = new NameTagger(loadNamesModel());
  for (const article of articles.slice(0, WARM_UP)) annotator.annotateText(article);
  let tokens = 0;
  const spent = { everything: 0, 'tagging (wink-nlp)': 0, 'names model': 0 };
  // a few articles at a time, so that the tagged ones need not be kept
  for (let from = 0; from < articles.length; from += 50) {
    const some = articles.slice(from, from + 50);
    spent.everything += cost(() => some.forEach((article) => annotator.annotateText(article)));
    let tagged = [];
    spent['tagging (wink-nlp)'] += cost(() => {
      tagged = some.map((article) => paragraphsOf(article).map((text) => tagger.tag(text)));
    });
    spent['names model'] += cost(() => tagged.forEach((paragraphs) => names.tag(paragraphs)));
    for (const { words } of tagged.flat()) tokens += words.length;
  }
  spent['names, entities, values and attribution by rules'] = spent.everything - spent['tagging (wink-nlp)'] - spent['names model'];
  console.log(`${articles.length} articles, ${tokens} tokens`);
  for (const [phase, milliseconds] of Object.entries(spent)) {
    const rate = Math.round(tokens / milliseconds);
    console.log(
      `${phase.padEnd(50)} ${String(rate).padStart(6)}k tokens/s ${((1000 * milliseconds) / tokens).toFixed(2).padStart(7)} µs/token`,
    );
  }
}

/** Endless texts of words that never came before; the same ones each time. */
function* unseenTexts() {
  const CONSONANTS = 'bcdfghjklmnprstvwz';
  const VOWELS = 'aeiou';
  let state = 12345;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const word = () => {
    let letters = '';
    for (let i = 3 + below(3); i > 0; i--) letters += CONSONANTS.charAt(below(CONSONANTS.length)) + VOWELS.charAt(below(VOWELS.length));
    return below(4) === 0 ? letters.charAt(0).toUpperCase() + letters.slice(1) : letters;
  };
  for (;;)
    yield `${Array.from({ length: 40 }, () => `The ${word()} ${word()} of ${word()} ${word()} said in ${word()}.`).join(' ')}\n`.repeat(1);
}

function measureMemory(articles, wanted) {
  const annotator = createAnnotator();
  const tagger = new Tagger();
  const report = (what, texts) => {
    let tokens = 0;
    let next = 0;
    for (const text of texts) {
      annotator.annotateText({ id: 'm', text });
      tokens += tagger.tag(text).words.length;
      if (tokens < next) continue;
      const { rss, heapUsed } = process.memoryUsage();
      const megabytes = (bytes) => String(Math.round(bytes / 2 ** 20)).padStart(5);
      console.log(
        `${what.padEnd(16)} ${String(Math.round(tokens / 1000)).padStart(6)}k tokens ${megabytes(rss)} MB resident ${megabytes(heapUsed)} MB heap`,
      );
      next += wanted / 10;
      if (tokens >= wanted) break;
    }
  };
  report(
    'articles',
    (function* again() {
      for (;;) yield* articles.map(({ text }) => text);
    })(),
  );
  report('unseen words', unseenTexts());
}

const PROSE = 'On Monday, Maria Lind said the ferry to Norden was late. “We waited for two hours,” she told the Norden Times. ';
/** Text by the number of repetitions; sizes are those of the smaller of the two texts. */
const HOSTILE = [
  ['without a space', (n) => '/1a-_'.repeat(n), 50_000],
  ['without a space, letters', (n) => 'aä1'.repeat(n), 50_000],
  ['opening marks', (n) => '“'.repeat(n), 10_000],
  ['straight marks, a line', (n) => '"a" '.repeat(n), 100_000],
  ['straight marks, no space', (n) => '"'.repeat(n), 100_000],
  ['apostrophes', (n) => "'s' ‘s’ ".repeat(n), 50_000],
  ['capitals', (n) => 'Maria Lind '.repeat(n), 50_000],
  ['different people', (n) => Array.from({ length: n }, (_, i) => `Ana${i} Lind met Lind. `).join(''), 10_000],
  ['cues', (n) => 'he said that '.repeat(n), 50_000],
  ['quotations', (n) => '“Yes,” Maria Lind said. '.repeat(n), 20_000],
  ['paragraphs of open marks', (n) => '“Yes.\n'.repeat(n), 20_000],
  ['numbers', (n) => '$1.5 million, 3 to 5 percent on Feb. 3, 2015; '.repeat(n), 20_000],
  ['brackets', (n) => '“x” (('.repeat(n), 50_000],
  ['lone surrogates', (n) => '\ud83d “\udc00 '.repeat(n), 50_000],
  ['control characters', (n) => '\u0000\u0007 \u001b['.repeat(n), 50_000],
  ['prose in one paragraph, 5 and 10 MB', (n) => PROSE.repeat(n), Math.round(5_000_000 / PROSE.length)],
  ['marks in one paragraph, 5 and 10 MB', (n) => '“ ” '.repeat(n), 1_250_000],
];

function measureGrowth() {
  const annotator = createAnnotator();
  for (const [what, make, size] of HOSTILE) {
    annotator.annotateText({ id: 'warm', text: make(Math.min(size, 2000)) });
    const [once, twice] = [size, 2 * size].map((n) => {
      const text = make(n);
      return { length: text.length, milliseconds: cost(() => annotator.annotateText({ id: 'g', text })) };
    });
    const rss = Math.round(process.memoryUsage().rss / 2 ** 20);
    console.log(
      `${what.padEnd(38)} ${String(once.length).padStart(8)} characters ${once.milliseconds.toFixed(0).padStart(6)} ms, twice as many ${twice.milliseconds.toFixed(0).padStart(6)} ms: ${(twice.milliseconds / once.milliseconds).toFixed(2)}-fold; ${rss} MB resident`,
    );
  }
}

/** This program again, in a thread that annotates; ends with it. */
function inThread() {
  return new Promise((done, fail) => {
    const argv = [file, '--articles', options.articles, '--dist', options.dist];
    new Worker(new URL(import.meta.url), { argv, resourceLimits: ANNOTATION_LIMITS }).on('exit', done).on('error', fail);
  });
}

const wanted = options.only.split(',');
if (!isMainThread) measureSpeed(await readArticles(Number(options.articles)));
else {
  if (wanted.includes('speed')) await inThread();
  if (wanted.includes('memory')) measureMemory(await readArticles(Number(options.articles)), Number(options.tokens));
  if (wanted.includes('growth')) measureGrowth();
}
