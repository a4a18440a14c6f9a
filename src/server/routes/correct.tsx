/** `/correct?passage=ID` and `/correct?entity=ID`: the forms by which a paragraph, or a name, is corrected. There are none on a server that is for reading. */
import type { Context, Hono } from 'hono';
import type { Editing } from '../../../views/components/correction-form.tsx';
import { bucketLabel, speakerLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import { CorrectNameContent } from '../../../views/pages/correct-name-page.tsx';
import { CorrectPassageContent, type QuotationToCorrect } from '../../../views/pages/correct-passage-page.tsx';
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { articleLink, entityLink, passageLink } from '../../domain/links.ts';
import { searchQuery } from '../../domain/search.ts';
import { findEntity } from '../../search/corrections/find-names.ts';
import { findPassageWords, separableNames } from '../../search/corrections/make-corrections.ts';
import { isNotGiven, speakerValue } from '../../search/facet-values.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { CORRECT_PATH, doneOf } from '../correction-paths.ts';
import { runsOf, voiceLayers } from '../present/runs.ts';
import { renderPage, searchForm } from '../render.tsx';
import { singleValue } from '../url-query.ts';

/** Of the articles that name somebody, so many are offered. */
const ARTICLES_SHOWN = 50;

function presentQuotations({ text, quotations }: Passage, { passages }: AnnotatedArticle): QuotationToCorrect[] {
  const all = passages.flatMap((one) => one.quotations);
  return quotations.map(({ start, end, kind, speaker, utterance }) => ({
    span: `${String(start)}-${String(end)}`,
    text: text.slice(start, end),
    kindLabel: bucketLabel('kind', kind, kind),
    otherParts: all.filter((one) => one.utterance === utterance).length - 1,
    ...(speaker === null || isNotGiven(speaker)
      ? {}
      : { speaker: { shown: speakerLabel(speakerValue(speaker), speaker.name), given: speaker.name, kind: speaker.kind } }),
  }));
}

/** A page that corrects; after a form that was refused with its status. */
export interface CorrectingPage {
  editing: Editing;
  params: URLSearchParams;
  status?: 200 | 400 | 409;
}

export async function passagePage(
  c: Context,
  { engine, site }: ServerContext,
  { editing, params, status = 200 }: CorrectingPage,
): Promise<Response> {
  const { annotated, passage } = await findPassageWords(engine, singleValue(params, 'passage') ?? '');
  const { article } = annotated;
  return renderPage(c, {
    status,
    meta: { site, title: texts().correction.correct, sheet: 'cite', noIndex: true },
    content: (
      <CorrectPassageContent
        form={searchForm(undefined, false)}
        editing={editing}
        done={doneOf(params)}
        title={article.title}
        articleHref={`${articleLink(article)}?passage=${encodeURIComponent(passage.id)}#${passage.id}`}
        passage={passage.id}
        runs={runsOf(passage.text, voiceLayers(passage.text, passage.quotations, true))}
        quotations={presentQuotations(passage, annotated)}
        words={singleValue(params, 'words') ?? ''}
      />
    ),
  });
}

export async function namePage(
  c: Context,
  { engine, site }: ServerContext,
  { editing, params, status = 200 }: CorrectingPage,
): Promise<Response> {
  const entity = await findEntity(engine, singleValue(params, 'entity') ?? '');
  const { id, name, type } = entity;
  const find = singleValue(params, 'find') ?? '';
  const named = searchQuery({ q: find, scope: 'articles', filters: { [type]: [id] }, sort: 'newest', limit: ARTICLES_SHOWN });
  const [separable, { hits, total }] = await Promise.all([
    separableNames(engine, entity),
    engine.search(named, { ...searchLimits(c.req.raw), facets: [] }),
  ]);
  return renderPage(c, {
    status,
    meta: { site, title: `${texts().correction.correct}: ${name}`, sheet: 'cite', noIndex: true },
    content: (
      <CorrectNameContent
        form={searchForm(undefined, false)}
        editing={editing}
        done={doneOf(params)}
        id={id}
        name={name}
        kicker={texts().entity.types[type]}
        nameHref={entityLink(id)}
        separable={separable}
        total={total}
        find={find}
        findAction={CORRECT_PATH}
        articles={hits.map(({ article, passage }) => ({
          id: article.id,
          title: article.title,
          href: passageLink(passage.id),
          ...(article.sources[0] === undefined ? {} : { source: article.sources[0].name }),
          ...(article.published === undefined ? {} : { published: article.published }),
        }))}
      />
    ),
  });
}

export function addCorrectRoute(app: Hono, context: ServerContext): void {
  app.get(CORRECT_PATH, (c) => {
    const { editing } = context;
    if (editing === undefined) throw new PullquoteError('not-found', 'this server is for reading: it was not started with --editable');
    const { searchParams } = new URL(c.req.url);
    if (searchParams.has('passage')) return passagePage(c, context, { editing, params: searchParams });
    if (searchParams.has('entity')) return namePage(c, context, { editing, params: searchParams });
    throw new PullquoteError('bad-request', 'what is to be corrected? The address names neither a paragraph nor a name');
  });
}
