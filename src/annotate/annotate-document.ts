/**
 * Documents of any length in bounded memory: one that is longer than most books is annotated in parts.
 *
 * A part knows nothing of the parts before it: there, a surname is nobody's until the full name comes again, and speech that goes on from the part
 * before begins anew. News is never so long; what is, is hostile or a whole archive in one file. A paragraph is cut only where it alone is too long,
 * at the end of a sentence if there is one.
 */
import type { Entity } from '../domain/annotation.ts';
import { annotateParagraphs, type ParagraphAnnotations, type ParagraphInput, type Taggers } from './annotate-paragraphs.ts';
import { movedAnnotations } from './moved.ts';

/** Characters of a part: about 100 MB of working memory, twice that for text of quote marks only. */
export const PART_LENGTH = 400_000;
/** How far back from the end of a part a sentence's end is looked for. */
const CUT_REACH = 5000;

/** A paragraph, or one of the pieces that it was cut into. */
interface Piece {
  input: ParagraphInput;
  paragraph: number;
  /** Where it begins in its paragraph. */
  start: number;
}

export interface AnnotatedDocument {
  paragraphs: ParagraphAnnotations[];
  entities: Entity[];
}

/** Annotates the paragraphs of one document; all offsets are into their paragraph. `published` is what "yesterday" is counted from. */
export function annotateDocument(inputs: readonly ParagraphInput[], taggers: Taggers, published?: string): AnnotatedDocument {
  let length = 0;
  for (const { text } of inputs) length += text.length;
  if (length <= PART_LENGTH) return annotateParagraphs(inputs, taggers, published);
  const paragraphs = inputs.map((): ParagraphAnnotations => ({ mentions: [], quotations: [], terms: [], citedSources: [] }));
  const entities = new Map<string, Entity>();
  let utterances = 0;
  for (const part of partsOf(inputs)) {
    const annotated = annotateParagraphs(
      part.map(({ input }) => input),
      taggers,
      published,
    );
    for (const [i, found] of annotated.paragraphs.entries()) append(paragraphs, part, i, found, utterances);
    utterances += 1 + annotated.paragraphs.reduce((latest, { quotations }) => Math.max(latest, latestUtterance(quotations)), -1);
    for (const entity of annotated.entities) unite(entities, entity);
  }
  return { paragraphs, entities: [...entities.values()] };
}

function append(
  paragraphs: readonly ParagraphAnnotations[],
  part: readonly Piece[],
  i: number,
  found: ParagraphAnnotations,
  utterances: number,
): void {
  const piece = part[i];
  const target = piece === undefined ? undefined : paragraphs[piece.paragraph];
  if (piece === undefined || target === undefined) return;
  const here = movedAnnotations(found, piece.start, (paragraph) => part[paragraph]?.start ?? 0);
  for (const mention of here.mentions) target.mentions.push(mention);
  for (const term of here.terms) target.terms.push(term);
  for (const source of here.citedSources) target.citedSources.push(source);
  for (const { quotation, speakerParagraph } of here.quotations) {
    quotation.utterance += utterances;
    target.quotations.push({ quotation, speakerParagraph: part[speakerParagraph]?.paragraph ?? piece.paragraph });
  }
}

function latestUtterance(quotations: ParagraphAnnotations['quotations']): number {
  return quotations.reduce((latest, { quotation }) => Math.max(latest, quotation.utterance), -1);
}

function unite(entities: Map<string, Entity>, entity: Entity): void {
  const known = entities.get(entity.id);
  if (known === undefined) {
    entities.set(entity.id, entity);
    return;
  }
  const aliases = new Set([...known.aliases, entity.name, ...entity.aliases]);
  aliases.delete(known.name);
  known.aliases = [...aliases];
  const roles = new Set([...(known.roles ?? []), ...(entity.roles ?? [])]);
  if (roles.size > 0) known.roles = [...roles];
}

/** The paragraphs in order, in parts of at most PART_LENGTH characters. */
function* partsOf(inputs: readonly ParagraphInput[]): Generator<Piece[]> {
  let part: Piece[] = [];
  let length = 0;
  for (const [paragraph, input] of inputs.entries()) {
    for (let start = 0; start < input.text.length; ) {
      const end = pieceEnd(input.text, start);
      if (part.length > 0 && length + end - start > PART_LENGTH) {
        yield part;
        part = [];
        length = 0;
      }
      const text = start === 0 && end === input.text.length ? input.text : input.text.slice(start, end);
      part.push({ input: { ...input, text }, paragraph, start });
      length += end - start;
      start = end;
    }
  }
  if (part.length > 0) yield part;
}

function pieceEnd(text: string, start: number): number {
  const limit = start + PART_LENGTH;
  if (limit >= text.length) return text.length;
  const tail = text.slice(limit - CUT_REACH, limit);
  const sentence = Math.max(tail.lastIndexOf('. '), tail.lastIndexOf('.” ') + 1, tail.lastIndexOf('." ') + 1);
  if (sentence > 0) return limit - CUT_REACH + sentence + 2;
  const space = tail.lastIndexOf(' ');
  return space > 0 ? limit - CUT_REACH + space + 1 : limit;
}
