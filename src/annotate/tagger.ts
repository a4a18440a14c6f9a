/**
 * Tokens, parts of speech and sentences of a paragraph, by wink-nlp.
 *
 * wink-nlp stays behind this door: the rest of the room sees plain arrays. Some of its habits are met here: a run of tens of thousands of
 * characters without a space takes it seconds (measured: 100 KB, 16–25 s), so such runs never reach it; it takes letters beyond Latin-1
 * for marks; and it leaves some stops and possessives on words.
 *
 * @see https://winkjs.org/wink-nlp/
 */
import type { PartOfSpeech } from 'wink-nlp';
import { Wink } from './wink.ts';

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
}

/** Longer runs without white space are cut here and tagged X. */
export const MAX_TOKEN_LENGTH = 200;
/** A paragraph is shown to wink in pieces of about this many characters, so that its memory stays flat. */
const PIECE_LENGTH = 50_000;

export class Tagger {
  readonly #wink = new Wink();

  /** Tags one paragraph; linear in its length. */
  tag(text: string): Tagged {
    const tagged: Tagged = { text, words: [], starts: [], ends: [], pos: [], sentenceStarts: [] };
    const shown = inKnownLetters(text);
    let done = 0;
    for (let run = findOverlong(text, 0); run !== undefined; run = findOverlong(text, done)) {
      this.#tagPieces(tagged, shown, done, run.start);
      appendCut(tagged, run.start, run.end);
      done = run.end;
    }
    this.#tagPieces(tagged, shown, done, text.length);
    return tagged;
  }

  #tagPieces(tagged: Tagged, shown: string, start: number, end: number): void {
    for (let from = start; from < end; ) {
      const to = end - from <= PIECE_LENGTH ? end : pieceEnd(shown, from, end);
      this.#append(tagged, shown, from, to);
      from = to;
    }
  }

  /** @param shown the text as wink sees it; each character stands where it stands in the text. */
  #append(tagged: Tagged, shown: string, from: number, to: number): void {
    const { text } = tagged;
    const { its } = this.#wink;
    const document = this.#wink.read(from === 0 && to === shown.length ? shown : shown.slice(from, to));
    const tokens = document.tokens();
    const words = tokens.out(its.value);
    const tags = tokens.out(its.pos) as Pos[];
    const sentences = document.sentences().out(its.span) as unknown as [number, number][];
    let sentence = 0;
    let offset = from;
    for (let i = 0; i < words.length; i++) {
      if (sentences[sentence]?.[0] === i) {
        beginSentence(tagged);
        sentence++;
      }
      let word = words[i] ?? '';
      if (isBlank(word)) continue;
      if (shown.charCodeAt(offset) === SPACE) offset++;
      if (!shown.startsWith(word, offset)) offset = findWord(shown, word, offset);
      if (!text.startsWith(word, offset)) word = text.slice(offset, offset + word.length);
      if (word !== '') appendWord(tagged, word, offset, tags[i] ?? 'X');
      offset += word.length;
    }
  }
}

const UNKNOWN_LETTER = /[\u0100-\u024f\u1e00-\u1eff]/;
const UNKNOWN_LETTERS = new RegExp(UNKNOWN_LETTER, 'g');
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  [...'łlŁLđdĐDıiħhĦHŧtŦTœoŒOŋnŊN'.matchAll(/(.)(.)/g)].map(([, a = '', b = '']) => [a, b]),
);

/** The text with Latin letters that wink takes for marks ("Erdoğan", three words to it) written without their diacritics; as long as before. */
function inKnownLetters(text: string): string {
  if (!UNKNOWN_LETTER.test(text)) return text;
  return text.replace(UNKNOWN_LETTERS, (letter) => {
    const plain = PLAIN_LETTERS.get(letter) ?? letter.normalize('NFD').charAt(0);
    if (!UNKNOWN_LETTER.test(plain)) return plain;
    return letter === letter.toLowerCase() ? 'x' : 'X';
  });
}

/** The first run from `from` on that is too long for a word; looks at few of the characters of ordinary text. */
function findOverlong(text: string, from: number): { start: number; end: number } | undefined {
  let start = from;
  for (let at = start + MAX_TOKEN_LENGTH - 1; at < text.length; ) {
    let gap = at;
    while (gap >= start && !isSpace(text.charCodeAt(gap))) gap--;
    if (gap < start) {
      let end = at + 1;
      while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
      return { start, end };
    }
    start = gap + 1;
    at = gap + MAX_TOKEN_LENGTH;
  }
  return undefined;
}

/** The last white space of the piece, so that no word is cut; the piece is whole words because longer ones were taken out. */
function pieceEnd(text: string, from: number, end: number): number {
  for (let i = Math.min(from + PIECE_LENGTH, end); i > from + MAX_TOKEN_LENGTH; i--) if (isSpace(text.charCodeAt(i - 1))) return i;
  return Math.min(from + PIECE_LENGTH, end);
}

const SPACE = 32;
const LAST_ASCII = 127;

/** White space as in regular expressions. */
function isSpace(code: number): boolean {
  if (code <= LAST_ASCII) return code === SPACE || (code >= 9 && code <= 13);
  return /\s/u.test(String.fromCharCode(code));
}

/** wink gives tabs and the like as tokens. */
function isBlank(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code <= SPACE || code > LAST_ASCII) && !/\S/u.test(word);
}

/** Where a word begins behind white space; wink normalises a few rare spaces, the text itself is then the authority. */
function findWord(text: string, word: string, from: number): number {
  let start = from;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  if (text.startsWith(word, start)) return start;
  const near = text.slice(start, start + 2 * MAX_TOKEN_LENGTH).indexOf(word);
  return near === -1 ? start : start + near;
}

/** One of wink's words as one or two of our tokens. */
function appendWord(tagged: Tagged, word: string, start: number, pos: Pos): void {
  const tail = tailOf(word);
  const middle = start + word.length - tail;
  if (tail === 0) push(tagged, word, start, pos);
  else {
    push(tagged, word.slice(0, -tail), start, middle === start + 1 ? 'PUNCT' : pos);
    push(tagged, word.slice(-tail), middle, tail === 1 ? 'PUNCT' : 'PART');
  }
}

function beginSentence({ words, sentenceStarts }: Tagged): void {
  if (sentenceStarts.at(-1) !== words.length) sentenceStarts.push(words.length);
}

function push(tagged: Tagged, word: string, start: number, pos: Pos): void {
  tagged.words.push(word);
  tagged.starts.push(start);
  tagged.ends.push(start + word.length);
  tagged.pos.push(pos);
}

const ABBREVIATION =
  /^(?:corp|prof|sept|capt|calif|assn|dept|bros|messrs|conn|mass|minn|tenn|penn|wash|ariz|okla|govt|hon|supt|cmdr|atty|reps|sens|gens|univ|lieut|gov|sen|rep|gen|col|sgt|maj|adm|ret)\.$/iu;
/** "Chile." */
const WITH_STOP = /^[\p{L}-]{4,}\.$/u;
/** "(R-S.C.):" */
const CLOSED = /^[)\]][:;,.]$/;
/** "Musk’s,": before a comma. */
const POSSESSIVE = /^\p{L}[\p{L}.-]+['’]s$/u;

/** How many characters at the end of one of wink's words are a token of their own: it leaves some stops, marks and possessives on. */
function tailOf(word: string): number {
  const { length } = word;
  const last = word.charAt(length - 1);
  if (last === 's') return length > 3 && POSSESSIVE.test(word) ? 2 : 0;
  if (length === 2) return CLOSED.test(word) ? 1 : 0;
  return last === '.' && length > 4 && WITH_STOP.test(word) && !ABBREVIATION.test(word) ? 1 : 0;
}

function appendCut(tagged: Tagged, from: number, to: number): void {
  beginSentence(tagged);
  for (let start = from; start < to; start += MAX_TOKEN_LENGTH) {
    push(tagged, tagged.text.slice(start, Math.min(start + MAX_TOKEN_LENGTH, to)), start, 'X');
  }
}
