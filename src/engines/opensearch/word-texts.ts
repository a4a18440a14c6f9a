/** Texts as they are sent: their words, and the stems of these, with blanks between. What is sent of a word is made once, not each time it comes. */
import { stem } from '../../text/stems.ts';
import { WordNumbers } from '../../text/word-numbers.ts';
import { sendTerm } from './terms.ts';

/** About 100 MB when full: a large corpus has more words than that, but those that are frequent come again at once. */
const MAX_WORDS = 500_000;

export interface SentWords {
  surface: string;
  stems: string;
}

export class WordTexts {
  private numbers = new WordNumbers();
  private surfaces: string[] = [];
  private stems: string[] = [];

  of(text: string): SentWords {
    if (this.numbers.total > MAX_WORDS) this.forget();
    const found = this.numbers.of(text);
    this.learn();
    return { surface: join(found, this.surfaces), stems: join(found, this.stems) };
  }

  private learn(): void {
    for (let number = this.surfaces.length; number < this.numbers.total; number++) {
      const word = this.numbers.word(number);
      this.surfaces.push(sendTerm(word));
      this.stems.push(sendTerm(stem(word)));
    }
  }

  private forget(): void {
    this.numbers = new WordNumbers();
    this.surfaces = [];
    this.stems = [];
  }
}

function join(numbers: Uint32Array, words: readonly string[]): string {
  let joined = '';
  for (let i = 0; i < numbers.length; i++) joined += i === 0 ? (words[numbers[i] ?? 0] ?? '') : ` ${words[numbers[i] ?? 0] ?? ''}`;
  return joined;
}
