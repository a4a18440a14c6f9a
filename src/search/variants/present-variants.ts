/** The forms of a quotation made of the utterances that an engine has found: which are one form, in which order, and which are one report. */
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import { dateInterval } from '../../domain/dates.ts';
import { articleLink, selectionLink } from '../../domain/links.ts';
import type { Appearance, Variant, Variants } from '../../domain/variants.ts';
import { collapseSpace } from '../../text/normalize.ts';
import { compareText } from '../facet-values.ts';
import type { Utterance } from '../utterances.ts';
import { groupReports } from './group-reports.ts';

/** An utterance in its article. */
export interface FoundForm {
  annotated: AnnotatedArticle;
  utterance: Utterance;
}

const STOPS: ReadonlySet<string> = new Set(' ,;:.!?-');

/** What two typographies of one form have in common: marks, dashes and dots are set by a house, not by a speaker. */
function typographyFolded(text: string): string {
  const plain = text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[–—]|--/g, '-')
    .replace(/…/g, '...');
  // the comma before the closing mark belongs to the sentence around it
  const words = collapseSpace(plain);
  let end = words.length;
  while (end > 0 && STOPS.has(words.charAt(end - 1))) end--;
  return words.slice(0, end);
}

function outletsOf({ article }: AnnotatedArticle): string[] {
  const names = [...article.sources, ...(article.copies ?? []).flatMap(({ source }) => source ?? [])].map(({ name }) => name);
  return [...new Set(names)];
}

function appearanceOf({ annotated, utterance }: FoundForm, report: number): Appearance | undefined {
  const { article, passages } = annotated;
  const ordinal = utterance.parts[0]?.passage ?? -1;
  const passage = passages[ordinal];
  if (passage === undefined) return undefined;
  const spans = utterance.parts.filter((part) => part.passage === ordinal).map((part) => part.quotation);
  const { id, title, sources, published, url } = article;
  return {
    article: {
      id,
      title,
      sources,
      ...(published === undefined ? {} : { published }),
      ...(url === undefined ? {} : { url }),
      link: articleLink(article),
    },
    outlets: outletsOf(annotated),
    passage: passage.id,
    speaker: utterance.speaker,
    kind: utterance.kind,
    link: selectionLink(passage, spans),
    report,
  };
}

function compareFound(one: FoundForm, other: FoundForm): number {
  const [a, b] = [one, other].map(({ annotated }) => annotated.article) as [AnnotatedArticle['article'], AnnotatedArticle['article']];
  if ((a.published === undefined) !== (b.published === undefined)) return a.published === undefined ? 1 : -1;
  const byDate = a.published === undefined || b.published === undefined ? 0 : compareText(a.published, b.published);
  return byDate || compareText(a.id, b.id) || one.utterance.number - other.utterance.number;
}

const articlesOf = ({ appearances }: Variant): number => new Set(appearances.map(({ article }) => article.id)).size;

/** First and last by whole intervals: "2025" begins before "2025-02" and ends after it. */
function datesOf(appearances: readonly Appearance[]): Pick<Variants, 'first' | 'last'> {
  const dates = appearances.flatMap(({ article }) => article.published ?? []);
  const [anyDate] = dates;
  if (anyDate === undefined) return {};
  return {
    first: dates.reduce((best, date) => (dateInterval(date).first < dateInterval(best).first ? date : best), anyDate),
    last: dates.reduce((best, date) => (dateInterval(date).last > dateInterval(best).last ? date : best), anyDate),
  };
}

/** @param found in any order. @param asked the text of the form that stands first */
export function presentVariants(found: readonly FoundForm[], asked: string): Variants {
  const ordered = [...found].sort(compareFound);
  const articles = new Map(ordered.map(({ annotated }) => [annotated.article.id, annotated]));
  const reports = groupReports([...articles.values()]);
  const reportOf = new Map([...articles.keys()].map((id, i) => [id, reports[i] ?? 0]));
  const variants = new Map<string, Variant>();
  for (const form of ordered) {
    const appearance = appearanceOf(form, reportOf.get(form.annotated.article.id) ?? 0);
    if (appearance === undefined) continue;
    const key = typographyFolded(form.utterance.text);
    const known = variants.get(key);
    if (known) known.appearances.push(appearance);
    else variants.set(key, { text: form.utterance.text, appearances: [appearance] });
  }
  const first = variants.get(typographyFolded(asked));
  const others = [...variants.values()].filter((variant) => variant !== first);
  others.sort((a, b) => articlesOf(b) - articlesOf(a) || b.text.length - a.text.length || compareText(a.text, b.text));
  const all = first === undefined ? others : [{ ...first, text: asked }, ...others];
  return {
    variants: all,
    articles: articles.size,
    reports: new Set(reports).size,
    outlets: [...new Set(all.flatMap(({ appearances }) => appearances.flatMap(({ outlets }) => outlets)))],
    ...datesOf(all.flatMap(({ appearances }) => appearances)),
  };
}
