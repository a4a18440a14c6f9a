/**
 * What people correct: names that are one or two, who speaks, what is a quotation. A correction is a line of the ledger, so it outlives every index;
 * no word says whose it is.
 *
 * Names are held by the entity's id and by what it was called, words by the selectors of the W3C Web Annotation Data Model: both are looked for anew in
 * every generation. Nothing is ever taken out: who undoes a correction adds one that says so, and that can be undone too.
 */
import { z } from 'zod';
import { QUOTATION_KINDS, speakerKindSchema } from './annotation.ts';
import { selectorSchema } from './selector.ts';

/** Longer is no name, and no note that somebody reads. */
export const MAX_NAME = 300;
export const MAX_NOTE = 2_000;
/** Names or articles in one correction. */
const MAX_LISTED = 10_000;
const MAX_WORDS = 100_000;

/** Controls, and what turns the direction of the text around it, are no text that somebody reads. Two of the controls are space. */
const NO_TEXT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

export function isPlainText(text: string): boolean {
  return !NO_TEXT.test(text);
}

const nameSchema = z
  .string()
  .max(MAX_NAME)
  .refine((name) => name.trim() !== '', 'a name needs a letter');

/** An entity, as it was called when it was corrected. */
export const entityReferenceSchema = z.object({
  id: z
    .string()
    .regex(/^(?:person|organization|place):./)
    .max(MAX_NAME),
  name: nameSchema,
});
export type EntityReference = z.infer<typeof entityReferenceSchema>;

/** Words in a passage of an article, the first quote selector being what they are found by. */
export const anchorSchema = z.object({
  article: z.string().min(1).max(MAX_WORDS),
  passage: z.string().min(1).max(MAX_NAME),
  selector: z
    .array(selectorSchema)
    .max(4)
    .refine((all) => all.some((one) => one.type === 'TextQuoteSelector' && one.exact !== '' && one.exact.length <= MAX_WORDS), 'no words'),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** The words that an anchor is of, with what stands around them. */
export function quoteOf({ selector }: Anchor): { exact: string; prefix: string; suffix: string } {
  return selector.find((one) => one.type === 'TextQuoteSelector') ?? { exact: '', prefix: '', suffix: '' };
}

export function wordsOf(anchor: Anchor): string {
  return quoteOf(anchor).exact;
}

/** Who is quoted: an entity, or words for somebody who has no name. */
export const correctedSpeakerSchema = z.object({
  name: nameSchema,
  kind: speakerKindSchema,
  entity: z.string().max(MAX_NAME).exactOptional(),
});
export type CorrectedSpeaker = z.infer<typeof correctedSpeakerSchema>;

const listSchema = z.array(z.string().min(1)).min(1).max(MAX_LISTED);

export const correctionSchema = z.discriminatedUnion('action', [
  /** Both are one, under the name of the second. */
  z.object({ action: z.literal('merge'), entity: entityReferenceSchema, into: entityReferenceSchema }),
  /** These names, or what these articles call so (of it only these words), are another. */
  z.object({
    action: z.literal('split'),
    entity: entityReferenceSchema,
    into: entityReferenceSchema,
    names: listSchema.exactOptional(),
    articles: listSchema.exactOptional(),
  }),
  z.object({ action: z.literal('rename'), entity: entityReferenceSchema, name: nameSchema }),
  /** The quotation there is this speaker's, or nobody's that is known; with it all parts of its utterance. */
  z.object({ action: z.literal('speaker'), target: anchorSchema, speaker: correctedSpeakerSchema.nullable() }),
  z.object({ action: z.literal('not-a-quotation'), target: anchorSchema }),
  z.object({
    action: z.literal('quotation'),
    target: anchorSchema,
    kind: z.enum(QUOTATION_KINDS),
    speaker: correctedSpeakerSchema.nullable(),
  }),
  /** These two are not the same: it is not suggested again. */
  z.object({ action: z.literal('decline'), entities: z.tuple([entityReferenceSchema, entityReferenceSchema]) }),
  z.object({ action: z.literal('undo'), correction: z.string().min(1).max(MAX_NAME) }),
]);
export type Correction = z.infer<typeof correctionSchema>;
export type CorrectionAction = Correction['action'];

/** A correction as it is kept, exported and imported. */
export const correctionRecordSchema = z.object({
  id: z.string().regex(/^c-[a-z2-7]{16}$/),
  correction: correctionSchema,
  note: z.string().max(MAX_NOTE).exactOptional(),
  /** When it was made; by whom is not kept. */
  at: z.iso.datetime(),
});
export type CorrectionRecord = z.infer<typeof correctionRecordSchema>;

export const ORPHAN_REASONS = ['article-gone', 'words-gone', 'no-quotation', 'entity-gone'] as const;

/** What has become of a correction in a state of the index. */
export const correctionStateSchema = z.object({
  ...correctionRecordSchema.shape,
  state: z.enum(['applied', 'overridden', 'orphaned', 'undone']),
  /** Of an orphaned one. */
  reason: z.enum(ORPHAN_REASONS).exactOptional(),
  /** Of an undone one, what undid it. */
  undoneBy: z.string().exactOptional(),
  /** Of an overridden one, the later one at the same place that holds instead. */
  overriddenBy: z.string().exactOptional(),
});
export type CorrectionState = z.infer<typeof correctionStateSchema>;
export type OrphanReason = NonNullable<CorrectionState['reason']>;

export interface Folded {
  /** Those that hold, in the order in which they were made; at one time, in that in which they came. */
  active: CorrectionRecord[];
  /** By each that was undone, what undid it. */
  undone: Map<string, string>;
}

/** Which corrections hold: an undoing counts unless it is undone, and only of what came before it. @param records in the order in which they came */
export function foldCorrections(records: readonly CorrectionRecord[]): Folded {
  const undone = new Map<string, string>();
  const place = new Map(records.map(({ id }, i) => [id, i]));
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i];
    if (record?.correction.action !== 'undo' || undone.has(record.id)) continue;
    const target = record.correction.correction;
    if ((place.get(target) ?? records.length) < i) undone.set(target, record.id);
  }
  const active = records.filter(({ id, correction }) => correction.action !== 'undo' && !undone.has(id));
  return { active: active.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), undone };
}
