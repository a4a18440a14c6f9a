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
  /** Those of which nothing is left, with the later one that holds instead. */
  overridden: Map<string, string>;
}

/** What a correction has decided and where, in the article as it was then. */
type Decision = { id: string; action: 'speaker'; utterance: number } | ({ id: string; action: 'not-a-quotation' | 'quotation' } & Place);

/** They have most of the longer in common. */
const isSamePlace = (one: Span, other: Span): boolean =>
  2 * (Math.min(one.end, other.end) - Math.max(one.start, other.start)) >= Math.max(one.end - one.start, other.end - other.start);
const overlap = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;

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
  private readonly decisions: Decision[] = [];
  private readonly overridden = new Map<string, string>();

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
    return { annotated: this.annotated, orphaned, overridden: this.overridden };
  }

  private apply({ id, correction }: CorrectionRecord): OrphanReason | undefined {
    switch (correction.action) {
      case 'speaker':
        return this.at(correction.target, (place) => this.giveSpeaker(id, place, correction.speaker));
      case 'not-a-quotation':
        return this.at(correction.target, (place) => this.removeQuotation(id, place));
      case 'quotation':
        return this.at(correction.target, (place) => this.addQuotation(id, place, correction));
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

  private giveSpeaker(id: string, place: Place, speaker: CorrectedSpeaker | null): OrphanReason | undefined {
    const quotation = this.quotationAt(place);
    if (quotation === undefined) return 'no-quotation';
    this.changeQuotations((each) =>
      each.utterance === quotation.utterance ? { ...each, speaker: speakerOf(speaker), confidence: 1, rule: CORRECTED } : each,
    );
    this.introduce(speaker);
    this.decide(
      { id, action: 'speaker', utterance: quotation.utterance },
      (one) => one.action === 'speaker' && one.utterance === quotation.utterance,
    );
    return undefined;
  }

  /** Those that said something else of it are overridden. */
  private decide(decision: Decision, isOver: (earlier: Decision) => boolean): void {
    for (const one of this.decisions) if (isOver(one) && !this.overridden.has(one.id)) this.overridden.set(one.id, decision.id);
    this.decisions.push(decision);
  }

  /** Whether a decision was about these quotations, of which nothing is left. */
  private isGone(decision: Decision, ordinal: number, gone: readonly Quotation[]): boolean {
    if (decision.action === 'quotation')
      return decision.ordinal === ordinal && gone.some(({ start, end }) => decision.start === start && decision.end === end);
    if (decision.action !== 'speaker' || gone.every(({ utterance }) => utterance !== decision.utterance)) return false;
    return this.partsOf(decision.utterance).length === 0;
  }

  private partsOf(utterance: number): Quotation[] {
    return this.annotated.passages.flatMap(({ quotations }) => quotations.filter((one) => one.utterance === utterance));
  }

  /** Where the part of an utterance that says whose it is has gone, the first that is left says so. */
  private handOver(gone: readonly Quotation[]): void {
    for (const { utterance, speaker } of gone) {
      const [heir, ...others] = this.partsOf(utterance);
      if (speaker === null || heir === undefined || [heir, ...others].some((one) => one.speaker !== null)) continue;
      this.changeQuotations((each) => (each === heir ? { ...each, speaker } : each));
    }
  }

  /** What is none already stays so: a later reading of the machine has come to the same. */
  private removeQuotation(id: string, place: Place): undefined {
    const quotation = this.quotationAt(place);
    const decision = { id, action: 'not-a-quotation' as const, ordinal: place.ordinal, start: place.start, end: place.end };
    if (quotation === undefined) {
      this.decisions.push(decision);
      return;
    }
    this.changeQuotations((each) => (each === quotation ? undefined : each));
    this.handOver([quotation]);
    this.decide(decision, (one) => this.isGone(one, place.ordinal, [quotation]));
  }

  private addQuotation(
    id: string,
    { ordinal, start, end }: Place,
    { kind, speaker }: { kind: Quotation['kind']; speaker: CorrectedSpeaker | null },
  ): OrphanReason | undefined {
    const text = this.annotated.passages[ordinal]?.text.slice(start, end) ?? '';
    const inside = insideMarks(text);
    if (inside.start === inside.end) return 'words-gone';
    const span = { start: start + inside.start, end: start + inside.end };
    const numbers = this.annotated.passages.flatMap(({ quotations }) => quotations.map(({ utterance }) => utterance));
    const utterance = Math.max(-1, ...numbers) + 1;
    const added: Quotation = { ...span, kind, speaker: speakerOf(speaker), utterance, confidence: 1, rule: CORRECTED };
    const gone = this.annotated.passages[ordinal]?.quotations.filter((one) => overlap(one, span)) ?? [];
    this.changePassages((passage, i) => {
      if (i !== ordinal) return passage;
      const apart = passage.quotations.filter((one) => !overlap(one, span));
      const terms = passage.terms.filter((one) => !overlap(one, span));
      return { ...passage, terms, quotations: [...apart, added].sort((a, b) => a.start - b.start) };
    });
    this.handOver(gone);
    this.introduce(speaker);
    this.decide(
      { id, action: 'quotation', ordinal, ...span },
      (one) => this.isGone(one, ordinal, gone) || (one.action === 'not-a-quotation' && one.ordinal === ordinal && isSamePlace(one, span)),
    );
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
