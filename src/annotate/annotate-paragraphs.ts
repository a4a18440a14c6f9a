/** From the paragraphs of a document to their annotations, for articles and for bare texts alike. */
import type { CitedSource, Entity, Mention, Term } from '../domain/annotation.ts';
import { findMarkedSpans } from '../text/quote-marks.ts';
import { findCitedSources } from './attribution/cited-sources.ts';
import type { DraftQuotation } from './attribution/draft-quotation.ts';
import { withoutFrames } from './attribution/framed-marks.ts';
import { findIndirect } from './attribution/indirect/find-indirect.ts';
import type { Label } from './attribution/indirect/transcript-labels.ts';
import { findLabels } from './attribution/indirect/transcripts.ts';
import { findQuotations, type MarkedWords } from './attribution/quotations.ts';
import type { DocumentView, FoundSpeaker } from './attribution/document-view.ts';
import { spokenSpans } from './attribution/spoken-spans.ts';
import { buildUnits } from './attribution/units.ts';
import { uniteMentions } from './names/entities.ts';
import { mentionEvidence } from './names/evidence.ts';
import { findNames } from './names/find-names.ts';
import type { NameTagger } from './names-model/tag-names.ts';
import { addRole } from './names/mention-roles.ts';
import { isHeadline } from './names/words.ts';
import type { Tagger } from './tagger.ts';
import { findValues } from './values/find-values.ts';
import { readPublished } from './values/relative-dates.ts';

/** What reads words and names; each keeps what it has seen of the language, nothing of the texts. */
export interface Taggers {
  tagger: Tagger;
  names: NameTagger;
}

export interface ParagraphInput {
  text: string;
  isPullQuote: boolean;
  isBlockQuote: boolean;
}

export interface ParagraphAnnotations {
  mentions: Mention[];
  quotations: DraftQuotation[];
  terms: Term[];
  citedSources: CitedSource[];
}

/** Annotates the paragraphs of one document; all offsets are into their paragraph. `published` is what "yesterday" is counted from. */
export function annotateParagraphs(
  inputs: readonly ParagraphInput[],
  taggers: Taggers,
  published?: string,
): { paragraphs: ParagraphAnnotations[]; entities: Entity[] } {
  const tagged = inputs.map(({ text }) => taggers.tagger.tag(text));
  const date = readPublished(published);
  const names = findNames(tagged, taggers.names.tag(tagged));
  const index = uniteMentions(tagged, names);
  const texts = inputs.map(({ text }) => text);
  const spans = spokenSpans(texts, withoutFrames(texts, findMarkedSpans(texts)));
  const document: DocumentView = {
    paragraphs: tagged.map((one, i) => ({ text: one.text, view: buildUnits(one, names[i] ?? [], spans[i] ?? []) })),
    entityOf: (mention) => index.of(mention),
    holderOf: (office) => index.holderOf(office),
  };
  const kinds = inputs.map(({ isPullQuote, isBlockQuote }, i) => ({
    isPullQuote,
    isBlockQuote,
    isHeadline: isHeadline(tagged[i]?.words ?? []),
  }));
  const labels = findLabels(document);
  const marked = findQuotations(document, spans, kinds, labels);
  const quotations = withIndirect(document, marked, kinds, labels);
  rememberRoles(index.entities, quotations);
  const paragraphs = tagged.map((one, i): ParagraphAnnotations => {
    const mentions: Mention[] = (names[i] ?? []).map((name) => {
      const entity = index.of(name);
      return {
        start: one.starts[name.first] ?? 0,
        end: one.ends[name.last] ?? 0,
        type: name.type,
        ...(entity === undefined ? {} : { entity: entity.id }),
        score: Math.round(Math.min(1, name.score) * 100) / 100,
        evidence: mentionEvidence(name, entity),
      };
    });
    const values = findValues(one, mentions, date);
    return {
      mentions: [...mentions, ...values].sort((a, b) => a.start - b.start || a.end - b.end),
      quotations: quotations[i] ?? [],
      terms: marked[i]?.terms ?? [],
      citedSources: kinds[i]?.isPullQuote === true ? [] : findCitedSources(document, i),
    };
  });
  return { paragraphs, entities: index.entities };
}

/** What an attribution says of a speaker ("associate professor of …") is a role of the entity, as a title before the name is. */
function rememberRoles(entities: readonly Entity[], quotations: readonly DraftQuotation[][]): void {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  for (const { quotation } of quotations.flat()) {
    const { entity: id, role } = quotation.speaker ?? {};
    const entity = id === undefined ? undefined : byId.get(id);
    if (entity === undefined || role === undefined) continue;
    const roles = new Set(entity.roles);
    addRole(roles, role);
    entity.roles = [...roles];
  }
}

/** Indirect quotations beside the marked ones, in the order of the text; their utterances are numbered after the others. */
function withIndirect(
  document: DocumentView,
  marked: readonly MarkedWords[],
  kinds: readonly { isPullQuote: boolean; isHeadline: boolean }[],
  labels: readonly (Label | undefined)[],
): DraftQuotation[][] {
  let utterance = 0;
  for (const { quotations } of marked) for (const { quotation } of quotations) utterance = Math.max(utterance, quotation.utterance + 1);
  let last: FoundSpeaker | undefined;
  return marked.map(({ quotations }, paragraph) => {
    const kind = kinds[paragraph];
    if (kind === undefined || kind.isPullQuote) return quotations;
    const indirect = findIndirect(document, paragraph, quotations, last, labels[paragraph]);
    const latest = quotations.findLast(({ quotation }) => quotation.speaker !== null);
    last = indirect.last ?? last;
    if (latest?.quotation.speaker) last = { speaker: latest.quotation.speaker, paragraph: latest.speakerParagraph };
    for (const { quotation } of indirect.drafts) quotation.utterance = utterance++;
    return [...quotations, ...indirect.drafts].sort((a, b) => a.quotation.start - b.quotation.start);
  });
}
