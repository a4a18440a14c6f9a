/**
 * Every word of the interface in English, which says of what every other language has to give: those of all pages here, those of each
 * page in a module of its own.
 *
 * Sentences are whole, never glued from parts in a view: what they are about is a parameter, and where a part of a sentence is a link or set
 * otherwise it is a placeholder, filled by `Sentence`. Numbers and dates are put in by the formats of the language.
 */
import { apiTexts } from './api.ts';
import { articleTexts } from './article.ts';
import { citeTexts } from './cite.ts';
import { clippingTexts } from './clippings.ts';
import { compareTexts } from './compare.ts';
import { corpusTexts } from './corpus.ts';
import { correctionTexts } from './correction.ts';
import { draftTexts } from './draft.ts';
import { entityTexts } from './entity.ts';
import { errorTexts } from './error.ts';
import { exportTexts } from './export.ts';
import { facetTexts } from './facet.ts';
import { helpTexts } from './help.ts';
import { hitTexts } from './hit.ts';
import { entityTypes, kindLabels, missingLabels, speakerKinds } from './labels.ts';
import { overviewTexts } from './overview.ts';
import { searchTexts } from './search.ts';
import { siteTexts } from './site.ts';
import { startTexts } from './start.ts';
import { variantsTexts } from './variants.ts';

export const english = {
  product: 'Pullquote',
  skipToContent: 'Skip to the results',
  skipToArticle: 'Skip to the text',
  nav: { label: 'Pullquote', search: 'Search', entities: 'Names', help: 'Help' },
  ...searchTexts,
  ...facetTexts,
  ...hitTexts,
  ...articleTexts,
  ...entityTexts,
  ...startTexts,
  ...errorTexts,
  labels: { kinds: kindLabels, missing: missingLabels, notGiven: 'Not given', speakerKinds, entityTypes },
  api: apiTexts,
  cite: citeTexts,
  clippings: clippingTexts,
  compare: compareTexts,
  corpus: corpusTexts,
  correction: correctionTexts,
  draft: draftTexts,
  export: exportTexts,
  help: helpTexts,
  overview: overviewTexts,
  site: siteTexts,
  variants: variantsTexts,
  languages: { label: 'Language' },
  madeWith: 'Pullquote',
  footer: 'Found by rule, not by hand: check a quotation in its article before you print it.',
} as const;
