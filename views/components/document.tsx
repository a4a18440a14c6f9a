/** The shell of every page: head, masthead, footer. No inline script or style: the Content-Security-Policy forbids both. */
import type { Child, FC } from 'hono/jsx';
import { HTMX_CONFIG, liveRegion, outOfBand } from '../hx.ts';
import { language, texts } from '../languages/language.ts';
import { ClipForm } from './clip-tick.tsx';

/** What a page needs from the server that runs it. */
export interface Site {
  /** Name of the corpus, where it has one. */
  title?: string;
  /** Where it is said how the corpus is, if anywhere. */
  corpusPage?: string;
  /** Where a draft is checked, if anywhere. */
  draftPage?: string;
  /** Where it is listed what people corrected, if anywhere. */
  correctionsPage?: string;
  /** Those it can be read in. */
  languages: readonly { tag: string; name: string; href: string }[];
  assets: {
    styles: {
      search: string;
      values: string;
      names: string;
      reading: string;
      cite: string;
      clippings: string;
      compare: string;
      api: string;
    };
    htmx: string;
    scripts: readonly string[];
    selection: string;
    ticks: string;
    clippings: string;
    icon: string;
  };
}

export interface PageMeta {
  site: Site;
  title: string;
  description?: string;
  /** Absolute. */
  canonical?: string;
  /** Open Graph. */
  kind?: 'website' | 'article';
  /** Absolute: the link to what is shown, where it is another than the canonical one. */
  shared?: string;
  published?: string;
  noIndex?: boolean;
  /** Feeds of what it shows. */
  feeds?: readonly { type: string; title: string; href: string }[];
  section?: 'search' | 'overview' | 'entities' | 'clippings' | 'help';
  skipLabel?: string;
  /** The clippings that a reader without a script takes along (`PageQuery`). */
  list?: string | undefined;
  /** The stylesheet; that of searching for every live page. */
  sheet?: keyof Site['assets']['styles'];
}

/** The title of a page as the browser shows it. */
export function documentTitle(meta: Pick<PageMeta, 'title' | 'site'>): string {
  const product = meta.site.title ?? texts().product;
  return meta.title === product ? product : `${meta.title} – ${product}`;
}

/** The feeds of what a page shows; a live answer brings those of its own for the head. */
export const FeedLinks: FC<{ feeds: PageMeta['feeds']; live?: boolean }> = ({ feeds = [], live = false }) => (
  <>
    {feeds.map(({ type, title, href }) => (
      <link id={`alternate.${type}`} rel="alternate" type={type} title={title} href={href} {...(live ? outOfBand() : {})} />
    ))}
  </>
);

const Head: FC<{ meta: PageMeta; sheet: keyof Site['assets']['styles'] }> = ({ meta, sheet }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="htmx-config" content={HTMX_CONFIG} />
    <title>{documentTitle(meta)}</title>
    {meta.description && <meta name="description" content={meta.description} />}
    {meta.noIndex && <meta name="robots" content="noindex" />}
    {meta.canonical && <link rel="canonical" href={meta.canonical} />}
    <meta property="og:title" content={meta.title} />
    <meta property="og:type" content={meta.kind ?? 'website'} />
    <meta property="og:site_name" content={meta.site.title ?? texts().product} />
    {meta.description && <meta property="og:description" content={meta.description} />}
    {(meta.shared ?? meta.canonical) && <meta property="og:url" content={meta.shared ?? meta.canonical} />}
    {meta.kind === 'article' && meta.published && <meta property="article:published_time" content={meta.published} />}
    <FeedLinks feeds={meta.feeds} />
    <link rel="search" type="application/opensearchdescription+xml" title={meta.site.title ?? texts().product} href="/opensearch.xml" />
    <link rel="icon" type="image/svg+xml" href={meta.site.assets.icon} />
    <link rel="stylesheet" href={meta.site.assets.styles[sheet]} />
    <script defer src={meta.site.assets.htmx}></script>
    {meta.site.assets.scripts.map((src) => (
      <script type="module" src={src}></script>
    ))}
    {meta.kind === 'article' && <script type="module" src={meta.site.assets.selection}></script>}
    {sheet === 'clippings' && <script type="module" src={meta.site.assets.clippings}></script>}
    {sheet === 'values' && <script type="module" src={meta.site.assets.ticks}></script>}
  </head>
);

const Masthead: FC<{ meta: PageMeta }> = ({ meta }) => {
  const current = (section: PageMeta['section']) => (meta.section === section ? { 'aria-current': 'page' as const } : {});
  return (
    <header class="masthead">
      <a class="nameplate" href="/">
        <span class="plate-mark" aria-hidden="true">
          “
        </span>
        {meta.site.title ?? texts().product}
      </a>
      <nav aria-label={texts().nav.label}>
        <a href="/" {...current('search')}>
          {texts().nav.search}
        </a>
        <a href="/overview" {...current('overview')}>
          {texts().overview.title}
        </a>
        <a href="/entities" {...current('entities')}>
          {texts().nav.entities}
        </a>
        <a
          id="clippings"
          href={meta.list === undefined ? '/clippings' : `/clippings?list=${meta.list}`}
          data-script={meta.site.assets.clippings}
          data-said={texts().clippings.announced}
          {...current('clippings')}
        >
          {texts().clippings.title}
        </a>
        <a href="/help" {...current('help')}>
          {texts().nav.help}
        </a>
      </nav>
    </header>
  );
};

/** Leads to the same page in another language. */
const LanguageChoice: FC<Pick<Site, 'languages'>> = ({ languages }) =>
  languages.length < 2 ? null : (
    <nav class="languages" aria-label={texts().languages.label}>
      {languages.map(({ tag, name, href }) => (
        <a href={href} lang={tag} hreflang={tag} rel="nofollow" {...(tag === language().tag ? { 'aria-current': 'true' as const } : {})}>
          {name}
        </a>
      ))}
    </nav>
  );

/** A whole page. `live` makes its content the region that htmx morphs; it then holds the search form and `<main>`. */
export const Document: FC<{ meta: PageMeta; live?: boolean; children?: Child }> = ({ meta, live, children }) => (
  <html lang={language().tag} dir={language().dir}>
    <Head meta={meta} sheet={live ? 'search' : (meta.sheet ?? 'reading')} />
    <body>
      <a class="skip" href="#content">
        {meta.skipLabel ?? texts().skipToArticle}
      </a>
      <Masthead meta={meta} />
      <div {...(live ? liveRegion() : {})} class="page">
        {children}
      </div>
      {meta.section !== 'clippings' && <ClipForm list={meta.list} />}
      <footer class="colophon">
        <p>
          <a href="/help">{texts().madeWith}</a>
          {` · ${texts().footer}`}
          {meta.site.draftPage && (
            <>
              {' · '}
              <a href={meta.site.draftPage}>{texts().draft.title}</a>
            </>
          )}
          {meta.site.correctionsPage && (
            <>
              {' · '}
              <a href={meta.site.correctionsPage}>{texts().correction.title}</a>
            </>
          )}
          {meta.site.corpusPage && (
            <>
              {' · '}
              <a href={meta.site.corpusPage}>{texts().corpus.title}</a>
            </>
          )}
        </p>
        <LanguageChoice languages={meta.site.languages} />
        <p id="announce" class="vh" role="status" data-failed={texts().results.failed} />
      </footer>
    </body>
  </html>
);
