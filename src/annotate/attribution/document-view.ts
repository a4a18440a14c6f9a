/** What attribution reads of a document, and what it gives back. */
import type { Entity, Speaker } from '../../domain/annotation.ts';
import type { NameMention } from '../names/name-mention.ts';
import type { Phrase } from './phrases.ts';
import type { ParagraphUnits } from './units.ts';

/** Everything that attribution reads of a document. */
export interface DocumentView {
  paragraphs: readonly { text: string; view: ParagraphUnits }[];
  entityOf(mention: NameMention): Entity | undefined;
  /** The one person of the document who holds an office ("mayor"). */
  holderOf(office: string): Entity | undefined;
}

/** A phrase in its paragraph: what an attribution rests on. */
export interface Source {
  paragraph: number;
  phrase: Phrase;
}

/** A speaker and the paragraph in which `start` and `end` lie. */
export interface FoundSpeaker {
  speaker: Speaker;
  paragraph: number;
}
