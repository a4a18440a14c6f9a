/**
 * A quotation of a draft held against the corpus: whether it stands there word for word, nearly so, or not, and whether the same person is quoted with it.
 *
 * It asks nothing but searches, so that every engine answers alike. That nothing is found says that this corpus does not have it, no more.
 */
import type { Speaker } from '../../domain/annotation.ts';
import { type Hit, searchQuery, type SearchQuery } from '../../domain/search.ts';
import { collapseSpace, fold } from '../../text/normalize.ts';
import { terms } from '../../text/tokens.ts';
import type { SearchEngine, SearchOptions } from '../engine.ts';
import { isNotGiven } from '../facet-values.ts';
import { commonBlocks } from '../variants/compare-words.ts';

export interface DraftQuotation {
  /** Without the marks around it. */
  text: string;
  speaker: Speaker | null;
}

export type Verdict = 'exact' | 'changed' | 'other-speaker' | 'not-found';

export interface CheckedQuotation extends DraftQuotation {
  verdict: Verdict;
  /** By its words alone: `other-speaker` is said of words that are exact or changed. */
  wording: 'exact' | 'changed' | 'not-found';
  /** What has the words, best first; where only the text of an article has them, and no quotation, without `quotation`. */
  found: Hit[];
  /** Who published what has them. */
  outlets: string[];
}

/** Hits that are looked at for a quotation as it is: who carries it must all be named. */
const MOST_EXACT = 100;
/** And for nearly the same: the engine has put those with most of the words first. */
const MOST_NEAR = 30;
/** What nearly has the words: of all of a quotation, in runs of two or more. Texts that have nothing to do with each other have a fifth in common so. */
const NEAR = 0.6;
const SHORTEST_RUN = 2;
/** Fewer words with one of them changed are other words. */
const FEWEST_NEAR = 5;
/** Longer quotations are looked for by so many of their words: that is enough to find them. */
const MOST_WORDS_ASKED = 40;

/** A phrase may have so many words: nothing else begins so, and a query has its bounds. */
const MOST_WORDS_PHRASE = 300;

/** What was left out, or put in by an editor, parts the words. */
const CUT = /\[[^[\]]*\]|\([^()]*\)|…|\.\s?\.\s?\./gu;
const LETTER = /\p{L}/u;

/** Whether an editor has put words into it. */
function isEdited(text: string): boolean {
  return [...text.matchAll(CUT)].some(([cut]) => cut.startsWith('[') && LETTER.test(cut));
}

function piecesOf(text: string): string[] {
  return text
    .split(CUT)
    .map((piece) => collapseSpace(piece.replace(/["“”„«»]/g, ' ')))
    .map((piece) => piece.split(' ', MOST_WORDS_PHRASE).join(' '))
    .filter((piece) => terms(piece).length > 0);
}

function isInOrder(words: readonly string[], pieces: readonly (readonly string[])[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    let found = -1;
    for (let start = at; start + piece.length <= words.length && found < 0; start++) {
      if (piece.every((word, i) => word === words[start + i])) found = start;
    }
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

const wordsOfHit = ({ quotation, passage }: Hit): string => quotation?.text ?? passage.text;
const onlyInMarks: SearchQuery['excludes'] = { kind: ['indirect'] };

async function findExact(engine: SearchEngine, text: string, options: SearchOptions): Promise<Hit[]> {
  if (isEdited(text)) return [];
  const pieces = piecesOf(text);
  if (pieces.length === 0) return [];
  const asked = { limit: MOST_EXACT };
  const parts = pieces.map((piece) => terms(piece));
  const said = pieces.map((piece) => `said:"${piece}"`).join(' ');
  const { hits, relaxed } = await engine.search(searchQuery({ q: said, scope: 'quotations', excludes: onlyInMarks, ...asked }), options);
  const inOrder = relaxed ? [] : hits.filter((hit) => isInOrder(terms(wordsOfHit(hit)), parts));
  if (inOrder.length > 0) return inOrder;
  const page = await engine.search(searchQuery({ q: pieces.map((piece) => `"${piece}"`).join(' '), ...asked }), options);
  return page.relaxed ? [] : page.hits.filter((hit) => isInOrder(terms(hit.passage.text), parts));
}

/** The share of the words of the draft that stand in the text, in runs. */
function sharedShare(own: readonly string[], text: string): number {
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[]): Uint32Array =>
    Uint32Array.from(words, (word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
  const blocks = commonBlocks(numbered(own), numbered(terms(text)), SHORTEST_RUN);
  return blocks.reduce((sum, { length }) => sum + length, 0) / own.length;
}

async function findNear(engine: SearchEngine, text: string, options: SearchOptions): Promise<Hit[]> {
  const own = terms(piecesOf(text).join(' '));
  if (own.length < FEWEST_NEAR) return [];
  const q = [...new Set(own)].slice(0, MOST_WORDS_ASKED).join(' ');
  const query = searchQuery({ q, match: 'any', scope: 'quotations', excludes: onlyInMarks, limit: MOST_NEAR });
  const { hits } = await engine.search(query, options);
  const near = hits.map((hit) => ({ hit, share: sharedShare(own, wordsOfHit(hit)) })).filter(({ share }) => share >= NEAR);
  return near.sort((a, b) => b.share - a.share).map(({ hit }) => hit);
}

/** Whether two names may be of one person: the words of one are all in the other, or the corpus knows them as one. */
async function mayBeOne(engine: SearchEngine, one: string, other: string): Promise<boolean> {
  const [a, b] = [one, other].map((name) => new Set(terms(name).map(fold))) as [Set<string>, Set<string>];
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if ([...shorter].every((word) => longer.has(word))) return true;
  const [first, second] = await Promise.all([engine.entity(one), engine.entity(other)]);
  return first !== undefined && first.id === second?.id;
}

const isNamed = (speaker: Speaker | null | undefined): speaker is Speaker =>
  speaker !== null && speaker !== undefined && speaker.kind === 'named' && !isNotGiven(speaker);

/** Whether everybody who is known to be quoted with the words is somebody else. */
async function isSomebodyElses(engine: SearchEngine, speaker: Speaker | null, found: readonly Hit[]): Promise<boolean> {
  if (!isNamed(speaker)) return false;
  const names = [...new Set(found.flatMap(({ quotation }) => (isNamed(quotation?.speaker) ? quotation.speaker.name : [])))];
  if (names.length === 0) return false;
  const are = await Promise.all(names.map((name) => mayBeOne(engine, speaker.name, name)));
  return !are.includes(true);
}

/** @param options bound each of its searches, of which there are three at most, and one for each name */
export async function checkQuotation(engine: SearchEngine, draft: DraftQuotation, options: SearchOptions = {}): Promise<CheckedQuotation> {
  const asked = { ...options, facets: [] };
  const exact = await findExact(engine, draft.text, asked);
  const found = exact.length > 0 ? exact : await findNear(engine, draft.text, asked);
  const wording = exact.length > 0 ? 'exact' : found.length > 0 ? 'changed' : 'not-found';
  const isOthers = await isSomebodyElses(engine, draft.speaker, found);
  const outlets = [...new Set(found.flatMap(({ article }) => article.sources.map(({ name }) => name)))];
  return { ...draft, verdict: isOthers ? 'other-speaker' : wording, wording, found, outlets };
}
