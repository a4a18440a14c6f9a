/**
 * Changes a corpus and indexes it, again and again, until it is killed. Says on stdout what was acknowledged: the generation and
 * the number of the round, whose words are then in the index.
 *
 * node index-for-ever.mjs FOLDER FIRST-ROUND
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexCorpus } from '../../dist/src/indexer/index-corpus.js';

const [folder, first] = process.argv.slice(2);
const news = join(folder, 'news');
mkdirSync(news, { recursive: true });

/** One article that is rewritten in every round, one that is new, and one that goes. */
function change(round) {
  writeFileSync(
    join(news, 'changing.md'),
    `# Changing\n\nThis paragraph was written in round ${round} and is about the harbor.\n\nThis one stays.\n`,
  );
  writeFileSync(join(news, `${round}.md`), `# Round ${round}\n\nA paragraph that was new in round ${round}.\n`);
  rmSync(join(news, `${round - 3}.md`), { force: true });
}

process.stdout.write('ready\n');
for (let round = Number(first); ; round++) {
  change(round);
  const report = await indexCorpus({ indexDir: join(folder, 'index'), paths: [news], annotate: round % 5 === 0 });
  process.stdout.write(`${JSON.stringify({ round, generation: report.generation, articles: report.articles })}\n`);
}
