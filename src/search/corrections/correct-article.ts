/**
 * An article as people corrected it: who is quoted, what is a quotation, and who is named where two had one name. Pure; the article that is given stays as it is.
 */
import type { AnnotatedArticle, EntityId, Passage, Quotation, Span, Speaker } from '../../domain/annotation.ts';
import type { Anchor, CorrectedSpeaker, CorrectionRecord, OrphanReason } from '../../domain/correction.ts';
import { fold } from '../../text/normalize.ts';
import { findAnchor, type Place } from './anchor.ts';
import { type SplitRule, typeOfEntity } from './correct-entities.ts';

/** What the name of a rule is for a quotation that a person has set right. */
export const CORRECTED = 'corrected';

export interface CorrectionContext {
  /** Of a passage that is gone, the one that took its place. */
  successorOf: (passage: string) => string | undefined;
  /** By the correction, what becomes of names in articles. */
  rules: ReadonlyMap<string, SplitRule>;
}

export interface CorrectedArticle {
  annotated: AnnotatedArticle;
  /** Those of the corrections that could not be applied. */
  orphaned: Map<string, OrphanReason>;
}

/** What stands around the words of a quotation and is not of them. */
const AROUND = /[\s"'“”„«»‘’‹›]/u;

/** The words without the marks around them. */
function insideMarks(text: string): Span {
  let [start, end] = [0, text.length];
  while (start < end && AROUND.test(text[start] ?? '')) start++;
  while (end > start && AROUND.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

class ArticleCorrector {
  private readonly context: CorrectionContext;
  private annotated: AnnotatedArticle;

  constructor(annotated: AnnotatedArticle, context: CorrectionContext) {
    this.annotated = annotated;
    this.context = context;
  }

  correct(records: readonly CorrectionRecord[]): CorrectedArticle {
    const orphaned = new Map<string, OrphanReason>();
    for (const record of records) {
      const reason = this.apply(record);
      if (reason !== undefined) orphaned.set(record.id, reason);
    }
    return { annotated: this.annotated, orphaned };
  }

  private apply({ id, correction }: CorrectionRecord): OrphanReason | undefined {
    switch (correction.action) {
      case 'speaker':
        return this.at(correction.target, (place) => this.giveSpeaker(place, correction.speaker));
      case 'not-a-quotation':
        return this.at(correction.target, (place) => this.removeQuotation(place));
      case 'quotation':
        return this.at(correction.target, (place) => this.addQuotation(place, correction.kind, correction.speaker));
      case 'split': {
        const rule = this.context.rules.get(id);
        if (rule !== undefined) this.parted(rule);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  private at(target: Anchor, change: (place: Place) => OrphanReason | undefined): OrphanReason | undefined {
    const place = findAnchor(this.annotated, target, this.context.successorOf);
    return place === undefined ? 'words-gone' : change(place);
  }

  private giveSpeaker(place: Place, speaker: CorrectedSpeaker | null): OrphanReason | undefined {
    const quotation = this.quotationAt(place);
    if (quotation === undefined) return 'no-quotation';
    this.changeQuotations((each) =>
      each.utterance === quotation.utterance ? { ...each, speaker: speakerOf(speaker), confidence: 1, rule: CORRECTED } : each,
    );
    this.introduce(speaker);
    return undefined;
  }

  /** What is none already stays so: a later reading of the machine has come to the same. */
  private removeQuotation(place: Place): undefined {
    const quotation = this.quotationAt(place);
    if (quotation === undefined) return;
    const others = this.annotated.passages
      .flatMap(({ quotations }) => quotations)
      .filter((one) => one.utterance === quotation.utterance && one !== quotation);
    const isLost = quotation.speaker !== null && others.length > 0 && others.every(({ speaker }) => speaker === null);
    const { speaker } = quotation;
    this.changeQuotations((each) => (each === quotation ? undefined : isLost && each === others[0] ? { ...each, speaker } : each));
  }

  private addQuotation(
    { ordinal, start, end }: Place,
    kind: Quotation['kind'],
    speaker: CorrectedSpeaker | null,
  ): OrphanReason | undefined {
    const text = this.annotated.passages[ordinal]?.text.slice(start, end) ?? '';
    const inside = insideMarks(text);
    if (inside.start === inside.end) return 'words-gone';
    const span = { start: start + inside.start, end: start + inside.end };
    const numbers = this.annotated.passages.flatMap(({ quotations }) => quotations.map(({ utterance }) => utterance));
    const utterance = Math.max(-1, ...numbers) + 1;
    const added: Quotation = { ...span, kind, speaker: speakerOf(speaker), utterance, confidence: 1, rule: CORRECTED };
    this.changePassages((passage, i) => {
      if (i !== ordinal) return passage;
      const apart = passage.quotations.filter((one) => one.end <= span.start || one.start >= span.end);
      const terms = passage.terms.filter((one) => one.end <= span.start || one.start >= span.end);
      return { ...passage, terms, quotations: [...apart, added].sort((a, b) => a.start - b.start) };
    });
    this.introduce(speaker);
    return undefined;
  }

  /** The quotation that has most in common with these words, and at least half of the shorter. */
  private quotationAt({ ordinal, start, end }: Place): Quotation | undefined {
    const shared = (one: Quotation): number => Math.min(one.end, end) - Math.max(one.start, start);
    const all = this.annotated.passages[ordinal]?.quotations ?? [];
    const unlike = (one: Quotation): number => one.end - one.start + (end - start) - 2 * shared(one);
    return all.filter((one) => 2 * shared(one) >= Math.min(one.end - one.start, end - start)).sort((a, b) => unlike(a) - unlike(b))[0];
  }

  private parted({ ids, words, into }: SplitRule): void {
    const isMeant = (id: EntityId | undefined, form: string): boolean =>
      id !== undefined && ids.has(id) && (words === undefined || words.has(fold(form)));
    const speakerNow = (speaker: Speaker | null): Speaker | null =>
      speaker !== null && isMeant(speaker.entity, speaker.name) ? { ...speaker, entity: into } : speaker;
    this.changePassages((passage) => ({
      ...passage,
      mentions: passage.mentions.map((one) =>
        isMeant(one.entity, passage.text.slice(one.start, one.end)) ? { ...one, entity: into } : one,
      ),
      quotations: passage.quotations.map((one) => ({ ...one, speaker: speakerNow(one.speaker) })),
      citedSources: passage.citedSources.map((one) => (isMeant(one.entity, one.name) ? { ...one, entity: into } : one)),
    }));
    const { entities } = this.annotated;
    const meant = entities.find(({ id }) => ids.has(id));
    const isLeft = words !== undefined;
    const others = isLeft ? entities : entities.filter(({ id }) => !ids.has(id));
    if (meant !== undefined && others.every(({ id }) => id !== into))
      this.annotated = { ...this.annotated, entities: [...others, { ...meant, id: into }] };
  }

  private introduce(speaker: CorrectedSpeaker | null): void {
    const { entities } = this.annotated;
    if (speaker?.entity === undefined || entities.some(({ id }) => id === speaker.entity)) return;
    const { entity: id, name } = speaker;
    this.annotated = { ...this.annotated, entities: [...entities, { id, type: typeOfEntity(id), name, aliases: [] }] };
  }

  private changeQuotations(change: (quotation: Quotation) => Quotation | undefined): void {
    this.changePassages((passage) => ({ ...passage, quotations: passage.quotations.flatMap((one) => change(one) ?? []) }));
  }

  private changePassages(change: (passage: Passage, ordinal: number) => Passage): void {
    this.annotated = { ...this.annotated, passages: this.annotated.passages.map(change) };
  }
}

function speakerOf(speaker: CorrectedSpeaker | null): Speaker | null {
  return speaker === null ? null : { ...speaker };
}

/** @param records those that hold and are about this article, in their order */
export function correctArticle(
  annotated: AnnotatedArticle,
  records: readonly CorrectionRecord[],
  context: CorrectionContext,
): CorrectedArticle {
  return new ArticleCorrector(annotated, context).correct(records);
}
