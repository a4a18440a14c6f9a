/** A hit as a card: what is shown of it, in which form, and where its links lead. */
import type { HitProps, VoiceProps } from '../../../views/components/hit-card.tsx';
import type { Run } from '../../../views/runs.tsx';
import type { Quotation, QuotationKind, Span, Speaker } from '../../domain/annotation.ts';
import { articleLink, entityLink, passageLink } from '../../domain/links.ts';
import { type Hit, searchQuery, type SearchQuery } from '../../domain/search.ts';
import { attributionOf, attributionText } from '../../export/attribution.ts';
import { citedValue, speakerValue } from '../../search/facet-values.ts';
import { cutSnippet } from '../../search/snippet.ts';
import { searchParams, searchUrl } from '../url-query.ts';
import { type Layers, runsOf, soleQuotation, voiceLayers } from './runs.ts';

/** A quotation is shown longer than a passage before it is cut: it is what was searched for. */
const QUOTATION_LENGTH = 600;
/** Below this an attribution is shown as one to check. */
const CERTAIN = 0.5;
const OPENING_WORDS = 5;
const KIND_RANK: Readonly<Record<QuotationKind, number>> = { direct: 0, mixed: 1, indirect: 2 };

/** The address of a passage on its article's page; it carries the search, so that the page can mark its hits and lead back. */
export function passageHref(article: { id: string; title: string }, passageId: string, query?: SearchQuery): string {
  const params = query === undefined ? new URLSearchParams() : searchParams(query);
  params.set('passage', passageId);
  return `${articleLink(article)}?${params.toString()}#${passageId}`;
}

/** The page of a speaker, or for one who is no entity the search for what it is quoted with. */
export function speakerHref(speaker: Speaker): string {
  if (speaker.entity !== undefined) return entityLink(speaker.entity);
  return searchUrl(searchQuery({ scope: 'quotations', filters: { speaker: [speakerValue(speaker)] } }));
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/, OPENING_WORDS + 1);
  return words.length > OPENING_WORDS ? `${words.slice(0, OPENING_WORDS).join(' ')} …` : words.join(' ');
}

function voiceOf(parts: readonly Quotation[], opening: string | undefined, withParaphraseOpening: boolean): VoiceProps {
  const speaker = parts.find((part) => part.speaker !== null)?.speaker;
  const kind = parts.map((part) => part.kind).reduce((best, one) => (KIND_RANK[one] < KIND_RANK[best] ? one : best));
  return {
    ...(opening === undefined || (kind === 'indirect' && !withParaphraseOpening) ? {} : { opening }),
    ...(speaker
      ? { speaker: { name: speaker.name, href: speakerHref(speaker), ...(speaker.role === undefined ? {} : { role: speaker.role }) } }
      : {}),
    kind,
    flags: [...new Set(parts.flatMap((part) => part.flags ?? []))],
    uncertain: speaker !== undefined && Math.max(...parts.map((part) => part.confidence)) < CERTAIN,
  };
}

/** Who speaks in a text: one voice for each utterance that touches `cut`, in the order of the text. */
export function voicesOf(text: string, quotations: readonly Quotation[], cut: Span): VoiceProps[] {
  const byUtterance = new Map<number, Quotation[]>();
  for (const quotation of [...quotations].sort((a, b) => a.start - b.start)) {
    if (quotation.end <= cut.start || quotation.start >= cut.end) continue;
    byUtterance.set(quotation.utterance, [...(byUtterance.get(quotation.utterance) ?? []), quotation]);
  }
  const groups = [...byUtterance.values()];
  return groups.map((parts) => {
    const first = parts[0];
    const opening = groups.length > 1 && first ? firstWords(text.slice(first.start, first.end)) : undefined;
    return voiceOf(parts, opening, true);
  });
}

function withEllipses(runs: Run[], cut: { cutBefore: boolean; cutAfter: boolean }): Run[] {
  return [...(cut.cutBefore ? [{ text: '… ', marked: false }] : []), ...runs, ...(cut.cutAfter ? [{ text: ' …', marked: false }] : [])];
}

function cutRuns(text: string, layers: Layers, length?: number): Run[] {
  const cut = cutSnippet(text, layers.marks ?? [], length);
  return withEllipses(runsOf(text, layers, cut.span), cut);
}

type Shown = Pick<HitProps, 'form' | 'runs' | 'voices'>;

/** The parts of the hit's utterance as quotations of its joined text, where all of them stand in the hit's passage. */
function partsInJoinedText(hit: Hit, text: string): Quotation[] {
  const numbers = new Set(hit.passage.quotations.map((quotation) => quotation.utterance));
  for (const number of numbers) {
    const parts = hit.passage.quotations.filter((one) => one.utterance === number).sort((a, b) => a.start - b.start);
    if (parts.map((part) => hit.passage.text.slice(part.start, part.end)).join(' ') !== text) continue;
    let at = 0;
    return parts.map((part) => {
      const shift = at - part.start;
      at += part.end - part.start + 1;
      const move = (span: Span): Span => ({ start: span.start + shift, end: span.end + shift });
      return { ...part, ...move(part), ...(part.verbatim === undefined ? {} : { verbatim: part.verbatim.map(move) }) };
    });
  }
  return [];
}

function shownQuotation(hit: Hit, quotation: NonNullable<Hit['quotation']>): Shown {
  const { text, kind, speaker, highlights } = quotation;
  const parts = partsInJoinedText(hit, text);
  const layers = kind === 'indirect' ? {} : voiceLayers(text, parts, false);
  const voice: VoiceProps =
    parts.length > 0
      ? { ...voiceOf(parts, undefined, false), kind }
      : { ...(speaker ? { speaker: { ...speaker, href: speakerHref(speaker) } } : {}), kind, flags: [], uncertain: false };
  return {
    form: kind === 'indirect' ? 'paraphrase' : 'quotation',
    runs: cutRuns(text, { ...layers, marks: highlights }, QUOTATION_LENGTH),
    voices: [voice],
  };
}

function shownPassage(hit: Hit): Shown {
  const { passage, highlights } = hit;
  const sole = soleQuotation(passage);
  if (sole !== undefined) {
    const shift = (span: Span): Span => ({ start: span.start - sole.start, end: span.end - sole.start });
    const text = passage.text.slice(sole.start, sole.end);
    const moved = { ...sole, ...shift(sole), ...(sole.verbatim === undefined ? {} : { verbatim: sole.verbatim.map(shift) }) };
    return {
      form: 'quotation',
      runs: cutRuns(text, { ...voiceLayers(text, [moved], false), marks: highlights.map(shift) }, QUOTATION_LENGTH),
      voices: [voiceOf([sole], undefined, false)],
    };
  }
  const cut = cutSnippet(passage.text, highlights);
  const layers = { ...voiceLayers(passage.text, passage.quotations, true), marks: highlights };
  return {
    form: 'passage',
    runs: withEllipses(runsOf(passage.text, layers, cut.span), cut),
    voices: voicesOf(passage.text, passage.quotations, cut.span),
  };
}

function creditedTo(hit: Hit): HitProps['creditedTo'] {
  const byValue = new Map(hit.passage.citedSources.map((cited) => [citedValue(cited), cited.name]));
  return [...byValue].map(([value, name]) => ({ name, href: searchUrl(searchQuery({ filters: { cites: [value] } })) }));
}

/** The card of a hit. `query` is the search that led to it; `absolute` makes a link that can be given away. */
export function presentHit(hit: Hit, query: SearchQuery | undefined, absolute: (path: string) => string): HitProps {
  const shown = hit.quotation === undefined ? shownPassage(hit) : shownQuotation(hit, hit.quotation);
  const { article, passage } = hit;
  return {
    id: hit.quotation === undefined ? passage.id : `${passage.id}.${hit.quotation.passages.length}.${hit.quotation.text.length}`,
    title: article.title,
    href: passageHref(article, passage.id, query),
    sources: article.sources.map((source) => source.name),
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(passage.heading === undefined ? {} : { section: passage.heading }),
    ...shown,
    creditedTo: creditedTo(hit),
    permalink: passageLink(passage.id),
    copyText: attributionText(attributionOf(hit, '')).trim(),
    copyLink: absolute(passageLink(passage.id)),
  };
}
