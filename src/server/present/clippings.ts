/** A clipping as its page shows it. */
import type { ClippingProps } from '../../../views/pages/clippings-page.tsx';
import type { Quotation, Span } from '../../domain/annotation.ts';
import { articleLink, citeLink, variantsLink } from '../../domain/links.ts';
import { attributionOfClipping, quotationAt } from '../../export/clippings/cited-clipping.ts';
import type { ResolvedClipping } from '../find-clippings.ts';
import { directionOf } from './direction.ts';
import { presentHit, voicesOf } from './hits.ts';
import { runsOf } from './runs.ts';

/** The quotation that clipped words are of. */
export function quotationOf({ now }: ResolvedClipping): Quotation | undefined {
  return now.state === 'gone' ? undefined : quotationAt(now.passage, now.spans);
}

/** The quotations that the clipped words touch; of a whole passage all. */
function quotationsIn(quotations: readonly Quotation[], spans: readonly Span[]): Quotation[] {
  const isTouched = ({ start, end }: Quotation): boolean => spans.some((span) => span.start < end && span.end > start);
  return quotations.filter((quotation) => spans.length === 0 || isTouched(quotation));
}

function presentHere(clipping: ResolvedClipping, articles: number): Pick<ClippingProps, 'here'> {
  const { now } = clipping;
  if (now.state === 'gone') return {};
  const { article, passage, spans } = now;
  const { words, isQuotation } = attributionOfClipping(article, passage, spans, '');
  const quotation = quotationOf(clipping);
  const touched = quotationsIn(passage.quotations, spans);
  return {
    here: {
      title: article.title,
      articleHref: articleLink(article),
      sources: article.sources.map(({ name }) => name),
      ...(article.published === undefined ? {} : { published: article.published }),
      words,
      form: isQuotation ? 'quotation' : quotation?.kind === 'indirect' ? 'paraphrase' : 'passage',
      paragraph: spans.length === 0 ? [] : runsOf(passage.text, { marks: spans }),
      dir: directionOf(words),
      ...(article.language === 'und' ? {} : { language: article.language }),
      voices: voicesOf(passage.text, touched, { start: 0, end: passage.text.length }),
      citeHref: citeLink(passage, spans),
      ...(articles > 0 && quotation ? { sameWords: { articles, href: variantsLink(passage, quotation) } } : {}),
    },
  };
}

/** @param articles others that have the same quotation */
export function presentClipping(
  clipping: ResolvedClipping,
  number: number,
  articles: number,
  absolute: (path: string) => string,
): ClippingProps {
  const { now, ref, href, note, near } = clipping;
  return {
    number,
    reference: ref,
    href,
    ...presentHere(clipping, articles),
    ...(now.was === undefined ? {} : { was: now.was }),
    // A tick inside the form of the list would be of another form.
    near: near.map((hit) => {
      const { clip: _, ...card } = presentHit(hit, undefined, absolute);
      return card;
    }),
    note,
  };
}
