/**
 * What annotation adds to an article. Offsets are UTF-16 code units, half-open, into the `text` of the nearest enclosing object.
 */
import { z } from 'zod';
import { articleSchema, passageKindSchema } from './article.ts';

const offset = z.number().int().nonnegative();

export const spanSchema = z.object({ start: offset, end: offset });
export type Span = z.infer<typeof spanSchema>;

export const ENTITY_TYPES = ['person', 'organization', 'place'] as const;
export const entityTypeSchema = z.enum(ENTITY_TYPES);
export type EntityType = z.infer<typeof entityTypeSchema>;

export const MENTION_TYPES = [
  ...ENTITY_TYPES,
  'date',
  'time',
  'duration',
  'money',
  'percent',
  'cardinal',
  'url',
  'email',
  'hashtag',
  'handle',
] as const;
export const mentionTypeSchema = z.enum(MENTION_TYPES);
export type MentionType = z.infer<typeof mentionTypeSchema>;

export const mentionSchema = spanSchema.extend({
  type: mentionTypeSchema,
  entity: z.string().exactOptional(),
  /** The normalised date, amount … */
  value: z.string().exactOptional(),
  score: z.number().exactOptional(),
  /** Why it is taken for one: "model", "rules", "title: Gen.", "surname of Maria Lind", "gazetteer: place" … */
  evidence: z.array(z.string()).exactOptional(),
});
export type Mention = z.infer<typeof mentionSchema>;

export const entitySchema = z.object({
  /** `TYPE:slug-of-the-canonical-name`, e.g. `person:claudia-sheinbaum`; a user's split adds `~2`. */
  id: z.string(),
  type: entityTypeSchema,
  name: z.string(),
  /** The other forms seen: in the article, or over the corpus in search results. */
  aliases: z.array(z.string()),
  roles: z.array(z.string()).exactOptional(),
});
export type Entity = z.infer<typeof entitySchema>;
export type EntityId = Entity['id'];

/** direct: the utterance is given in marks. mixed: marked words inside the reporter's clause. indirect: no marks. */
export const QUOTATION_KINDS = ['direct', 'mixed', 'indirect'] as const;
export const quotationKindSchema = z.enum(QUOTATION_KINDS);
export type QuotationKind = z.infer<typeof quotationKindSchema>;

export const SPEAKER_KINDS = ['named', 'unnamed', 'group', 'institution'] as const;
export const speakerKindSchema = z.enum(SPEAKER_KINDS);
export type SpeakerKind = z.infer<typeof speakerKindSchema>;

export const speakerSchema = z.object({
  /** Canonical name when known, else the words used ("a U.S. official"). */
  name: z.string(),
  kind: speakerKindSchema,
  entity: z.string().exactOptional(),
  role: z.string().exactOptional(),
  /** The mention that the attribution rests on (a pronoun counts as what it is), in the text of passage `passage`. */
  start: offset.exactOptional(),
  end: offset.exactOptional(),
  /** Id of the passage that `start` and `end` lie in; left out when it is the quotation's own. */
  passage: z.string().exactOptional(),
});
export type Speaker = z.infer<typeof speakerSchema>;

export const QUOTATION_FLAGS = ['nested', 'edited', 'elided', 'unclosed'] as const;
export const quotationSchema = spanSchema.extend({
  kind: quotationKindSchema,
  speaker: speakerSchema.nullable(),
  cue: spanSchema.exactOptional(),
  /** The whole content clause of a mixed quotation. */
  clause: spanSchema.exactOptional(),
  /** Parts with the same number in one article are one utterance, split by a cue or by paragraphs. */
  utterance: z.number().int().nonnegative(),
  flags: z.array(z.enum(QUOTATION_FLAGS)).exactOptional(),
  /** With `nested`, `edited` or `elided`: the parts that are the speaker's own words. */
  verbatim: z.array(spanSchema).exactOptional(),
  confidence: z.number().min(0).max(1),
  /** Name of the rule that attributed it. */
  rule: z.string(),
});
/** The span is the words inside the marks, without the marks; for `indirect` the content clause. */
export type Quotation = z.infer<typeof quotationSchema>;
export type QuotationFlag = (typeof QUOTATION_FLAGS)[number];

export const TERM_KINDS = ['scare', 'title', 'nickname', 'slogan', 'term'] as const;
export const termSchema = spanSchema.extend({ kind: z.enum(TERM_KINDS) });
/** Marked words that are nobody's speech. */
export type Term = z.infer<typeof termSchema>;

export const CITED_SOURCE_KINDS = ['outlet', 'agency', 'document', 'person', 'group'] as const;
export const citedSourceSchema = spanSchema.extend({
  name: z.string(),
  kind: z.enum(CITED_SOURCE_KINDS),
  entity: z.string().exactOptional(),
  cue: spanSchema.exactOptional(),
});
export type CitedSource = z.infer<typeof citedSourceSchema>;

export const passageSchema = z.object({
  /** `p-` and 16 base32 characters; see `ids.ts`. */
  id: z.string(),
  /** 0-based place among the passages of the article. */
  ordinal: z.number().int().nonnegative(),
  kind: passageKindSchema,
  /** The section heading that it stands under. */
  heading: z.string().exactOptional(),
  text: z.string(),
  mentions: z.array(mentionSchema),
  quotations: z.array(quotationSchema),
  terms: z.array(termSchema),
  citedSources: z.array(citedSourceSchema),
});
/** The indexed unit: one block with its annotations. */
export type Passage = z.infer<typeof passageSchema>;
export type PassageId = Passage['id'];

export const annotatedArticleSchema = z.object({
  article: articleSchema,
  passages: z.array(passageSchema),
  entities: z.array(entitySchema),
});
/** `pullquote annotate FILE… --json`, one line per article. */
export type AnnotatedArticle = z.infer<typeof annotatedArticleSchema>;

export const annotatedTextSchema = z.object({
  id: z.string(),
  mentions: z.array(mentionSchema),
  quotations: z.array(quotationSchema),
  terms: z.array(termSchema),
  citedSources: z.array(citedSourceSchema),
  entities: z.array(entitySchema),
});
/** `pullquote annotate --texts FILE.jsonl`: all offsets are into the row's text. */
export type AnnotatedText = z.infer<typeof annotatedTextSchema>;
