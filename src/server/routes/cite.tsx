/** `/passages/ID/cite`: words to take along, with the forms to copy and the citations; `/passages/ID/cite.bib`, `.ris` and `.json` for reference managers. */
import type { Context, Hono } from 'hono';
import { ENGLISH, texts } from '../../../views/languages/language.ts';
import { CiteContent, type CitePageProps } from '../../../views/pages/cite-page.tsx';
import { safeUrl } from '../../../views/safe-url.ts';
import type { Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { citeLink, selectionLink } from '../../domain/links.ts';
import { attributionOfWords } from '../../export/attribution.ts';
import { bibtexOf, type Cited, citedWords, cslItem, risOf } from '../../export/citation.ts';
import { copyForms } from '../../export/copy-forms.ts';
import { CITATION_STYLES, formatCitation } from '../../export/format-citation.ts';
import type { ServerContext } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { originalPlaces } from '../present/article.ts';
import { renderPage, searchForm } from '../render.tsx';
import { findSelection, linkedSelection } from '../selection.ts';

const TYPES = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
} as const;
type FileKind = keyof typeof TYPES;
const KINDS: readonly FileKind[] = ['bib', 'ris', 'json'];

/** Where no public address is known, a citation still has to hold a whole one: that which the reader uses. */
function absoluteFor(c: Context, context: ServerContext): (path: string) => string {
  const { origin } = new URL(c.req.url);
  return (path) => context.publicAddress(path) ?? origin + path;
}

/** What an address names, or where to look instead: a changed text is never cited as if it were the one that was meant. */
async function findCited(c: Context, context: ServerContext, id: string): Promise<Cited | { see: string }> {
  const { search, searchParams } = new URL(c.req.url);
  const see = `/passages/${encodeURIComponent(id)}${search}`;
  const lookup = await findPassage(context.engine, id);
  if (lookup.state === 'gone' || lookup.moved) return { see };
  const { article, passage } = lookup.found;
  const selection = linkedSelection(searchParams);
  const found = selection && findSelection(passage.text, passage.text, selection);
  if (found?.state === 'lost') return { see };
  const spans = found?.spans ?? [];
  return { article, passage, spans, link: absoluteFor(c, context)(selectionLink(passage, spans)) };
}

/** The quotations of the passage, each with its own page, but for the one that is shown. */
function otherQuotations({ passage, spans }: Cited): CitePageProps['quotations'] {
  const isShown = ({ start, end }: Span): boolean => spans.some((span) => span.start === start && span.end === end);
  return passage.quotations
    .filter((quotation) => !isShown(quotation))
    .map((quotation) => ({ words: passage.text.slice(quotation.start, quotation.end), href: citeLink(passage, [quotation]) }));
}

/** Where the words stand in the original, if its address is known. */
async function originalOf({ engine }: ServerContext, { article, passage, spans }: Cited): Promise<Pick<CitePageProps, 'originalHref'>> {
  const original = safeUrl(article.url);
  const annotated = original === undefined ? undefined : await engine.article(article.id);
  if (original === undefined || annotated === undefined) return {};
  const [first] = spans;
  return { originalHref: originalPlaces(annotated, original)(passage.id, spans.length === 1 ? first : undefined) };
}

async function propsOf(context: ServerContext, cited: Cited): Promise<Omit<CitePageProps, 'form'>> {
  const { article, passage, spans, link } = cited;
  const attribution = attributionOfWords(article, passage, spans, link);
  const copies = copyForms(attribution, ENGLISH.texts.article.untitled);
  const item = cslItem(cited);
  const citations = await Promise.all(CITATION_STYLES.map(async (style) => ({ style, runs: await formatCitation(item, style) })));
  return {
    title: article.title,
    words: citedWords(cited),
    isQuoted: attribution.isQuotation,
    ...(attribution.speaker === undefined ? {} : { speaker: attribution.speaker }),
    href: selectionLink(passage, spans),
    link,
    copies: (['text', 'markdown', 'html'] as const).map((form) => ({ form, text: copies[form] })),
    citations,
    ...(await originalOf(context, cited)),
    files: KINDS.map((kind) => ({ kind, href: citeLink(passage, spans, `.${kind}`) })),
    unknown: [
      ...(article.sources.length === 0 ? (['source'] as const) : []),
      ...(article.published === undefined ? (['date'] as const) : []),
      ...(article.authors.length === 0 ? (['author'] as const) : []),
    ],
    quotations: otherQuotations(cited),
    ...(spans.length === 0 ? {} : { wholeHref: citeLink(passage, []) }),
  };
}

function fileOf(cited: Cited, kind: FileKind): string {
  const item = cslItem(cited);
  if (kind === 'bib') return bibtexOf(item);
  return kind === 'ris' ? risOf(item) : `${JSON.stringify([item], null, 2)}\n`;
}

export function addCiteRoutes(app: Hono, context: ServerContext): void {
  app.get('/passages/:id/cite', async (c) => {
    const cited = await findCited(c, context, c.req.param('id'));
    if ('see' in cited) return c.redirect(cited.see, 302);
    return renderPage(c, {
      meta: { site: context.site, title: texts().cite.title, sheet: 'cite', noIndex: true },
      content: <CiteContent form={searchForm(undefined, false)} {...(await propsOf(context, cited))} />,
    });
  });
  for (const kind of KINDS) {
    app.get(`/passages/:id/cite.${kind}`, async (c) => {
      const id = c.req.param('id');
      const cited = await findCited(c, context, id);
      if ('see' in cited) throw new PullquoteError('gone', `the text of "${id}" has changed: ${cited.see}`);
      return c.body(fileOf(cited, kind), 200, {
        'Content-Type': TYPES[kind],
        'Content-Disposition': `attachment; filename="${id.replace(/[^\w-]/g, '')}.${kind}"`,
      });
    });
  }
}
