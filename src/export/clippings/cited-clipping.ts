/** A clipping as it is taken along: what stands there now, whose words they are, where they stand, and what became of them since. */
import { setImmediate } from 'node:timers/promises';
import type { Passage, Quotation, Span } from '../../domain/annotation.ts';
import type { Article } from '../../domain/article.ts';
import { type Attribution, attributionOfWords } from '../attribution.ts';
import { type CslItem, cslItem } from '../citation.ts';
import { type CitationRun, type CitationStyle, formatCitation } from '../format-citation.ts';

const CITED_AT_ONCE = 5;

/** What a clipping leads to now. */
export type ClippingNow =
  /** `was`: what it read when it was clipped, where that is no longer what it reads. */
  | { state: 'here'; article: Article; passage: Passage; spans: readonly Span[]; was?: string }
  /** Neither it nor its words stand anywhere; `was`: what it read, where that is known. */
  | { state: 'gone'; was?: string };

export interface FoundClipping {
  now: ClippingNow;
  note: string;
  /** Absolute where the address of the site is known. */
  link: string;
}

/** A list to take along. */
export interface ClippingFile {
  /** "" where it has none. */
  title: string;
  items: readonly FoundClipping[];
  style: CitationStyle;
}

/** What a file says itself, in the language of its reader. */
export interface ClippingWords {
  /** The title of a list that has none. */
  untitledList: string;
  untitledArticle: string;
  /** Before what it read when it was clipped. */
  changed: string;
  gone: string;
  note: string;
  /** Behind the name of who is not quoted word for word. */
  paraphrased: string;
}

/** One clipping of a file, with everything that a format may show of it. */
export interface ClippingEntry {
  number: number;
  note: string;
  link: string;
  was?: string;
  /** Nothing where it is gone. */
  cited?: {
    article: Article;
    attribution: Attribution;
    /** Of the quotation that is clipped; `passage` where it is none. */
    kind: string;
    item: CslItem;
    citation: readonly CitationRun[];
  };
}

/** The quotation that clipped words are of. */
export function quotationAt({ quotations }: Pick<Passage, 'quotations'>, [first]: readonly Span[]): Quotation | undefined {
  return first && quotations.find(({ start, end }) => start <= first.start && end >= first.end);
}

/** As of any words; a paraphrase stands in no marks, and is the speaker's all the same. `link` is absolute. */
export function attributionOfClipping(article: Article, passage: Passage, spans: readonly Span[], link: string): Attribution {
  const attribution = attributionOfWords(article, passage, spans, link);
  const quotation = quotationAt(passage, spans);
  if (quotation?.kind !== 'indirect') return attribution;
  const { speaker } = quotation;
  const named = speaker && { speaker: speaker.role === undefined ? speaker.name : `${speaker.name}, ${speaker.role}` };
  return { ...attribution, isQuotation: false, ...named };
}

/** How the clipped words are quoted there. */
function kindOf(passage: Passage, spans: readonly Span[]): string {
  return quotationAt(passage, spans)?.kind ?? (spans.length === 0 ? 'passage' : 'words');
}

const publishedAt = ({ url }: Article): string | undefined => (url !== undefined && /^https?:\/\//i.test(url) ? url : undefined);

async function entryOf({ now, note, link }: FoundClipping, number: number, style: CitationStyle): Promise<ClippingEntry> {
  const base = { number, note, link, ...(now.was === undefined ? {} : { was: now.was }) };
  if (now.state === 'gone') return base;
  const { article, passage, spans } = now;
  const item = cslItem({ article, passage, spans, link });
  return {
    ...base,
    cited: {
      article,
      attribution: attributionOfClipping(article, passage, spans, link),
      kind: kindOf(passage, spans),
      item,
      // The link to the words stands beside it; a reader of the citation looks for the article where it was published.
      citation: await formatCitation({ ...item, URL: publishedAt(article) ?? link }, style),
    },
  };
}

/** Who says it, and that it is a paraphrase where it is one; "" where nobody is named. */
export function speakerOf({ attribution: { speaker }, kind }: NonNullable<ClippingEntry['cited']>, { paraphrased }: ClippingWords): string {
  if (speaker === undefined) return '';
  return kind === 'indirect' ? `${speaker} (${paraphrased})` : speaker;
}

/** In the order of the list. */
export async function entriesOf({ items, style }: Pick<ClippingFile, 'items' | 'style'>): Promise<ClippingEntry[]> {
  const entries: ClippingEntry[] = [];
  for (const [i, item] of items.entries()) {
    // Citations are made in one piece each, and whoever else waits comes in between.
    if (i % CITED_AT_ONCE === 0) await setImmediate();
    entries.push(await entryOf(item, i + 1, style));
  }
  return entries;
}
