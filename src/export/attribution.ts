/**
 * A quotation as it is taken along: the words, who said them, where they stand, and the link that lands on them.
 *
 * What is unknown is left out or said in words, never invented. Words inside the marks are only those that the article gives as
 * the speaker's own.
 */
import type { Passage, Quotation, Span, Speaker } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import { selectionLink } from '../domain/links.ts';
import type { Hit } from '../domain/search.ts';

/** What a copied passage carries: every part is plain text. */
export interface Attribution {
  words: string;
  isQuotation: boolean;
  speaker?: string;
  title: string;
  /** Names of the sources, joined. */
  source?: string;
  /** ISO 8601, possibly partial. */
  published?: string;
  link: string;
}

/** Between two parts of an utterance the reporter speaks: the marks close and open again. */
export const PART_JOINT = '” “';

const touches = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;
const nameOf = (speaker: Speaker | null | undefined): string | undefined => speaker?.entity ?? speaker?.name;

/**
 * The parts of the utterance of the passage whose words fit. Where several say the same, who speaks tells which is meant, so that
 * the words of one are never given to another, then what is marked.
 */
function utteranceWhere({ passage, quotation, highlights }: Hit, fits: (words: string) => boolean): Quotation[] {
  const alike = [...new Set(passage.quotations.map((one) => one.utterance))]
    .map((number) => passage.quotations.filter((one) => one.utterance === number).sort((a, b) => a.start - b.start))
    .filter((parts) => fits(parts.map((part) => passage.text.slice(part.start, part.end)).join(' ')));
  const isMarked = (parts: readonly Quotation[]): boolean => highlights.some((span) => parts.some((part) => touches(part, span)));
  const isSpoken = (parts: readonly Quotation[]): boolean =>
    parts.some((part) => nameOf(part.speaker) === nameOf(quotation?.speaker) && part.kind === quotation?.kind);
  const spoken = alike.filter(isSpoken);
  return spoken.find(isMarked) ?? spoken[0] ?? alike.find(isMarked) ?? alike[0] ?? [];
}

/** The parts of the hit's utterance in their order, where all of them stand in the hit's passage; else none. */
export function partsOfUtterance(hit: Hit): Quotation[] {
  return utteranceWhere(hit, (words) => words === hit.quotation?.text);
}

/** What a hit is of, in its passage: nothing for a passage, for an utterance those of its parts that stand there. */
export function spansOfHit(hit: Hit): Quotation[] {
  const { quotation } = hit;
  if (quotation === undefined) return [];
  const whole = partsOfUtterance(hit);
  return whole.length > 0 ? whole : utteranceWhere(hit, (words) => quotation.text.includes(words));
}

/** The link of a hit: that of a quotation marks exactly its words. */
export function linkOfHit(hit: Hit): string {
  return selectionLink(hit.passage, spansOfHit(hit));
}

/** A hit as it leaves the site: its links are those to exactly its words, and absolute as far as `absolute` knows the server. */
export function linkedHit(hit: Hit, absolute: (path: string) => string): Hit {
  return { ...hit, article: { ...hit.article, link: absolute(hit.article.link) }, link: absolute(linkOfHit(hit)) };
}

/** The attribution of a hit; `link` is absolute. */
export function attributionOf(hit: Hit, link: string): Attribution {
  const own = hit.quotation ?? soleQuotation(hit);
  const speaker = own?.speaker;
  const isQuotation = own !== undefined && own.kind !== 'indirect';
  const parts = isQuotation ? partsOfUtterance(hit).map((part) => hit.passage.text.slice(part.start, part.end)) : [];
  return {
    words: parts.length > 1 ? parts.join(PART_JOINT) : (own?.text ?? hit.passage.text),
    isQuotation,
    ...(speaker ? { speaker: speaker.role === undefined ? speaker.name : `${speaker.name}, ${speaker.role}` } : {}),
    title: hit.article.title,
    ...(hit.article.sources.length > 0 ? { source: hit.article.sources.map((source) => source.name).join(', ') } : {}),
    ...(hit.article.published === undefined ? {} : { published: hit.article.published }),
    link,
  };
}

/** The one quotation of a passage that holds nothing but it: a pull quote, say. */
function soleQuotation(hit: Hit): Hit['quotation'] | undefined {
  const [first, second] = hit.passage.quotations;
  if (first === undefined || second !== undefined) return undefined;
  const outside = hit.passage.text.slice(0, first.start) + hit.passage.text.slice(first.end);
  if (/[\p{L}\p{N}]/u.test(outside)) return undefined;
  const text = hit.passage.text.slice(first.start, first.end);
  return { text, speaker: first.speaker, kind: first.kind, passages: [hit.passage.id], highlights: [] };
}

/** One line of plain text: “Words.” — Speaker. “Title”, Source, 2025-02-19. LINK */
export function attributionText(attribution: Attribution): string {
  const { words, isQuotation, speaker, title, source, published, link } = attribution;
  const said = isQuotation ? `“${words}”` : words;
  const place = [`“${title}”`, source, published].filter((part) => part !== undefined && part !== '“”').join(', ');
  return [said, speaker === undefined ? undefined : `— ${speaker}.`, place === '' ? undefined : `${place}.`, link]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Who says all of these words, by their own mouth; nobody where they are not all of one quotation's. */
export function speakerOfSpans({ quotations }: Pick<Passage, 'quotations'>, spans: readonly Span[]): string | undefined {
  const names = spans.map(
    ({ start, end }) => quotations.find((one) => one.kind !== 'indirect' && one.start <= start && one.end >= end)?.speaker?.name,
  );
  return new Set(names).size === 1 ? names[0] : undefined;
}

/** The attribution of a passage, or of words in it; `link` is absolute. */
export function attributionOfWords(article: Article, passage: Passage, spans: readonly Span[], link: string): Attribution {
  const covering = spans.map((span) => passage.quotations.find((one) => one.start <= span.start && one.end >= span.end));
  const [first] = covering;
  const isOne = first !== undefined && covering.every((one) => one?.utterance === first.utterance);
  const speaker = isOne && first.kind !== 'indirect' ? first.speaker : undefined;
  const words = spans.map(({ start, end }) => passage.text.slice(start, end));
  return {
    words: words.length === 0 ? passage.text : words.join(isOne && first.kind !== 'indirect' ? PART_JOINT : ' … '),
    // What is cut out of a text is in marks, whoever says it.
    isQuotation: spans.length > 0,
    ...(speaker ? { speaker: speaker.role === undefined ? speaker.name : `${speaker.name}, ${speaker.role}` } : {}),
    title: article.title,
    ...(article.sources.length > 0 ? { source: article.sources.map((source) => source.name).join(', ') } : {}),
    ...(article.published === undefined ? {} : { published: article.published }),
    link,
  };
}
