/** The forms of a quotation as their page shows them. */
import type { AppearanceProps, FormProps, VariantsPageProps } from '../../../views/pages/variants-page.tsx';
import type { Appearance, Variants } from '../../domain/variants.ts';
import { isNotGiven } from '../../search/facet-values.ts';
import { textDifference } from './text-difference.ts';

function presentAppearance(appearance: Appearance, sharedReports: ReadonlySet<number>, askedLink: string): AppearanceProps {
  const { article, outlets, speaker, report, link } = appearance;
  return {
    title: article.title,
    href: link,
    outlets,
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(speaker === null || isNotGiven(speaker) ? {} : { speaker: speaker.name }),
    report,
    isShared: sharedReports.has(report),
    isAsked: link === askedLink,
  };
}

/** The reports that several articles carry. */
function reportsOfSeveral({ variants }: Variants): ReadonlySet<number> {
  const reportOf = new Map(variants.flatMap(({ appearances }) => appearances.map(({ article, report }) => [article.id, report] as const)));
  const reports = [...reportOf.values()];
  return new Set(reports.filter((report, i) => reports.indexOf(report) !== i));
}

/** @param link of the quotation that was asked for */
export function presentVariantForms(variants: Variants, link: string): Omit<VariantsPageProps, 'form'> {
  const shared = reportsOfSeveral(variants);
  const asked = variants.variants[0]?.text ?? '';
  const forms = variants.variants.map(({ text, appearances }, i): FormProps => {
    const { was, is } = textDifference(asked, text, { ofQuotations: true });
    return {
      text,
      ...(i === 0 ? {} : { difference: { asked: was, own: is } }),
      appearances: appearances.map((appearance) => presentAppearance(appearance, shared, link)),
    };
  });
  const { articles, reports, outlets, first, last } = variants;
  return {
    href: link,
    articles,
    reports,
    outlets: outlets.length,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    forms,
  };
}
