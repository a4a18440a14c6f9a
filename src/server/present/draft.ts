/** What was found of the quotations of a draft, as its page shows it. */
import type { DraftFinding } from '../../../views/pages/draft-page.tsx';
import { linkOfHit } from '../../export/attribution.ts';
import type { CheckedQuotation } from '../../search/draft/check-quotation.ts';
import { isNotGiven } from '../../search/facet-values.ts';
import { quotationDifference } from './quotation-difference.ts';

/** Articles that are named for a quotation; of the others the number. */
const MOST_PLACES = 5;

export function presentFinding({ text, speaker, verdict, wording, found, outlets }: CheckedQuotation): DraftFinding {
  const [best] = found;
  const byArticle = [...new Map(found.toReversed().map((hit) => [hit.article.id, hit])).values()].toReversed();
  const compared = wording === 'changed' && best?.quotation ? quotationDifference(text, best.quotation.text) : undefined;
  return {
    text,
    verdict,
    ...(speaker === null ? {} : { speaker: speaker.name }),
    here: [
      ...new Set(found.flatMap(({ quotation }) => (quotation?.speaker && !isNotGiven(quotation.speaker) ? quotation.speaker.name : []))),
    ],
    ...(compared === undefined ? {} : { difference: compared }),
    places: byArticle.slice(0, MOST_PLACES).map((hit) => ({
      title: hit.article.title,
      href: linkOfHit(hit),
      ...(hit.article.sources[0] === undefined ? {} : { source: hit.article.sources[0].name }),
      ...(hit.article.published === undefined ? {} : { published: hit.article.published }),
      ...(hit.quotation?.speaker && !isNotGiven(hit.quotation.speaker) ? { speaker: hit.quotation.speaker.name } : {}),
      isQuotation: hit.quotation !== undefined,
    })),
    more: Math.max(0, byArticle.length - MOST_PLACES),
    outlets,
  };
}
