/**
 * The pages of a static site: they look like the server's, and every address in them is relative, so that they work below any path.
 * The policy of the server's headers stands in a meta element, which is all that a static host leaves to a page.
 */
import type { Child, FC } from 'hono/jsx';
import { SearchIcon } from '../icons.tsx';
import { language, texts } from '../languages/language.ts';

export const SITE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

export interface SiteShell {
  /** Of the site. */
  name: string;
  /** From the page to the root of the site: "", "../". */
  up: string;
  style: string;
  icon: string;
  /** Of the search page. */
  script?: string;
  /** Of an article: marks the words of a link. */
  marker?: string;
}

export const SiteDocument: FC<{ shell: SiteShell; title: string; description?: string; children?: Child }> = ({
  shell,
  title,
  description,
  children,
}) => (
  <html lang={language().tag} dir={language().dir}>
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={SITE_POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === shell.name ? title : `${title} – ${shell.name}`}</title>
      {description && <meta name="description" content={description} />}
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <link rel="icon" type="image/svg+xml" href={shell.up + shell.icon} />
      <link rel="stylesheet" href={shell.up + shell.style} />
      {shell.script && <script type="module" src={shell.up + shell.script}></script>}
      {shell.marker && <script type="module" src={shell.up + shell.marker}></script>}
    </head>
    <body {...(shell.marker === undefined ? {} : { 'data-lost': texts().article.spanLost })}>
      <a class="skip" href="#content">
        {shell.script ? texts().skipToContent : texts().skipToArticle}
      </a>
      <header class="masthead">
        <a class="nameplate" href={`${shell.up}index.html`}>
          <span class="plate-mark" aria-hidden="true">
            “
          </span>
          {shell.name}
        </a>
        <nav aria-label={shell.name}>
          <a href={`${shell.up}index.html`}>{texts().nav.search}</a>
          <a href={`${shell.up}index.html#articles`}>{texts().site.articles}</a>
        </nav>
      </header>
      <div class="page">
        <search>
          <form id="search-form" class="search-form" method="get" action={`${shell.up}index.html`}>
            <label class="vh" for="q">
              {texts().searchForm.label}
            </label>
            <input id="q" name="q" type="search" placeholder={texts().searchForm.placeholder} autocomplete="off" spellcheck={false} />
            <button id="search-button" type="submit">
              <SearchIcon />
              <span class="button-text">{texts().searchForm.button}</span>
            </button>
          </form>
        </search>
        {children}
      </div>
      <footer class="colophon">
        <p>{`${texts().site.madeWith} · ${texts().footer}`}</p>
      </footer>
    </body>
  </html>
);

export interface SiteArticle {
  href: string;
  title: string;
  about: readonly string[];
}

/** The search, which the script fills, and the list of all articles, which needs none. */
export const SiteSearch: FC<{ facets: readonly { field: string; label: string }[]; articles: readonly SiteArticle[]; data: string }> = ({
  facets,
  articles,
  data,
}) => (
  <main
    id="content"
    class="search-layout"
    tabindex={-1}
    data-source={data}
    data-locale={language().formats.locale}
    data-one={texts().site.found.one}
    data-many={texts().site.found.many}
    data-none={texts().site.found.none}
    data-untitled={texts().site.untitled}
    data-failed={texts().site.failed}
    data-kinds={JSON.stringify(texts().site.kinds)}
    data-nobody={texts().hit.noSpeaker}
  >
    <h1 class="vh">{texts().searchForm.label}</h1>
    <aside class="facets" aria-labelledby="facets-heading" hidden>
      <details id="facet-drawer" class="drawer">
        <summary id="facet-drawer-handle">
          <h2 id="facets-heading">{texts().filters.heading}</h2>
        </summary>
        <div class="drawer-body">
          <p>
            <a id="clear" href="index.html" hidden>
              {texts().site.clear}
            </a>
          </p>
          {facets.map(({ field, label }) => (
            <details id={`facet.${field}`} class="facet" data-field={field} open>
              <summary>
                <h3>{label}</h3>
              </summary>
              <ul class="values" />
            </details>
          ))}
        </div>
      </details>
    </aside>
    <section class="results" aria-labelledby="results-heading">
      <h2 id="results-heading" class="vh">
        {texts().results.heading}
      </h2>
      <details class="facet how">
        <summary>{texts().site.how}</summary>
        <p>{texts().site.read}</p>
        <p>{texts().site.notRead}</p>
      </details>
      <p id="status" class="status" role="status" />
      <div id="hits" class="hits" />
      <a id="more" class="more" href="#hits" hidden>
        {texts().site.more}
      </a>
      <section id="articles" class="all-articles">
        <h2>{texts().site.articles}</h2>
        <noscript>
          <p>{texts().site.noScript}</p>
        </noscript>
        {articles.map(({ href, title, about }) => (
          <article class="card">
            <header class="kicker">
              <h3>
                <a href={href}>{title === '' ? texts().site.untitled : title}</a>
              </h3>
              {about.length > 0 && (
                <p class="meta">
                  {about.map((part) => (
                    <span>
                      <bdi>{part}</bdi>
                    </span>
                  ))}
                </p>
              )}
            </header>
          </article>
        ))}
      </section>
    </section>
  </main>
);

/** Where a passage stands under the address that a server gives out: leads on without a script, and with it takes the words of the link along. */
export const SitePassage: FC<{ href: string; script: string }> = ({ href, script }) => (
  <html lang={language().tag} dir={language().dir}>
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={SITE_POLICY} />
      <noscript>
        <meta http-equiv="refresh" content={`0; url=${href}`} />
      </noscript>
      <meta name="robots" content="noindex" />
      <title>{texts().site.moved}</title>
      <script type="module" src={script}></script>
    </head>
    <body>
      <p>
        <a href={href} data-forward="">
          {texts().site.moved}
        </a>
      </p>
    </body>
  </html>
);

/** What an older link leads to: the text that it was given out for, and the one that took its place, if any. Never on to another text by itself. */
export const SiteFormer: FC<{ was: string; href?: string }> = ({ was, href }) => (
  <main id="content" class="reading" tabindex={-1}>
    <header class="headline">
      <h1>{href === undefined ? texts().site.gone : texts().site.changed}</h1>
    </header>
    <div class="notice">
      <p>{texts().site.itRead}</p>
      <blockquote dir="auto">
        <p>{was}</p>
      </blockquote>
    </div>
    {href !== undefined && (
      <p>
        <a href={href}>{texts().site.toSuccessor}</a>
      </p>
    )}
  </main>
);
