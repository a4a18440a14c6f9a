// Whether a fragment of a quotation finds an article that has it: eight words in a row, as a phrase and as plain words.
//
//   npm run build && node benchmarks/known-item.mjs INDEX [--articles 10000] [--fragments 1000] [--dist dist]
//
// INDEX is an index that `pullquote index` made. Fragments are drawn evenly from all marked words of eight words and more. A
// fragment counts as found where the first hit has it; one in twenty stands in several articles, and any of them is right.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArticles, room } from './news-corpus.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '10000' },
    fragments: { type: 'string', default: '1000' },
    dist: { type: 'string', default: 'dist' },
  },
});
const WORDS = 8;
const MARKED = /“([^”]+)”/gu;
const { createSegmentWriter } = await room(options.dist, 'engines/minisearch/segment-writer.js');
const { openMiniSearchEngine } = await room(options.dist, 'engines/minisearch/open-engine.js');
const { searchQuery } = await room(options.dist, 'domain/search.js');
const { terms } = await room(options.dist, 'text/tokens.js');

/** The same draw on every machine. */
function drawer(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const folder = mkdtempSync(join(tmpdir(), 'pullquote-known-'));
try {
  const writer = createSegmentWriter();
  const quotations = [];
  let articles = 0;
  for await (const article of readArticles(positionals[0])) {
    if (articles++ === Number(options.articles)) break;
    writer.add(article);
    for (const { text } of article.passages) {
      for (const [, words] of text.matchAll(MARKED)) if (terms(words).length >= WORDS) quotations.push(words);
    }
  }
  for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, `s${suffix}`), bytes);
  const engine = await openMiniSearchEngine({
    generation: '1',
    segments: [{ name: 's', deleted: [], path: (suffix) => join(folder, `s${suffix}`) }],
    entities: { entities: [], canonical: {} },
    formerPassage: () => undefined,
  });
  const draw = drawer(1);
  const found = { phrase: 0, words: 0 };
  const wanted = Number(options.fragments);
  for (let i = 0; i < wanted; i++) {
    const words = terms(quotations[draw(quotations.length)] ?? '');
    const from = draw(words.length - WORDS + 1);
    const fragment = words.slice(from, from + WORDS).join(' ');
    for (const [how, q] of [
      ['phrase', `"${fragment}"`],
      ['words', fragment],
    ]) {
      const { hits } = await engine.search(searchQuery({ q, limit: 1 }), { facetLimit: 0 });
      if (` ${terms(hits[0]?.passage.text ?? '').join(' ')} `.includes(` ${fragment} `)) found[how]++;
    }
  }
  await engine.close();
  console.log(`${wanted} fragments of ${WORDS} words from ${quotations.length} quotations of ${options.articles} articles`);
  console.log(`as a phrase           ${((100 * found.phrase) / wanted).toFixed(1)} %`);
  console.log(`as words, no marks    ${((100 * found.words) / wanted).toFixed(1)} %`);
} finally {
  rmSync(folder, { recursive: true });
}
