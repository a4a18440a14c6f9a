/**
 * The text of a page as a flat list of pieces, one for each run of text between two block-level boundaries.
 *
 * Nothing is judged here: each piece carries what the judgement needs (its element, how much of it is link). An empty line
 * made of two `<br>` parts pieces as in pages that know no `<p>`.
 */
import type { PageElement } from './page-tree.ts';
import { canStateTime, statedTime, type StatedTime } from './stated-time.ts';

export interface Piece {
  /** White space folded, trimmed; never empty. */
  text: string;
  /** The block-level element around it. */
  element: PageElement;
  /** Characters that are not white space: of the text, and of its links. */
  letters: number;
  linkLetters: number;
  /** Characters in bold. */
  strongLetters: number;
  links: number;
  /** What `<time>` and microdata in it state; absent when nothing does. */
  times?: readonly StatedTime[];
}

const BLOCK_TAGS = new Set(
  (
    'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr li listing main menu nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp caption ' +
    'button textarea legend label'
  ).split(' '),
);
/** More in one line are a table. */
const MAX_TIMES = 10;
const STRONG_TAGS = new Set(['b', 'strong']);
/** A single `<br>` after a sentence as long as this parts two paragraphs. */
const LINE_OF_PROSE = 60;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*\s*$/u;

/** The pieces below an element in the order of the page. Linear in the size of the tree. */
export function segmentPage(root: PageElement): Piece[] {
  const segmenter = new Segmenter(root);
  segmenter.visit(root, { inLink: false, isStrong: false });
  segmenter.flush(root);
  return segmenter.pieces;
}

interface Inline {
  inLink: boolean;
  isStrong: boolean;
}

class Segmenter {
  readonly pieces: Piece[] = [];
  private parts: string[] = [];
  private length = 0;
  private linkLetters = 0;
  private strongLetters = 0;
  private links = 0;
  private breaks = 0;
  private times: StatedTime[] = [];
  private block: PageElement;

  constructor(root: PageElement) {
    this.block = root;
  }

  visit(element: PageElement, inline: Inline): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.add(child, inline);
      else if (child.tag === 'br') this.lineBreak();
      else if (child.tag === 'script' || child.tag === 'head') continue;
      else if (BLOCK_TAGS.has(child.tag)) this.visitBlock(child, inline);
      else this.visitInline(child, inline);
    }
  }

  private visitBlock(element: PageElement, inline: Inline): void {
    const outer = this.block;
    this.flush(element);
    this.visit(element, inline);
    this.flush(outer);
  }

  private visitInline(element: PageElement, inline: Inline): void {
    if (element.tag === 'a') this.links++;
    if (this.times.length < MAX_TIMES && canStateTime(element)) this.addTime(element);
    if (element.tag === 'a') this.visit(element, { ...inline, inLink: true });
    else this.visit(element, STRONG_TAGS.has(element.tag) ? { ...inline, isStrong: true } : inline);
  }

  /** Its label may be the line before. */
  private addTime(element: PageElement): void {
    const time = statedTime(element, this.length > 0 ? this.parts.slice(-6).join('') : (this.pieces.at(-1)?.text ?? ''));
    if (time !== undefined) this.times.push(time);
  }

  private add(text: string, inline: Inline): void {
    const letters = countLetters(text);
    if (letters > 0) this.breaks = 0;
    this.parts.push(text);
    this.length += letters;
    if (inline.inLink) this.linkLetters += letters;
    if (inline.isStrong) this.strongLetters += letters;
  }

  private lineBreak(): void {
    this.breaks++;
    if (this.breaks === 2 || (this.length >= LINE_OF_PROSE && SENTENCE_END.test(this.parts.slice(-3).join('')))) this.flush(this.block);
    else this.parts.push('\n');
  }

  /** Ends the piece; the next one belongs to `next`. */
  flush(next: PageElement): void {
    if (this.length > 0) {
      this.pieces.push({
        text: this.parts.join('').replace(/\s+/gu, ' ').trim(),
        element: this.block,
        letters: this.length,
        linkLetters: this.linkLetters,
        strongLetters: this.strongLetters,
        links: this.links,
        ...(this.times.length > 0 && { times: this.times }),
      });
    }
    this.parts = [];
    if (this.times.length > 0) this.times = [];
    this.length = this.linkLetters = this.strongLetters = this.links = this.breaks = 0;
    this.block = next;
  }
}

const LETTERS = /[^\s\u200b\ufeff]+/gu;

function countLetters(text: string): number {
  let count = 0;
  for (const run of text.match(LETTERS) ?? []) count += run.length;
  return count;
}
