/**
 * Articles that editors change at random, with the origin of every word kept: what a passage has become is known, not guessed from
 * how alike two texts look.
 */

/** Mulberry32: random numbers in [0, 1) that a seed decides. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A word and the place in the first version that it comes from; a corrected word keeps its origin. */
interface Word {
  spelling: string;
  origin: number;
}
type Paragraph = readonly Word[];

export interface EditedArticle {
  id: string;
  title: string;
  paragraphs: Paragraph[];
}

export const EDITS = ['insert', 'delete', 'move', 'split', 'merge', 'typo', 'reword'] as const;
export type Edit = (typeof EDITS)[number];

export const textOf = (paragraph: Paragraph): string => paragraph.map((word) => word.spelling).join(' ');

/** Shorter paragraphs are left out at the start: a reader of plain text takes some of them for headings. */
const FEWEST_WORDS = 12;
const LETTERS = 'aeinorst'.split('');
const SENTENCE_END = /[.!?]["”’]?$/;

export class Newsroom {
  readonly articles: EditedArticle[];
  readonly #random: () => number;
  /** Paragraphs of articles that are not shown: what is inserted is real prose, and not of this article. */
  readonly #spare: string[];
  #origins = 0;

  constructor(articles: readonly { id: string; title: string; text: string }[], spare: readonly string[], random: () => number) {
    this.#random = random;
    this.#spare = [...spare];
    this.articles = articles.map(({ id, title, text }) => ({
      id,
      title,
      paragraphs: paragraphsOf(text).map((paragraph) => this.#write(paragraph)),
    }));
  }

  /** Edits an article once, in a way that is possible there. */
  edit(article: EditedArticle): Edit {
    for (;;) {
      const edit = this.#pick(EDITS);
      if (this.#apply(edit, article.paragraphs)) return edit;
    }
  }

  #write(text: string): Paragraph {
    return text.split(' ').map((spelling) => ({ spelling, origin: this.#origins++ }));
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(values: readonly T[]): T {
    const value = values[this.#below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  #apply(edit: Edit, paragraphs: Paragraph[]): boolean {
    const at = this.#below(paragraphs.length);
    const one = paragraphs[at];
    if (one === undefined) return false;
    switch (edit) {
      case 'insert': {
        const text = this.#spare.splice(this.#below(this.#spare.length), 1)[0];
        if (text === undefined) return false;
        paragraphs.splice(at, 0, this.#write(text));
        return true;
      }
      case 'delete':
        if (paragraphs.length < 3) return false;
        paragraphs.splice(at, 1);
        return true;
      case 'move':
        if (paragraphs.length < 3) return false;
        paragraphs.splice(at, 1);
        paragraphs.splice(this.#below(paragraphs.length + 1), 0, one);
        return true;
      case 'split': {
        const ends = one.flatMap(({ spelling }, i) => (SENTENCE_END.test(spelling) && i + 1 < one.length ? [i + 1] : []));
        const possible = ends.filter((end) => end >= FEWEST_WORDS && one.length - end >= FEWEST_WORDS);
        if (possible.length === 0) return false;
        const end = this.#pick(possible);
        paragraphs.splice(at, 1, one.slice(0, end), one.slice(end));
        return true;
      }
      case 'merge': {
        const next = paragraphs[at + 1];
        if (next === undefined || paragraphs.length < 3) return false;
        paragraphs.splice(at, 2, [...one, ...next]);
        return true;
      }
      case 'typo':
        paragraphs[at] = this.#correct(one);
        return true;
      case 'reword':
        paragraphs[at] = this.#reword(one);
        return true;
    }
  }

  /** One to three words spelled otherwise. */
  #correct(paragraph: Paragraph): Paragraph {
    const changed = new Set(Array.from({ length: 1 + this.#below(3) }, () => this.#below(paragraph.length)));
    return paragraph.map((word, i) => {
      if (!changed.has(i) || word.spelling.length < 3) return word;
      const cut = 1 + this.#below(word.spelling.length - 2);
      const letter = this.#pick(LETTERS);
      return { ...word, spelling: word.spelling.slice(0, cut) + letter + word.spelling.slice(cut + this.#below(2)) };
    });
  }

  /** Up to a third of the words, in one stretch, give way to new ones. */
  #reword(paragraph: Paragraph): Paragraph {
    const length = 1 + this.#below(Math.max(1, Math.floor(paragraph.length / 3)));
    const at = this.#below(paragraph.length - length + 1);
    const words = this.#pick(this.#spare)
      .split(' ')
      .slice(0, 1 + this.#below(length));
    return [...paragraph.slice(0, at), ...this.#write(words.join(' ')), ...paragraph.slice(at + length)];
  }
}

/** The paragraphs of a plain text that are long enough, each with single spaces. */
export function paragraphsOf(text: string): string[] {
  const all = text.split(/\n+/).map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim());
  return [...new Set(all)].filter((paragraph) => paragraph.split(' ').length >= FEWEST_WORDS);
}

/** Which share of the words of `was` stands in `is`, by origin; words that were spelled otherwise since are the same words. */
export function shareKept(was: Paragraph, is: Paragraph): number {
  const origins = new Set(is.map((word) => word.origin));
  return was.filter((word) => origins.has(word.origin)).length / was.length;
}
