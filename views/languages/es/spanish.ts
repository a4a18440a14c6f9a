/** Spanish, as newsrooms on both sides of the Atlantic write it: formal address, «comillas latinas», `medio` for the outlet, `declarante` for who speaks. */
import type { Catalogue, Language } from '../language.ts';
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
import { formats } from './formats.ts';
import { helpTexts } from './help.ts';
import { hitTexts } from './hit.ts';
import { entityTypes, kindLabels, missingLabels, speakerKinds } from './labels.ts';
import { overviewTexts } from './overview.ts';
import { searchTexts } from './search.ts';
import { siteTexts } from './site.ts';
import { startTexts } from './start.ts';
import { variantsTexts } from './variants.ts';

const spanish: Catalogue = {
  product: 'Pullquote',
  skipToContent: 'Saltar a los resultados',
  skipToArticle: 'Saltar al texto',
  nav: { label: 'Pullquote', search: 'Buscar', entities: 'Nombres', help: 'Ayuda' },
  ...searchTexts,
  ...facetTexts,
  ...hitTexts,
  ...articleTexts,
  ...entityTexts,
  ...startTexts,
  ...errorTexts,
  labels: { kinds: kindLabels, missing: missingLabels, notGiven: 'No indicado', speakerKinds, entityTypes },
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
  languages: { label: 'Idioma' },
  madeWith: 'Pullquote',
  footer: 'Encontrado por reglas, no a mano: compruebe una cita en su artículo antes de publicarla.',
};

export const SPANISH: Language = { tag: 'es', dir: 'ltr', name: 'Español', formats, texts: spanish };
