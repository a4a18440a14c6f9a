/**
 * `/entities/ID` and `/speakers/VALUE`: who somebody is, what they say, when and where, and with whom they are named.
 *
 * An entity has one page, whatever it was called: its ids of the past, and names that are its alone, lead there. A speaker without a
 * name ("a U.S. official") has a page under the value of the `speaker` facet.
 */
import type { Context, Hono } from 'hono';
import { formatList } from '../../../views/format.ts';
import { bucketLabel, speakerLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import { type Fact, NameContent, type NamePageProps } from '../../../views/pages/name-page.tsx';
import { PullquoteError } from '../../domain/errors.ts';
import { entityLink, speakerLink } from '../../domain/links.ts';
import { DEFAULT_LIMIT, type Hit, MISSING, type SearchPage, searchQuery, type SearchQuery } from '../../domain/search.ts';
import type { EntityRecord } from '../../search/engine.ts';
import { withoutArticle } from '../../search/facet-values.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { correctNameHref } from '../correction-paths.ts';
import { BESIDE_FACETS, BESIDE_SHOWN, inArticles, inSources, namedWith } from '../present/beside-name.ts';
import { nameHits } from '../present/name-hits.ts';
import { presentTimeline } from '../present/timeline.ts';
import { renderPage, searchForm } from '../render.tsx';
import { mostQuoted } from '../most-quoted.ts';
import { pageUrl } from '../url-query.ts';
import { namesHref } from './entities.tsx';

/** Each is read from its article, which costs more than finding it. */
const SAID_SHOWN = 5;
const NAMED_SHOWN = 3;

/** What the pages of both kinds are made of. */
interface Found {
  /** Newest first. */
  said: SearchPage;
  /** The paragraphs that it is named in, or quoted in: with whom and where. */
  around: SearchPage;
}

function saidBy(value: string): SearchQuery {
  return searchQuery({ scope: 'quotations', filters: { speaker: [value] }, sort: 'newest', limit: SAID_SHOWN });
}

const compareHref = (value: string): string => pageUrl('/compare', searchQuery({ filters: { speaker: [value] } }));

/** "all of", so that a count of others of the same type is that of being named together. */
function naming({ id, type }: EntityRecord): SearchQuery {
  return searchQuery({ filters: { [type]: [id] }, allOf: [type], sort: 'newest', limit: NAMED_SHOWN });
}

/** Two searches say it all; each counts only what is shown. */
async function find(c: Context, { engine }: ServerContext, said: SearchQuery, around: SearchQuery): Promise<Found> {
  const limits = searchLimits(c.req.raw);
  const [saidPage, aroundPage] = await Promise.all([
    engine.search(said, { ...limits, facets: ['date'], dates: 'open' }),
    // one more than is shown, since the entity itself is among those of its type
    engine.search(around, { ...limits, facets: [...BESIDE_FACETS, 'date'], dates: 'open', facetLimit: BESIDE_SHOWN + 1 }),
  ]);
  return { said: saidPage, around: aroundPage };
}

function timelineOf(page: SearchPage, title: string): Pick<NamePageProps, 'timeline'> {
  const timeline = presentTimeline({ ...page.query, allOf: [], limit: DEFAULT_LIMIT }, page.facets.date, { id: 'timeline', title });
  return timeline === undefined ? {} : { timeline };
}

function factsOf({ roles = [], aliases }: EntityRecord): Fact[] {
  return [
    ...(roles.length === 0 ? [] : [{ label: texts().entity.roles, text: formatList(roles) }]),
    ...(aliases.length === 0 ? [] : [{ label: texts().entity.alsoCalled, text: aliases.join(' · ') }]),
  ];
}

async function respond(c: Context, context: ServerContext, path: string, props: Omit<NamePageProps, 'form'>): Promise<Response> {
  const canonical = context.publicAddress(path);
  return renderPage(c, {
    meta: {
      site: context.site,
      title: props.name,
      description: props.counts,
      section: 'entities',
      sheet: 'names',
      ...(canonical === undefined ? {} : { canonical }),
    },
    content: <NameContent form={searchForm(undefined, false)} {...props} />,
  });
}

async function entityPage(c: Context, context: ServerContext, entity: EntityRecord): Promise<Response> {
  const { id, name, type, passages, quotations } = entity;
  const t = texts().entity;
  const { said, around } = await find(c, context, saidBy(id), naming(entity));
  const isQuoted = said.total > 0;
  return respond(c, context, entityLink(id), {
    kicker: t.types[type],
    name,
    counts: t.counts(passages, quotations),
    ...(isQuoted ? { compareHref: compareHref(id) } : {}),
    facts: factsOf(entity),
    ...(context.editing === undefined ? {} : { correctHref: correctNameHref(id) }),
    ...timelineOf(isQuoted ? said : around, t.overTime(name, isQuoted)),
    ...(isQuoted ? { said: nameHits(said, context.absolute) } : {}),
    mostQuoted: await mostQuoted(context.engine, said, searchLimits(c.req.raw)),
    ...(around.total > 0 ? { named: nameHits(around, context.absolute) } : {}),
    beside: [...inSources(around), ...namedWith(name, around, id), ...inArticles(around)],
  });
}

/** The words that are used for a speaker without a name, the commonest first; capitals make no others of them. */
function wordsFor(hits: readonly Hit[]): string[] {
  const found = new Map<string, { words: string; count: number }>();
  for (const { quotation } of hits) {
    const words = withoutArticle(quotation?.speaker?.name ?? '');
    const known = found.get(words.toLowerCase());
    if (known) known.count++;
    else if (words !== '') found.set(words.toLowerCase(), { words, count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map(({ words }) => words);
}

async function speakerPage(c: Context, context: ServerContext, value: string): Promise<Response> {
  const t = texts().entity;
  const quoted = searchQuery({ filters: { speaker: [value] }, sort: 'newest', limit: 0 });
  const { said, around } = await find(c, context, saidBy(value), quoted);
  const [words, ...others] = wordsFor(said.hits);
  if (value === MISSING || words === undefined) throw new PullquoteError('not-found', `nobody is quoted as "${value}"`);
  const name = speakerLabel(value, words);
  const kind = value.slice(0, value.indexOf(':'));
  return respond(c, context, speakerLink(value), {
    kicker: `${t.speaker} · ${bucketLabel('speaker-kind', kind, kind)}`,
    name,
    counts: t.quoted(said.total),
    compareHref: compareHref(value),
    facts: others.length === 0 ? [] : [{ label: t.otherWords, text: others.join(' · ') }],
    ...timelineOf(said, t.overTime(name, true)),
    said: nameHits(said, context.absolute),
    mostQuoted: await mostQuoted(context.engine, said, searchLimits(c.req.raw)),
    beside: [...inSources(around), ...namedWith(name, around), ...inArticles(around)],
  });
}

export function addNameRoutes(app: Hono, context: ServerContext): void {
  const { engine } = context;
  app.get('/entities/:id', async (c) => {
    const id = c.req.param('id');
    const entity = await engine.entity(id);
    if (entity !== undefined) return entity.id === id ? entityPage(c, context, entity) : c.redirect(entityLink(entity.id), 302);
    // A name that several have is no page of one of them.
    const { total } = await engine.entities({ q: id, limit: 1 });
    if (total > 0) return c.redirect(namesHref({ q: id }), 302);
    throw new PullquoteError('not-found', `there is no name "${id}"`);
  });
  app.get('/speakers/:value', async (c) => {
    const value = c.req.param('value');
    const entity = await engine.entity(value);
    return entity === undefined ? speakerPage(c, context, value) : c.redirect(entityLink(entity.id), 302);
  });
}
