/**
 * Every word of the interface: those of all pages here, those of each page in a module of its own, so that another language is one
 * more set of modules of these shapes.
 *
 * Sentences are whole, never glued from parts in a view: what they are about is a parameter, and where a part of a sentence is a link or set
 * otherwise it is a placeholder, filled by `Sentence`. Numbers and dates are put in by `format.ts`.
 */
import { articleTexts } from './article-texts.ts';
import { entityTexts } from './entity-texts.ts';
import { errorTexts } from './error-texts.ts';
import { facetTexts } from './facet-texts.ts';
import { hitTexts } from './hit-texts.ts';
import { searchTexts } from './search-texts.ts';
import { startTexts } from './start-texts.ts';

export const texts = {
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
  madeWith: 'Pullquote',
  footer: 'Found by rule, not by hand: check a quotation in its article before you print it.',
} as const;
