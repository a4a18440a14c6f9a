/**
 * MiniSearch says what a segment answers (ADR 2), and the postings are inverted without it (ADR 7). So the first texts of each field of each segment
 * are given to MiniSearch, too, and what it serialises for them must be what was inverted: a new version of either cannot part from the other unseen.
 */
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { FieldPostings } from './invert-words.ts';
import type { WordStream } from './token-log.ts';

/** Texts of a field that are compared: some hundredths of a second a segment. */
const COMPARED = 200;
const FIELD = 'words';

/** @throws Error where a list is another: a bug, of which no segment may be written */
export function matchMiniSearch(field: string, stream: WordStream, ranks: Uint32Array, postings: FieldPostings): void {
  const texts = Math.min(COMPARED, stream.texts);
  const lists = listsOf(indexTexts(stream, ranks, texts));
  const own = Array.from({ length: postings.starts.length - 1 }, (_, rank) => ownList(postings, rank, texts));
  const wrong = own.findIndex((list, rank) => list !== (lists.get(rank) ?? ''));
  if (wrong < 0) return;
  throw new Error(`a word of the field ${field} has other postings than MiniSearch gives it: ${own[wrong] ?? ''}`);
}

/** Words go by their ranks. */
function indexTexts(stream: WordStream, ranks: Uint32Array, texts: number): AsPlainObject {
  let words: string[] = [];
  const index = new MiniSearch<number>({
    fields: [FIELD],
    extractField: (text, name) => (name === 'id' ? text : '') as string,
    tokenize: () => words,
    processTerm: (word) => word,
    autoVacuum: false,
  });
  for (let text = 0; text < texts; text++) {
    words = Array.from(stream.at(text), (word) => String(ranks[word] ?? 0));
    index.add(text);
  }
  return index.toJSON();
}

/** What MiniSearch serialises under each word: per field, per document, the frequency. */
type SerialisedEntry = Record<string, Record<string, number>>;

function listsOf({ index, fieldIds }: AsPlainObject): Map<number, string> {
  const field = String(fieldIds[FIELD] ?? 0);
  return new Map(
    (index as unknown as [string, SerialisedEntry][]).map(([rank, entry]) => [
      Number(rank),
      // Integer keys come in ascending order.
      Object.entries(entry[field] ?? {})
        .map(([text, freq]) => `${text}×${String(freq)}`)
        .join(' '),
    ]),
  );
}

/** The list of a word among the first texts. */
function ownList({ starts, docs, freqs }: FieldPostings, rank: number, texts: number): string {
  const pieces: string[] = [];
  for (let at = starts[rank] ?? 0; at < (starts[rank + 1] ?? 0) && (docs[at] ?? texts) < texts; at++) {
    pieces.push(`${String(docs[at])}×${String(freqs[at])}`);
  }
  return pieces.join(' ');
}
