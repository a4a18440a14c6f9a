/** Modern Standard Arabic, as newsrooms write it: «الوسيلة الإعلامية» for the outlet, «المتحدث» for who speaks, «بالمعنى» for what is paraphrased. */
import type { Catalogue, Language } from '../language.ts';
import { apiTexts } from './api.ts';
import { articleTexts } from './article.ts';
import { citeTexts } from './cite.ts';
import { clippingTexts } from './clippings.ts';
import { compareTexts } from './compare.ts';
import { correctionTexts } from './correction.ts';
import { corpusTexts } from './corpus.ts';
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

const arabic: Catalogue = {
  product: 'Pullquote',
  skipToContent: 'الانتقال إلى النتائج',
  skipToArticle: 'الانتقال إلى النص',
  nav: { label: 'Pullquote', search: 'بحث', entities: 'الأسماء', help: 'المساعدة' },
  ...searchTexts,
  ...facetTexts,
  ...hitTexts,
  ...articleTexts,
  ...entityTexts,
  ...startTexts,
  ...errorTexts,
  labels: { kinds: kindLabels, missing: missingLabels, notGiven: 'غير مذكور', speakerKinds, entityTypes },
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
  languages: { label: 'اللغة' },
  madeWith: 'Pullquote',
  footer: 'عُثر عليه بقواعد آلية لا يدويًا: تحقّق من الاقتباس في مقاله قبل نشره.',
};

export const ARABIC: Language = { tag: 'ar', dir: 'rtl', name: 'العربية', formats, texts: arabic };
