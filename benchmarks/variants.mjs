// Which quotations are forms of one another: what finding them costs, and pairs to be judged by reading.
//   node benchmarks/variants.mjs INDEX [SEED] [PAIRS]     prints the cost, then PAIRS rows of CSV; of pairs whose words differ alone
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const load = (module) => import(resolve(import.meta.dirname, '../dist/src', module));
const { openShared, viewCollection } = await load('engines/minisearch/load-collection.js');
const { findVariantClusters, VariantFinder } = await load('engines/minisearch/variant-clusters.js');
const { ArticleFiles, openArticleFiles } = await load('engines/minisearch/article-files.js');
const { utterancesOf } = await load('search/utterances.js');

const [folder, seed = '1', pairs = '0'] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of an index');
const { generation, segments } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const sources = segments.map(({ name, deleted }) => ({ name, deleted, path: (suffix) => join(folder, name + suffix) }));
const collection = viewCollection(
  await openShared(sources, { catalog: join(folder, `g${String(generation).padStart(6, '0')}.catalog.bin`) }),
);

const before = process.cpuUsage();
const clusters = findVariantClusters(collection);
const { user, system } = process.cpuUsage(before);
const { starts, ids } = clusters.members;
console.error(
  `${collection.articles.length} articles, ${collection.utteranceArticle.length} utterances: ${starts.length - 1} quotations in several forms or places, ${ids.length} utterances in them, ${((user + system) / 1e6).toFixed(1)} s of CPU`,
);

let state = Number(seed);
/** The generator of "Numerical Recipes". */
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const lettersOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const { articles, utteranceArticle } = collection;
const finder = new VariantFinder(collection, clusters);
const files = new ArticleFiles(openArticleFiles(sources));
function read(utterance) {
  const article = utteranceArticle[utterance];
  const annotated = files.article(articles, article);
  const { text, speaker } = utterancesOf(annotated)[utterance - articles.firstUtterance[article]];
  const { id, published = '' } = annotated.article;
  return { id, published, speaker: speaker?.name ?? '', text };
}
const cell = (text) => `"${text.replaceAll('"', '""')}"`;
for (let drawn = 0; drawn < Number(pairs); ) {
  const one = ids[Math.floor(random() * ids.length)];
  const others = finder.formsOf(one).filter((form) => utteranceArticle[form] !== utteranceArticle[one]);
  if (others.length === 0) continue;
  const [a, b] = [read(one), read(others[Math.floor(random() * others.length)])];
  if (lettersOf(a.text) === lettersOf(b.text)) continue;
  console.log([++drawn, ...[a, b].flatMap(({ id, published, speaker, text }) => [id, published, cell(speaker), cell(text)])].join(','));
}
