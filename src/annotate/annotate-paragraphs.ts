/** The one way from paragraphs to annotations, for articles and for bare texts alike. */
import type { CitedSource, Entity, Mention, Term } from '../domain/annotation.ts';
import { findMarkedSpans } from '../text/quote-marks.ts';
import { type DraftQuotation, findQuotations } from './attribution/quotations.ts';
import type { DocumentView } from './attribution/speakers.ts';
import { buildUnits } from './attribution/units.ts';
import { uniteMentions } from './names/entities.ts';
import { findNames } from './names/find-names.ts';
import { ruleEvidence } from './names/typing.ts';
import { isHeadline } from './names/words.ts';
import type { Tagger } from './tagger.ts';
import { valueMentions } from './values.ts';

export interface ParagraphInput {
  text: string;
  isPullQuote: boolean;
}

export interface ParagraphAnnotations {
  mentions: Mention[];
  quotations: DraftQuotation[];
  terms: Term[];
  citedSources: CitedSource[];
}

/** Annotates the paragraphs of one document; all offsets are into their paragraph. */
export function annotateParagraphs(inputs: readonly ParagraphInput[], tagger: Tagger): { paragraphs: ParagraphAnnotations[]; entities: Entity[] } {
  const tagged = inputs.map(({ text }) => tagger.tag(text));
  const names = findNames(tagged, [ruleEvidence]);
  const index = uniteMentions(tagged, names);
  const spans = findMarkedSpans(inputs.map(({ text }) => text));
  const document: DocumentView = {
    paragraphs: tagged.map((one, i) => ({ text: one.text, view: buildUnits(one, names[i] ?? [], spans[i] ?? []) })),
    entityOf: (mention) => index.of(mention),
  };
  const kinds = inputs.map(({ isPullQuote }, i) => ({ isPullQuote, isHeadline: isHeadline(tagged[i]?.words ?? []) }));
  const marked = findQuotations(document, spans, kinds);
  const paragraphs = tagged.map((one, i): ParagraphAnnotations => {
    const mentions: Mention[] = (names[i] ?? []).map((name) => {
      const entity = index.of(name);
      return {
        start: one.starts[name.first] ?? 0,
        end: one.ends[name.last] ?? 0,
        type: name.type,
        ...(entity === undefined ? {} : { entity: entity.id }),
        score: Math.round(Math.min(1, name.score / 5) * 100) / 100,
      };
    });
    const values = valueMentions(one, mentions);
    return {
      mentions: [...mentions, ...values].sort((a, b) => a.start - b.start || a.end - b.end),
      quotations: marked[i]?.quotations ?? [],
      terms: marked[i]?.terms ?? [],
      citedSources: [],
    };
  });
  return { paragraphs, entities: index.entities };
}
