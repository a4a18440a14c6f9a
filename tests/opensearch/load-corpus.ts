/** Loads annotated articles into the cluster of the tests, through the writer that `pullquote index` uses. */
import { inject } from 'vitest';
import type { AnnotatedArticle } from '../../src/domain/annotation.ts';
import { Cluster } from '../../src/engines/opensearch/cluster.ts';
import type { CorpusNames } from '../../src/engines/opensearch/article-values.ts';
import { contentOf } from '../../src/engines/opensearch/document-digests.ts';
import { ArticleEncoder } from '../../src/engines/opensearch/documents.ts';
import { WordTexts } from '../../src/engines/opensearch/word-texts.ts';
import { GenerationWriter, type WriterOptions } from '../../src/engines/opensearch/generation-writer.ts';
import { openOpenSearchEngine } from '../../src/engines/opensearch/open-engine.ts';
import { valueDocuments, ValueTally } from '../../src/engines/opensearch/values.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { utterancesOf } from '../../src/search/utterances.ts';
import type { CorpusEntities } from '../contract/corpus.ts';

let number = 0;

/** An engine over exactly these articles; its index goes when it is closed. */
export async function loadCorpus(
  articles: readonly AnnotatedArticle[],
  { entities, canonical }: CorpusEntities,
  options: WriterOptions = {},
): Promise<SearchEngine> {
  const nodes = inject('opensearch');
  const name = `corpus-${String(process.pid)}-${String(++number)}`;
  const cluster = new Cluster({ nodes });
  const names: CorpusNames = {
    canonical: (id) => canonical[id] ?? id,
    name: (id) => entities.find((entity) => entity.id === id)?.name,
  };
  const writer = await GenerationWriter.open(cluster, name, options);
  const [tally, texts] = [new ValueTally(), new WordTexts()];
  for (const annotated of articles) {
    const encoder = new ArticleEncoder(annotated, names, texts);
    const values = encoder.values();
    tally.add(values);
    await writer.put(encoder.encode(values), false);
  }
  const counted = {
    articles: articles.length,
    passages: articles.reduce((sum, { passages }) => sum + passages.length, 0),
    quotations: articles.reduce((sum, annotated) => sum + utterancesOf(annotated).length, 0),
  };
  await writer.commit(contentOf(valueDocuments(tally.list(), entities, canonical, names.canonical)), counted, { annotator: 'drawn' });
  const engine = await openOpenSearchEngine({ nodes, name });
  const close = engine.close.bind(engine);
  engine.close = async () => {
    await close();
    await cluster.request('DELETE', `/${name}-*`);
    await cluster.close();
  };
  return engine;
}
