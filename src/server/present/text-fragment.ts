/**
 * The address of some words on the page that an article came from, by a text fragment: `#:~:text=[prefix-,]start[,end]`.
 *
 * The first place where a browser finds the fragment must be the passage, so it is made as short as is unique within the article;
 * where the same words stand there twice, the words before tell them apart. Of a long passage only its first and last words are
 * given, since other marks or spaces on the original page would break a longer match.
 * Source: https://wicg.github.io/scroll-to-text-fragment/
 */
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

/** An article's words in order, in which one looks for the first place of a few. */
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

  /** The directive of the text at this place in the list, `undefined` where nothing tells it from what stands before. */
  directive(index: number): string | undefined {
    const text = this.texts[index] ?? '';
    const words = wordsOf(text);
    const from = this.starts[index] ?? 0;
    const last = words.at(-1);
    if (last === undefined) return undefined;
    const isShort = words.length <= WHOLE_WORDS;
    const least = isShort ? words.length : FEWEST_WORDS;
    for (let length = least; length <= Math.min(MOST_WORDS, words.length); length++) {
      if (this.firstPlace(from, length) !== from) continue;
      return `text=${this.spell(text, words, length, isShort)}`;
    }
    const before = this.prefix(index, from, least);
    return before === undefined ? undefined : `text=${before}-,${this.spell(text, words, least, isShort)}`;
  }

  private spell(text: string, words: readonly Word[], length: number, isShort: boolean): string {
    const start = escaped(text.slice(words[0]?.start ?? 0, words[length - 1]?.end));
    if (isShort || length === words.length) return start;
    const rest = words.slice(length).map(({ key }) => key);
    for (let count = Math.min(FEWEST_WORDS, rest.length); count <= Math.min(MOST_WORDS, rest.length); count++) {
      const tail = rest.slice(-count);
      const first = rest.findIndex((_, at) => tail.every((key, i) => rest[at + i] === key));
      if (first === rest.length - count) return `${start},${escaped(text.slice(words[words.length - count]?.start, words.at(-1)?.end))}`;
    }
    return start;
  }

  /** The last words before the text, as few as make prefix and start unique. */
  private prefix(index: number, from: number, length: number): string | undefined {
    const before = this.texts[index - 1] ?? '';
    const words = wordsOf(before);
    for (let count = Math.min(2, words.length); count > 0 && count <= Math.min(MOST_WORDS, words.length); count++) {
      if (this.firstPlace(from - count, length + count) === from - count) return escaped(before.slice(words[words.length - count]?.start));
    }
    return undefined;
  }

  /** Where the `length` words from `at` on are first found, by the places of the rarest; -1 where all of them are too common to tell. */
  private firstPlace(at: number, length: number): number {
    const wanted = this.words.slice(at, at + length);
    const placesOf = (key: string): readonly number[] => this.places.get(key) ?? [];
    const offset = wanted.reduce((best, key, i) => (placesOf(key).length < placesOf(wanted[best] ?? '').length ? i : best), 0);
    const places = placesOf(wanted[offset] ?? '');
    if (places.length > MOST_PLACES) return -1;
    const found = places.find((place) => wanted.every((key, i) => this.words[place - offset + i] === key));
    return found === undefined ? -1 : found - offset;
  }
}

/** The address with the directive behind its own fragment, if it has one. */
export function withDirective(url: string, directive: string | undefined): string {
  if (directive === undefined) return url;
  return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
}
