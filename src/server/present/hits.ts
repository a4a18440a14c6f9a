/** A hit as a card: what is shown of it, in which form, and where its links lead. */
import type { HitProps, VoiceProps } from '../../../views/components/hit-card.tsx';
import { speakerLabel } from '../../../views/labels.ts';
import type { Run } from '../../../views/runs.tsx';
import type { Passage, Quotation, QuotationKind, Span, Speaker } from '../../domain/annotation.ts';
import { clippingRef } from '../../domain/clippings.ts';
import { articleLink, citeLink, speakerLink } from '../../domain/links.ts';
import { type Hit, MISSING, searchQuery, type SearchQuery } from '../../domain/search.ts';
import { selectionOf } from '../../domain/selector.ts';
import { attributionOf, attributionText, linkOfHit, PART_JOINT, partsOfUtterance, spansOfHit } from '../../export/attribution.ts';
import { citedValue, isNotGiven, speakerValue } from '../../search/facet-values.ts';
import { cutSnippet, SNIPPET_LENGTH, type Snippet } from '../../search/snippet.ts';
import { searchParams, searchUrl } from '../url-query.ts';
import { basisOf, isCertain, namesIn } from './basis.ts';
import { directionOf } from './direction.ts';
import { CLOSING, type Layers, OPENING, runsOf, soleQuotation, voiceLayers, withMarks } from './runs.ts';

/** A quotation is shown longer than a passage before it is cut: it is what was searched for. */
const QUOTATION_LENGTH = 600;
const OPENING_WORDS = 5;

/** The address of a passage on its article's page; it carries the search, so that the page can mark its hits and lead back. */
export function passageHref(article: { id: string; title: string }, passageId: string, query?: SearchQuery): string {
  const params = query === undefined ? new URLSearchParams() : searchParams(query);
  params.set('passage', passageId);
  return `${articleLink(article)}?${params.toString()}#${passageId}`;
}

function presentSpeaker(speaker: Speaker): NonNullable<VoiceProps['speaker']> {
  return {
    name: speakerLabel(speakerValue(speaker), speaker.name),
    href: speakerLink(speaker.entity ?? speakerValue(speaker)),
    ...(speaker.role === undefined ? {} : { role: speaker.role }),
  };
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/, OPENING_WORDS + 1);
  return words.length > OPENING_WORDS ? `${words.slice(0, OPENING_WORDS).join(' ')} …` : words.join(' ');
}

/** How the first words of a quotation are set: in marks only what the text gives as the speaker's own. */
function openingOf(text: string, quotation: Quotation): NonNullable<VoiceProps['opening']> {
  // the brackets and dots of edited words stay in the line: they say what was done
  const inner = quotation.flags?.includes('nested') === true ? quotation.verbatim?.[0] : quotation;
  const own = quotation.kind === 'indirect' ? undefined : inner;
  const { start, end } = own ?? quotation;
  return { words: firstWords(text.slice(start, end)), own: own !== undefined };
}

const isUncertain = (parts: readonly Quotation[]): boolean => parts.some((part) => part.speaker !== null) && !isCertain(parts);

/** @param text of the passage that the parts stand in */
function voiceOf(text: string, parts: readonly Quotation[], kind: QuotationKind): VoiceProps {
  const speakers = parts.flatMap((part) => (part.speaker === null || isNotGiven(part.speaker) ? [] : part.speaker));
  const speaker = speakers.find((one) => one.role !== undefined) ?? speakers[0];
  const basis = speaker && basisOf(text, parts);
  return {
    ...(speaker ? { speaker: presentSpeaker(speaker) } : {}),
    kind,
    flags: [...new Set(parts.flatMap((part) => part.flags ?? []))],
    uncertain: isUncertain(parts),
    ...(basis ? { basis } : {}),
  };
}

/**
 * Who speaks in a text, in its order, by what touches `cut`: one voice for each speaker and way of quoting, since what is said
 * of one quotation must not be read of another. The first words tell several voices apart.
 *
 * @param clipsOf where each is to be clipped: what its parts clip
 */
export function voicesOf(
  text: string,
  quotations: readonly Quotation[],
  cut: Span,
  clipsOf?: (parts: readonly Quotation[]) => NonNullable<VoiceProps['clips']>,
): VoiceProps[] {
  const touching = quotations.filter(({ start, end }) => end > cut.start && start < cut.end).sort((a, b) => a.start - b.start);
  const speakerOfUtterance = new Map(touching.flatMap(({ utterance, speaker }) => (speaker ? [[utterance, speakerValue(speaker)]] : [])));
  const groups = new Map<string, [Quotation, ...Quotation[]]>();
  for (const quotation of touching) {
    const speaker = speakerOfUtterance.get(quotation.utterance) ?? MISSING;
    const key = JSON.stringify([speaker, quotation.kind, [...(quotation.flags ?? [])].sort(), isUncertain([quotation])]);
    const held = groups.get(key);
    if (held) held.push(quotation);
    else groups.set(key, [quotation]);
  }
  return [...groups.values()].map((parts) => {
    const [first] = parts;
    return {
      ...voiceOf(text, parts, first.kind),
      ...(groups.size > 1 ? { opening: openingOf(text, first) } : {}),
      ...(clipsOf === undefined ? {} : { clips: clipsOf(parts) }),
    };
  });
}

/** The runs with what was left out shown by dots; inside the marks where the cut goes through a quotation. */
function withEllipses(runs: Run[], cut: Snippet, around: { open: string; close: string } = { open: '', close: '' }): Run[] {
  return [
    ...(cut.cutBefore ? [{ text: `${around.open}… `, marked: false }] : []),
    ...runs,
    ...(cut.cutAfter ? [{ text: ` …${around.close}`, marked: false }] : []),
  ];
}

/** The marks of the quotations that the cut goes through. */
function marksAtCut(text: string, marked: readonly Span[], { span }: Snippet): { open: string; close: string } {
  const first = marked.find(({ start, end }) => start < span.start && end > span.start);
  const last = marked.find(({ start, end }) => start < span.end && end > span.end);
  const only = (marks: ReadonlySet<string>, mark: string): string => (marks.has(mark) ? mark : '');
  return { open: first ? only(OPENING, text.charAt(first.start)) : '', close: last ? only(CLOSING, text.charAt(last.end - 1)) : '' };
}

/** A cut at a joint of parts leaves its mark out: the dots stand inside the marks around the whole. */
function withoutHalfJoints(text: string, cut: Snippet): Snippet {
  const { start, end } = cut.span;
  const isAfterMark = cut.cutBefore && text.startsWith(PART_JOINT, start - PART_JOINT.length + 1);
  const isBeforeMark = cut.cutAfter && text.startsWith(PART_JOINT, end - 1);
  return { ...cut, span: { start: start + (isAfterMark ? 1 : 0), end: end - (isBeforeMark ? 1 : 0) } };
}

function cutRuns(text: string, layers: Layers, length?: number): Run[] {
  const cut = withoutHalfJoints(text, cutSnippet(text, layers.marks ?? [], length));
  return withEllipses(runsOf(text, layers, cut.span), cut);
}

type Shown = Pick<HitProps, 'form' | 'runs' | 'voices'>;

/** An utterance with marks between its parts, and the parts and highlights moved into that text. */
function joinParts(
  parts: readonly Quotation[],
  text: string,
  highlights: readonly Span[],
): { text: string; parts: Quotation[]; marks: Span[] } {
  const ends: number[] = [];
  const moved: Quotation[] = [];
  let at = 0;
  parts.forEach((part, i) => {
    const shift = at + i * (PART_JOINT.length - 1) - part.start;
    const move = (span: Span): Span => ({ start: span.start + shift, end: span.end + shift });
    moved.push({ ...part, ...move(part), ...(part.verbatim === undefined ? {} : { verbatim: part.verbatim.map(move) }) });
    at += part.end - part.start + 1;
    ends.push(at - 1);
  });
  const joints = ends.slice(0, -1);
  const widened = (place: number): number => place + (PART_JOINT.length - 1) * joints.filter((joint) => joint < place).length;
  return {
    text: parts.length > 1 ? [0, ...joints.map((joint) => joint + 1)].map((from, i) => text.slice(from, ends[i])).join(PART_JOINT) : text,
    parts: moved,
    marks: highlights.map(({ start, end }) => ({ start: widened(start), end: widened(end) })),
  };
}

function shownQuotation(hit: Hit, quotation: NonNullable<Hit['quotation']>): Shown {
  const { kind, speaker, highlights } = quotation;
  const parts = partsOfUtterance(hit);
  if (parts.length === 0 || kind === 'indirect') {
    const named = speaker && !isNotGiven(speaker) ? { speaker: presentSpeaker(speaker) } : {};
    return {
      form: kind === 'indirect' ? 'paraphrase' : 'quotation',
      runs: cutRuns(quotation.text, { marks: highlights }, QUOTATION_LENGTH),
      voices: [parts.length > 0 ? voiceOf(hit.passage.text, parts, kind) : { ...named, kind, flags: [], uncertain: false }],
    };
  }
  const joined = joinParts(parts, quotation.text, highlights);
  return {
    form: 'quotation',
    runs: cutRuns(joined.text, { ...voiceLayers(joined.text, joined.parts, false), marks: joined.marks }, QUOTATION_LENGTH),
    voices: [voiceOf(hit.passage.text, parts, kind)],
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
      voices: [voiceOf(passage.text, [sole], sole.kind)],
    };
  }
  const { text, quotations } = passage;
  const quoted = quotations.filter(({ kind }) => kind !== 'indirect').map((quotation) => withMarks(text, quotation));
  const cut = cutSnippet(text, highlights, SNIPPET_LENGTH, quoted);
  const layers = { ...voiceLayers(text, quotations, true), marks: highlights };
  return {
    form: 'passage',
    runs: withEllipses(runsOf(text, layers, cut.span), cut, marksAtCut(text, quoted, cut)),
    voices: voicesOf(passage.text, passage.quotations, cut.span),
  };
}

function creditedTo(hit: Hit): HitProps['creditedTo'] {
  const byValue = new Map(hit.passage.citedSources.map((cited) => [citedValue(cited), cited.name]));
  return [...byValue].map(([value, name]) => ({ name, href: searchUrl(searchQuery({ filters: { cites: [value] } })) }));
}

/** Names a card among the results of one search. */
export function cardId({ passage, quotation }: Hit): string {
  return quotation === undefined ? passage.id : `${passage.id}.${quotation.passages.length}.${quotation.text.length}`;
}

/** Clips spans of a passage, or the whole of it. */
export function clipOf({ id, text }: Pick<Passage, 'id' | 'text'>, [first, ...rest]: readonly Span[]): NonNullable<HitProps['clip']> {
  const plain = [first, ...rest].flatMap((span) => (span === undefined ? [] : { start: span.start, end: span.end }));
  const [one, ...others] = plain;
  return {
    reference: clippingRef({ passage: id, ...(one === undefined ? {} : { selection: selectionOf(text, [one, ...others]) }) }),
    words: firstWords(one === undefined ? text : text.slice(one.start, one.end)),
  };
}

/** What a card clips: its quotation, also where that is all of a passage; else the passage. */
function spansToClip(hit: Hit): readonly Span[] {
  const sole = hit.quotation === undefined ? soleQuotation(hit.passage) : undefined;
  return sole === undefined ? spansOfHit(hit) : [sole];
}

/** The card of a hit. `query` is the search that led to it; `absolute` makes a link that can be given away. */
export function presentHit(hit: Hit, query: SearchQuery | undefined, absolute: (path: string) => string): HitProps {
  const shown = hit.quotation === undefined ? shownPassage(hit) : shownQuotation(hit, hit.quotation);
  const { article, passage } = hit;
  return {
    id: cardId(hit),
    title: article.title,
    href: passageHref(article, passage.id, query),
    sources: article.sources.map((source) => source.name),
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(passage.heading === undefined ? {} : { section: passage.heading }),
    ...shown,
    // Only English is annotated.
    ...(passage.quotations.length + passage.mentions.length === 0 ? {} : { language: 'en' }),
    titleDir: directionOf(article.title),
    dir: directionOf(passage.text),
    creditedTo: creditedTo(hit),
    names: namesIn(passage),
    permalink: linkOfHit(hit),
    copyText: attributionText(attributionOf(hit, '')).trim(),
    copyLink: absolute(linkOfHit(hit)),
    citeHref: citeLink(passage, spansOfHit(hit)),
    clip: clipOf(passage, spansToClip(hit)),
  };
}
