/**
 * Tokens, parts of speech and sentences of a paragraph, by wink-nlp.
 *
 * wink-nlp stays behind this door: the rest of the room sees plain arrays. Two of its habits are met here. A run of tens of
 * thousands of characters without a space takes it seconds (measured: 100 KB, 16–25 s), so such runs never reach it; and an
 * instance keeps every word that it has ever seen (measured: 420 MB for 1.3 million words), so it is renewed.
 *
 * @see https://winkjs.org/wink-nlp/
 */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type PartOfSpeech, type WinkMethods } from 'wink-nlp';

/** wink's universal tags, and X for what was never shown to it. */
export type Pos = PartOfSpeech;

/** One paragraph as parallel arrays; tokens cover all of the text but white space. */
export interface Tagged {
  text: string;
  /** Surface forms. */
  words: string[];
  /** UTF-16 offsets in `text`, half-open. */
  starts: number[];
  ends: number[];
  pos: Pos[];
  /** Token index at which each sentence begins, ascending; the first is 0 where there are tokens. */
  sentenceStarts: number[];
  /** What wink recognises by itself: dates, amounts, addresses. Token indices, `last` inclusive. */
  entities: { type: string; first: number; last: number }[];
}

/** Longer runs without white space are cut here and tagged X. */
export const MAX_TOKEN_LENGTH = 200;
/** A paragraph is shown to wink in pieces of about this many characters, so that its memory stays flat. */
const PIECE_LENGTH = 50_000;
/** About 160 MB of cache. */
const WORDS_PER_INSTANCE = 500_000;

const OVERLONG = new RegExp(String.raw`\S{${MAX_TOKEN_LENGTH},}`, 'g');

export class Tagger {
  #wink: WinkMethods = newInstance();
  readonly #seen = new Set<string>();

  /** Tags one paragraph; linear in its length. */
  tag(text: string): Tagged {
    const tagged: Tagged = { text, words: [], starts: [], ends: [], pos: [], sentenceStarts: [], entities: [] };
    let done = 0;
    for (const match of text.matchAll(OVERLONG)) {
      this.#tagPieces(tagged, done, match.index);
      appendCut(tagged, match.index, match.index + match[0].length);
      done = match.index + match[0].length;
    }
    this.#tagPieces(tagged, done, text.length);
    return tagged;
  }

  #tagPieces(tagged: Tagged, start: number, end: number): void {
    for (let from = start; from < end; ) {
      const to = end - from <= PIECE_LENGTH ? end : pieceEnd(tagged.text, from, end);
      this.#append(tagged, from, to);
      from = to;
    }
  }

  #append(tagged: Tagged, from: number, to: number): void {
    const { its } = this.#wink;
    const document = this.#wink.readDoc(tagged.text.slice(from, to));
    const tokens = document.tokens();
    const words = tokens.out(its.value);
    const tags = tokens.out(its.pos) as Pos[];
    const spaces = tokens.out(its.precedingSpaces);
    /** Where each of wink's tokens stands among ours. */
    const places: number[] = [];
    let offset = from;
    for (const [i, word] of words.entries()) {
      offset += spaces[i]?.length ?? 0;
      // wink normalises a few rare spaces; the text itself is then the authority
      if (!tagged.text.startsWith(word, offset)) offset = Math.max(offset, tagged.text.indexOf(word, offset));
      places.push(tagged.words.length);
      this.#seen.add(word);
      const end = offset + word.length;
      // wink gives tabs and the like as tokens
      if (!/\S/u.test(word)) {
        offset = end;
        continue;
      }
      if (isWordWithStop(word)) {
        push(tagged, offset, end - 1, tags[i] ?? 'X');
        push(tagged, end - 1, end, 'PUNCT');
      } else if (CLOSED.test(word)) {
        push(tagged, offset, offset + 1, 'PUNCT');
        push(tagged, offset + 1, end, 'PUNCT');
      } else if (POSSESSIVE.test(word)) {
        push(tagged, offset, end - 2, tags[i] ?? 'X');
        push(tagged, end - 2, end, 'PART');
      } else push(tagged, offset, end, tags[i] ?? 'X');
      offset = end;
    }
    const place = (i: number) => places[i] ?? 0;
    const sentences = document.sentences().out(its.span) as unknown as [number, number][];
    for (const [first] of sentences) tagged.sentenceStarts.push(place(first));
    const spans = document.entities().out(its.span) as unknown as [number, number][];
    const types = document.entities().out(its.type);
    for (const [i, [first, last]] of spans.entries())
      tagged.entities.push({ type: types[i] ?? '', first: place(first), last: place(last) });
    if (this.#seen.size > WORDS_PER_INSTANCE) {
      this.#wink = newInstance();
      this.#seen.clear();
    }
  }
}

function newInstance(): WinkMethods {
  return winkNLP(model, ['sbd', 'pos', 'ner']);
}

/** The last white space of the piece, so that no word is cut; the piece is whole words because longer ones were taken out. */
function pieceEnd(text: string, from: number, end: number): number {
  for (let i = Math.min(from + PIECE_LENGTH, end); i > from + MAX_TOKEN_LENGTH; i--) if (/\s/.test(text.charAt(i - 1))) return i;
  return Math.min(from + PIECE_LENGTH, end);
}

function push(tagged: Tagged, start: number, end: number, pos: Pos): void {
  tagged.words.push(tagged.text.slice(start, end));
  tagged.starts.push(start);
  tagged.ends.push(end);
  tagged.pos.push(pos);
}

const ABBREVIATION =
  /^(?:corp|prof|sept|capt|calif|assn|dept|bros|messrs|conn|mass|minn|tenn|penn|wash|ariz|okla|govt|hon|supt|cmdr|atty|reps|sens|gens|univ|lieut|gov|sen|rep|gen|col|sgt|maj|adm|ret)\.$/iu;
/** … and a parenthesis with the stop after it is one sign to it: "(R-S.C.):". */
const CLOSED = /^[)\]][:;,.]$/;
/** … and before a comma it leaves the possessive on: "Musk’s,". */
const POSSESSIVE = /^\p{Lu}[\p{L}.-]+['’]s$/u;
const WORD_WITH_STOP = /^[\p{L}-]{4,}\.$/u;

/** wink leaves some full stops on the word before: "Chile." */
function isWordWithStop(word: string): boolean {
  return word.endsWith('.') && word.length > 4 && WORD_WITH_STOP.test(word) && !ABBREVIATION.test(word);
}

function appendCut(tagged: Tagged, from: number, to: number): void {
  tagged.sentenceStarts.push(tagged.words.length);
  for (let start = from; start < to; start += MAX_TOKEN_LENGTH) {
    push(tagged, start, Math.min(start + MAX_TOKEN_LENGTH, to), 'X');
  }
}
