// Trains the name tagger and writes models/names.bin:
//   node scripts/train-names.mjs --data FOLDER [--out models/names.bin] [--dist dist] [--gazetteer models/gazetteer.bin] [--held-out]
// FOLDER holds wikigold.txt, ewt.uner and wnut.train. The compiled package must be in dist/. Deterministic: the same data and code give the
// same bytes. With --held-out every fifth document is kept from training and measured instead of written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ChainField } from './names-training/crf.mjs';
import { inCapitals, joinSentences, makeChains } from './names-training/examples.mjs';
import { seededRandom, shuffle } from './names-training/random.mjs';
import { readIob } from './names-training/read-data.mjs';
import { makeDocument } from './names-training/synthetic.mjs';

/** Trained apart, with other made-up documents each, and averaged: one alone varies by half a point. */
const FIELDS = 3;
const EPOCHS = 8;
/** The last epochs are averaged. */
const AVERAGED = 3;
const DROPOUT = 0.3;
const RATE = 0.07;
const CAPITALS_SHARE = 0.15;
const SYNTHETIC_DOCUMENTS = 600;
/** Copies in capitals and made-up documents weigh half as much as real text. */
const EXTRA_WEIGHT = 0.5;
/** Tweets are far from news; at this weight they still make newswire half a point better. */
const TWEET_WEIGHT = 0.3;
/** Buckets whose weights are all below this are left out of the file. */
const PRUNE_BELOW = 0.03;

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: 'models/names.bin' },
    dist: { type: 'string', default: 'dist' },
    gazetteer: { type: 'string', default: 'models/gazetteer.bin' },
    'held-out': { type: 'boolean', default: false },
    seed: { type: 'string', default: '7' },
  },
});
if (options.data === undefined) {
  console.error('usage: node scripts/train-names.mjs --data FOLDER [--out FILE] [--dist FOLDER] [--gazetteer FILE] [--held-out]');
  process.exit(2);
}

const load = (file) => import(pathToFileURL(resolve(options.dist, 'src/annotate', file)).href);
const features = await load('names-model/features.js');
const tags = await load('names-model/tags.js');
const files = await load('names-model/model-file.js');
const { readNameDocument } = await load('names-model/name-document.js');
const { WordStore } = await load('names-model/words.js');
const { Tagger } = await load('tagger.js');
const gazetteer = files.decodeGazetteer(readFileSync(options.gazetteer));
const room = { features, tags, readNameDocument, gazetteer, words: new WordStore(gazetteer), tagger: new Tagger() };

const documents = ['wikigold.txt', 'ewt.uner'].flatMap((name) => readIob(join(options.data, name)));
const isHeldOut = (i) => options['held-out'] && i % 5 === 0;
const tweets = readIob(join(options.data, 'wnut.train')).flat();
const fields = Array.from({ length: FIELDS }, (_, i) => trainField(Number(options.seed) + i));
const [field] = fields;
for (const other of fields.slice(1)) {
  for (const [i, weight] of other.weights.entries()) field.weights[i] += weight;
  for (const [i, weight] of other.transitions.entries()) field.transitions[i] += weight;
}
for (let i = 0; i < field.weights.length; i++) field.weights[i] /= FIELDS;
for (let i = 0; i < field.transitions.length; i++) field.transitions[i] /= FIELDS;

const model = quantise(field);
const bytes = files.encodeModel(model);
mkdirSync(dirname(resolve(options.out)), { recursive: true });
if (options['held-out']) console.log(JSON.stringify(await measureHeldOut(), null, 1));
else writeFileSync(options.out, bytes);
console.log(`${bytes.length} bytes${options['held-out'] ? '' : ` in ${options.out}`}`);

function trainField(seed) {
  const random = seededRandom(seed);
  const training = documents.filter((_, i) => !isHeldOut(i)).map((sentences) => joinSentences(sentences, random));
  const chains = training.flatMap((paragraphs) => makeChains(room, paragraphs, 1));
  for (const paragraphs of training) if (random() < CAPITALS_SHARE) chains.push(...makeChains(room, inCapitals(paragraphs), EXTRA_WEIGHT));
  for (let i = 0; i < SYNTHETIC_DOCUMENTS; i++) chains.push(...makeChains(room, makeDocument(random), EXTRA_WEIGHT));
  for (const tweet of tweets) chains.push(...makeChains(room, [tweet], TWEET_WEIGHT));
  const trained = new ChainField({ bits: features.FEATURE_BITS, tags: tags.TAG_COUNT, mayFollow: tags.mayFollow, rate: RATE });
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const chain of shuffle(random, chains)) trained.learn(chain, random, DROPOUT);
    if (epoch >= EPOCHS - AVERAGED) trained.remember();
  }
  trained.average();
  return trained;
}

function quantise({ weights, transitions, tags: count, bits }) {
  let top = 0;
  for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const scale = 127 / Math.min(top, 3);
  const rows = new Int8Array(weights.length);
  for (let b = 0; b < 1 << bits; b++) {
    const row = weights.subarray(b * count, (b + 1) * count);
    if (row.every((weight) => Math.abs(weight) < PRUNE_BELOW)) continue;
    for (let t = 0; t < count; t++) rows[b * count + t] = Math.max(-127, Math.min(127, Math.round(row[t] * scale)));
  }
  return { bits, tags: count, scale, rows, transitions: Float32Array.from(transitions) };
}

/** Strict-span precision, recall and F1 in per cent on the documents that were kept apart. */
async function measureHeldOut() {
  const { NameTagger } = await load('names-model/tag-names.js');
  const tagger = new NameTagger({ gazetteer, weights: model });
  const counts = {};
  const random = seededRandom(1);
  for (const [i, sentences] of documents.entries()) {
    if (!isHeldOut(i)) continue;
    const paragraphs = joinSentences(sentences, random);
    const found = tagger.tag(paragraphs.map((paragraph) => room.tagger.tag(paragraph.text)));
    for (const [p, { spans }] of paragraphs.entries()) {
      const gold = new Set(spans.map((span) => `${span.start},${span.end},${tags.NAME_TYPES[span.type]}`));
      for (const type of ['all', ...tags.NAME_TYPES]) {
        const count = (counts[type] ??= { right: 0, found: 0, gold: 0 });
        const got = found[p].filter((span) => type === 'all' || span.type === type);
        count.found += got.length;
        count.gold += [...gold].filter((key) => type === 'all' || key.endsWith(type)).length;
        count.right += got.filter((span) => gold.has(`${span.start},${span.end},${span.type}`)).length;
      }
    }
  }
  const percent = (part, whole) => Number(((100 * part) / whole).toFixed(1));
  return Object.fromEntries(
    Object.entries(counts).map(([type, { right, found, gold }]) => [
      type,
      { p: percent(right, found), r: percent(right, gold), f1: percent(2 * right, found + gold) },
    ]),
  );
}
