/** What a link leads to whose passage is no longer in the index; the same for every engine. */
import type { PassageId } from '../domain/annotation.ts';
import { type Hit, searchQuery } from '../domain/search.ts';
import { terms } from '../text/tokens.ts';
import type { PassageLookup, SearchEngine } from './engine.ts';

/** What became of a passage that is no longer in the index. */
export interface FormerPassage {
  was: string;
  articleId: string;
  successor?: { id: PassageId; similarity: number };
}

/** Candidates that are shown in place of a passage that is gone. */
const NEAR_PASSAGES = 5;
/** Different words of its old text by which they are found. */
const NEAR_WORDS = 200;

/** What is most like a text that is gone: in its article first. */
async function nearPassages({ was, articleId }: FormerPassage, engine: Pick<SearchEngine, 'search'>): Promise<Hit[]> {
  const q = [...new Set(terms(was))].slice(0, NEAR_WORDS).join(' ');
  if (q === '') return [];
  const query = searchQuery({ q, match: 'any', limit: NEAR_PASSAGES });
  const own = await engine.search({ ...query, filters: { article: [articleId] } });
  if (own.hits.length > 0 && own.relaxed === undefined) return own.hits;
  return (await engine.search(query)).hits;
}

/** @param isCurrent whether a passage is in the index now */
export async function lookUpFormer(
  former: FormerPassage,
  engine: Pick<SearchEngine, 'search'>,
  isCurrent: (id: PassageId) => Promise<boolean>,
): Promise<PassageLookup> {
  const { was, successor } = former;
  if (successor && (await isCurrent(successor.id))) return { state: 'moved', was, to: successor.id, similarity: successor.similarity };
  return { state: 'gone', was, near: await nearPassages(former, engine) };
}
