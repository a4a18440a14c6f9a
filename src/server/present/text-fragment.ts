/**
 * The address of some words on the page that an article came from, by a text fragment: `#:~:text=[prefix-,]start[,end][,-suffix]`.
 *
 * A browser goes to the first place where it finds the fragment, so it is made as short as is unique within the article;
 * where the same words stand there twice, the words before or after tell them apart. Of a long passage only its first and last words are
 * given, since other marks or spaces on the original page would break a longer match.
 * Source: https://wicg.github.io/scroll-to-text-fragment/
 */
import type { Span } from '../../domain/annotation.ts';

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;
/** Fewer words are likely to stand elsewhere on the page too, outside the article. */
const FEWEST_WORDS = 4;
const MOST_WORDS = 24;
/** A passage of at most so many words is given whole. */
const WHOLE_WORDS = 8;
/** Bounds the work for texts that say the same again and again. */
const MOST_PLACES = 500;

interface Word {
  key: string;
  start: number;
  end: number;
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    key: word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Each character that means something in a fragment is escaped; a hyphen would end a prefix. */
function escaped(text: string): string {
  return encodeURIComponent(text.replace(/\s+/g, ' ')).replaceAll('-', '%2D');
}

/** Some words of one text of the article: their places in it and among all words. */
interface Target {
  text: string;
  words: readonly Word[];
  /** Of the first word, among all. */
  from: number;
}

/** An article's words in order, in which one looks for the places of a few. */
export class FragmentMaker {
  private readonly words: string[] = [];
  private readonly places = new Map<string, number[]>();
  private readonly texts: readonly string[];
  private readonly starts: number[] = [];

  /** `texts`: what the original page shows of the article, in its order. */
  constructor(texts: readonly string[]) {
    this.texts = texts;
    for (const text of texts) {
      this.starts.push(this.words.length);
      for (const { key } of wordsOf(text)) {
        const at = this.words.push(key) - 1;
        const known = this.places.get(key);
        if (known) known.push(at);
        else this.places.set(key, [at]);
      }
    }
  }

  /** The directive of the text at this place in the list, or of a span of it; `undefined` where nothing tells it from what else stands there. */
  directive(index: number, span?: Span): string | undefined {
    const text = this.texts[index] ?? '';
    const all = wordsOf(text);
    const words = span === undefined ? all : all.filter(({ start, end }) => start >= span.start && end <= span.end);
    const [first] = words;
    if (first === undefined) return undefined;
    const target = { text, words, from: (this.starts[index] ?? 0) + all.indexOf(first) };
    const isShort = words.length <= WHOLE_WORDS;
    const least = isShort ? words.length : FEWEST_WORDS;
    for (let length = least; length <= Math.min(MOST_WORDS, words.length); length++) {
      if (this.isFound(target.from, length)) return `text=${spell(target, length, isShort)}`;
    }
    return this.withContext(index, target, least, isShort);
  }

  /**
   * As few of the words before as tell the place from all others; where none stand before, or do not help, those after. Between context and
   * words a browser allows white space alone, so marks and stops belong to one of them.
   */
  private withContext(index: number, target: Target, length: number, isShort: boolean): string | undefined {
    const { from, words, text } = target;
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const start = this.starts[index] ?? 0;
    const isInside = from > start;
    const contextStart = isInside ? start : (this.starts[index - 1] ?? start);
    for (let count = 2; count <= Math.min(MOST_WORDS, from - contextStart); count++) {
      if (!this.isFound(from - count, length + count)) continue;
      const before = isInside ? text.slice(0, first.start) : (this.texts[index - 1] ?? '');
      const at = wordsOf(before).at(-count)?.start ?? 0;
      return `text=${escaped(before.slice(at).trimEnd())}-,${spell(target, length, isShort, isInside ? first.start : 0)}`;
    }
    // With a suffix the words themselves are whole: it stands right behind them.
    if (words.length > MOST_WORDS) return undefined;
    const end = from + words.length;
    const ownEnd = this.starts[index + 1] ?? this.words.length;
    const isBefore = end < ownEnd;
    const contextEnd = isBefore ? ownEnd : (this.starts[index + 2] ?? this.words.length);
    for (let count = 2; count <= Math.min(MOST_WORDS, contextEnd - end); count++) {
      if (!this.isFound(from, words.length + count)) continue;
      const after = isBefore ? text.slice(last.end) : (this.texts[index + 1] ?? '');
      const own = text.slice(first.start, isBefore ? last.end : undefined).trimEnd();
      return `text=${escaped(own)},-${escaped(after.slice(0, wordsOf(after)[count - 1]?.end).trimStart())}`;
    }
    return undefined;
  }

  /** Whether the `length` words from `at` on stand nowhere else in the article; found by the places of the rarest. */
  private isFound(at: number, length: number): boolean {
    const wanted = this.words.slice(at, at + length);
    if (wanted.length < length) return false;
    const placesOf = (key: string): readonly number[] => this.places.get(key) ?? [];
    const offset = wanted.reduce((best, key, i) => (placesOf(key).length < placesOf(wanted[best] ?? '').length ? i : best), 0);
    const places = placesOf(wanted[offset] ?? '');
    if (places.length > MOST_PLACES) return false;
    return places.every((place) => place - offset === at || !wanted.every((key, i) => this.words[place - offset + i] === key));
  }
}

/** The first words, and of a longer text its last ones too, as few as end it nowhere sooner. */
function spell({ text, words }: Target, length: number, isShort: boolean, begin = words[0]?.start ?? 0): string {
  const start = escaped(text.slice(begin, words[length - 1]?.end).trimStart());
  if (isShort || length === words.length) return start;
  const rest = words.slice(length).map(({ key }) => key);
  for (let count = Math.min(FEWEST_WORDS, rest.length); count <= Math.min(MOST_WORDS, rest.length); count++) {
    const tail = rest.slice(-count);
    const first = rest.findIndex((_, at) => tail.every((key, i) => rest[at + i] === key));
    if (first === rest.length - count) return `${start},${escaped(text.slice(words[words.length - count]?.start, words.at(-1)?.end))}`;
  }
  return start;
}

/** The address with the directive behind its own fragment, if it has one; a directive that the address came with is of other words. */
export function withDirective(url: string, directive: string | undefined): string {
  const at = url.indexOf('#');
  const own = at < 0 ? '' : (url.slice(at).split(':~:', 1)[0] ?? '');
  const address = at < 0 ? url : url.slice(0, at);
  if (directive === undefined) return own === '#' ? address : address + own;
  return `${address}${own === '' ? '#' : own}:~:${directive}`;
}
