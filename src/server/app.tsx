/**
 * The web application: pages, API and their files over one `SearchEngine`. It knows no engine, opens no socket and writes nothing.
 *
 * Any method but GET and HEAD is refused, but for a draft that is posted to be checked, of which nothing stays, and for corrections where there is
 * somebody who takes them.
 */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { texts } from '../../views/languages/language.ts';
import { HelpContent } from '../../views/pages/help-page.tsx';
import type { CorpusHealth } from '../domain/corpus-health.ts';
import { PullquoteError } from '../domain/errors.ts';
import { shortHash } from '../domain/ids.ts';
import type { SearchEngine } from '../search/engine.ts';
import { createApi } from './api/api-app.ts';
import { addApiPage } from './api/api-page.tsx';
import { articleSources } from './article-sources.ts';
import type { Asset, Assets } from './assets.ts';
import { conditional } from './conditional.ts';
import type { ServerContext } from './context.ts';
import { CORRECTIONS_PATH } from './correction-paths.ts';
import { corpusView } from './corpus-view.ts';
import { answerError, answerNotFound } from './error-pages.tsx';
import { type Credentials, requireCredentials } from './credentials.ts';
import { makeFormToken } from './form-token.ts';
import { onlyKnownHosts } from './known-hosts.ts';
import { addLanguageRoute, type Languages, languageHref, speakLanguages } from './languages.ts';
import { rememberAnswers } from './operations/answer-cache.ts';
import { boundedRequests } from './operations/bounded-requests.ts';
import type { Metrics } from './operations/metrics.ts';
import { type Observer, observeRequests } from './operations/observe.ts';
import { oneStatePerRequest } from './operations/one-state.ts';
import { boundedAddresses, exceptSentTo, noBodies, onlyReading } from './refusals.ts';
import { renderPage } from './render.tsx';
import { addArticleRoute } from './routes/article.tsx';
import { addCiteRoutes } from './routes/cite.tsx';
import { addClippingRoutes } from './routes/clippings.tsx';
import { addCompareRoute } from './routes/compare.tsx';
import { addCorpusRoute } from './routes/corpus.tsx';
import { addCorrectRoute } from './routes/correct.tsx';
import { addCorrectionsRoutes, correctionPages } from './routes/corrections.tsx';
import { addDraftPage, addDraftPost, type AnnotateDraft, DRAFT_PATH } from './routes/draft.tsx';
import { addEntityListRoute } from './routes/entities.tsx';
import { addExportRoutes } from './routes/export.ts';
import { addFacetRoute } from './routes/facet.tsx';
import { addFeedRoutes } from './routes/feeds.ts';
import { addNameRoutes } from './routes/names.tsx';
import { addOpenSearchRoutes } from './routes/open-search.ts';
import { addOverviewRoute } from './routes/overview.tsx';
import { addPassageRoute } from './routes/passage.tsx';
import { addSearchRoute } from './routes/search.tsx';
import { addTopicRoute } from './routes/topics.tsx';
import { addVariantsRoute } from './routes/variants.tsx';
import { addCorrectionPost, type CorrectionsDesk } from './routes/post-correction.ts';
import { securityHeaders } from './security-headers.ts';
import { LANGUAGES } from '../../views/languages/languages.ts';

export interface AppOptions {
  engine: SearchEngine;
  assets: Assets;
  /** The address that readers use, without a path: the base of every link that is given away. */
  publicUrl?: string;
  corpus?: { title?: string; health?: () => Promise<CorpusHealth | undefined> };
  /** Finds the quotations of a draft; without it none can be checked. */
  annotateDraft?: AnnotateDraft;
  /** That pages are answered in; the first where the reader asks for none of them. */
  languages?: Languages;
  /** Takes corrections; without it the pages are for reading alone. */
  corrections?: CorrectionsDesk;
  operations?: Operations;
}

/** What a server that others reach adds to the pages. */
export interface Operations {
  observers?: readonly Observer[];
  /** Told of faults of the program; without it they go to stderr. */
  fault?: (error: unknown, what: string) => void;
  credentials?: Credentials;
  /** It serves this machine alone, under no name but its own. */
  isLocal?: boolean;
  /** Requests under way at a time; more are answered with 503. */
  mostRequests?: number;
  /** What answers may be remembered with. */
  rememberedBytes?: number;
  /** Served at `/metrics`. */
  metrics?: Metrics;
  isStopping?: () => boolean;
}

/** What goes through many hits, or all, is not for crawlers. */
const NOT_CRAWLED = ['/api/', '/facets/', '/feed.', '/language/', '/results.', '/clippings'];
const ROBOTS = `User-agent: *\n${NOT_CRAWLED.map((path) => `Disallow: ${path}\n`).join('')}`;
const FOREVER = 'public, max-age=31536000, immutable';

function filesOf({ styles, htmx, icon, selection, ticks, clippings, scripts }: Assets): Asset[] {
  return [...Object.values(styles), htmx, icon, selection, ticks, clippings, ...scripts];
}

function addAssets(app: Hono, assets: Assets): void {
  const serve = (asset: Asset): void => {
    app.get(asset.href, (c) => c.body(asset.body, 200, { 'Content-Type': asset.type, 'Cache-Control': FOREVER }));
  };
  for (const asset of filesOf(assets)) serve(asset);
  app.get('/favicon.ico', (c) => c.redirect(assets.icon.href, 302));
  app.get('/robots.txt', (c) => c.text(ROBOTS));
}

function contextOf(options: AppOptions): ServerContext {
  const { engine, assets, publicUrl, corpus, annotateDraft, languages = LANGUAGES, corrections, operations } = options;
  const base = publicUrl?.replace(/(?<!\/)\/+$/, '');
  return {
    engine,
    version: assets.version,
    site: {
      ...(corpus?.title === undefined ? {} : { title: corpus.title }),
      ...(corpus?.health === undefined ? {} : { corpusPage: '/corpus' }),
      ...(annotateDraft === undefined ? {} : { draftPage: DRAFT_PATH }),
      ...(engine.corrections === undefined ? {} : { correctionsPage: CORRECTIONS_PATH }),
      languages: languages.map(({ tag, name }) => ({ tag, name, href: languageHref(tag) })),
      assets: {
        styles: {
          search: assets.styles.search.href,
          values: assets.styles.values.href,
          names: assets.styles.names.href,
          reading: assets.styles.reading.href,
          cite: assets.styles.cite.href,
          clippings: assets.styles.clippings.href,
          compare: assets.styles.compare.href,
          api: assets.styles.api.href,
        },
        htmx: assets.htmx.href,
        scripts: assets.scripts.map((script) => script.href),
        selection: assets.selection.href,
        ticks: assets.ticks.href,
        clippings: assets.clippings.href,
        icon: assets.icon.href,
      },
    },
    ...(corrections === undefined ? {} : { editing: { token: makeFormToken(operations?.credentials) } }),
    corpus: corpusView(engine),
    sources: articleSources(engine),
    absolute: (path) => (base === undefined ? path : base + path),
    publicAddress: (path) => (base === undefined ? undefined : base + path),
  };
}

/** What asks how the server is: open to everybody, and never kept waiting. */
function addProbes(app: Hono, engine: SearchEngine, isStopping: () => boolean): void {
  const headers = { 'Cache-Control': 'no-store' };
  app.get('/healthz', async (c) => {
    await engine.status();
    return c.json({ status: 'ok' }, 200, headers);
  });
  app.get('/readyz', async (c) => {
    await engine.status();
    if (isStopping()) throw new PullquoteError('overloaded', 'the server is stopping');
    return c.json({ status: 'ok' }, 200, headers);
  });
}

/** What stands before every page. */
function addGuards(app: Hono, { publicUrl, operations = {} }: AppOptions): void {
  const { credentials, isLocal, mostRequests } = operations;
  if (isLocal === true) app.use(onlyKnownHosts(publicUrl));
  if (credentials !== undefined) app.use(requireCredentials(credentials));
  if (mostRequests !== undefined) app.use(boundedRequests(mostRequests));
}

/** Everything but the index that an answer depends on. */
function programState({ assets, publicUrl, corpus, annotateDraft }: AppOptions, formToken: string | undefined): string {
  const files = filesOf(assets).map(({ href }) => href);
  const forms = [annotateDraft ? 'drafts' : '', formToken ?? ''];
  return shortHash(...files, assets.version, publicUrl ?? '', corpus?.title ?? '', ...forms);
}

/** Makes the application; `app.request(path)` answers without a socket. */
export function createApp(options: AppOptions): Hono {
  const { operations = {} } = options;
  const { engine, hold } = oneStatePerRequest(options.engine);
  const context = contextOf({ ...options, engine });
  const program = programState(options, context.editing?.token);
  const state = async (): Promise<string> => {
    const { generation, isComparing } = await engine.status();
    return `${program}.${generation}${isComparing ? '.comparing' : ''}`;
  };
  const app = new Hono();
  app.onError((error, c) => answerError(c, context, error, operations.fault));
  app.notFound((c) => answerNotFound(c, context));
  app.use(observeRequests(operations.observers ?? []));
  app.use(securityHeaders);
  const { languages = LANGUAGES } = options;
  app.use(...speakLanguages(languages));
  const { annotateDraft } = options;
  const sentTo = new Set([CORRECTIONS_PATH, ...(annotateDraft ? [DRAFT_PATH] : [])]);
  app.use(exceptSentTo(sentTo, onlyReading), exceptSentTo(sentTo, noBodies), boundedAddresses);
  addProbes(app, engine, operations.isStopping ?? (() => false));
  addGuards(app, options);
  const { metrics, rememberedBytes } = operations;
  if (metrics !== undefined) {
    app.get('/metrics', async (c) => {
      const { type, text } = await metrics.write(await engine.status());
      return c.text(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    });
  }
  // Outside of any state of the index, since it waits for the next one.
  const pages = correctionPages(context);
  addCorrectionPost(app, context, pages, options.corrections);
  app.use(hold);
  if (annotateDraft) addDraftPost(app, context, annotateDraft);
  if (rememberedBytes !== undefined) app.use(rememberAnswers(state, rememberedBytes));
  app.use(compress());
  addAssets(app, options.assets);
  addLanguageRoute(app, languages);
  app.use(conditional(state));
  addSearchRoute(app, context);
  addArticleRoute(app, context);
  addPassageRoute(app, context);
  addCiteRoutes(app, context);
  addVariantsRoute(app, context);
  addClippingRoutes(app, context);
  addCompareRoute(app, context);
  addTopicRoute(app, context);
  if (annotateDraft) addDraftPage(app, context);
  addCorrectionsRoutes(app, context, pages);
  addCorrectRoute(app, context);
  addCorpusRoute(app, context, options.corpus?.health);
  addOverviewRoute(app, context);
  addEntityListRoute(app, context);
  addNameRoutes(app, context);
  addFacetRoute(app, context);
  addExportRoutes(app, context);
  addFeedRoutes(app, context);
  addOpenSearchRoutes(app, context);
  app.get('/help', (c) =>
    renderPage(c, {
      meta: { site: context.site, title: texts().help.title, section: 'help' },
      content: <HelpContent site={context.site} />,
    }),
  );
  const api = createApi(context);
  app.route('/', api);
  addApiPage(app, api, context);
  return app;
}
