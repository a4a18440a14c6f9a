/** How to write a search, and how to tell Pullquote where articles come from. */
import type { Child, FC } from 'hono/jsx';
import type { Site } from '../components/document.tsx';
import { type Catalogue, texts } from '../languages/language.ts';

interface PageLink {
  page: keyof Catalogue['help']['pages']['what'];
  name: string;
  /** Left out where this site has none. */
  href: string | undefined;
}

function pagesOf({ draftPage, correctionsPage, corpusPage }: Site): PageLink[] {
  const { overview, nav, compare, clippings, draft, correction, corpus } = texts();
  return [
    { page: 'overview', name: overview.title, href: '/overview' },
    { page: 'entities', name: nav.entities, href: '/entities' },
    { page: 'topics', name: compare.topic.title, href: '/topics' },
    { page: 'compare', name: compare.compare.title, href: '/compare' },
    { page: 'clippings', name: clippings.title, href: '/clippings' },
    { page: 'check', name: draft.title, href: draftPage },
    { page: 'corrections', name: correction.title, href: correctionsPage },
    { page: 'queue', name: correction.queue, href: correctionsPage && `${correctionsPage}/queue` },
    { page: 'corpus', name: corpus.title, href: corpusPage },
  ];
}

const FRONT_MATTER = `---
title: Harbour vote delayed again
source: The Example Courier
author: Jo Writer
published: 2025-02-19
url: https://example.org/harbour-vote
---
The text of the article begins here.`;

const ROW = '{"id": "a1", "title": "Harbour vote delayed again", "source": "The Example Courier", "published": "2025-02-19", "text": "…"}';

const Examples: FC<{ head: readonly [string, string]; children?: Child }> = ({ head, children }) => (
  <table>
    <thead>
      <tr>
        {head.map((title) => (
          <th scope="col">{title}</th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

export const HelpContent: FC<{ site: Site }> = ({ site }) => (
  <main id="content" class="help" tabindex={-1}>
    <header class="headline">
      <h1>{texts().help.title}</h1>
    </header>
    <form method="dialog" hidden data-overlay>
      <button type="submit">{texts().help.close}</button>
    </form>
    <section aria-labelledby="syntax" data-overlay>
      <h2 id="syntax">{texts().help.syntax.heading}</h2>
      <p>{texts().help.syntax.intro}</p>
      <Examples head={[texts().help.syntax.write, texts().help.syntax.finds]}>
        {texts().help.syntax.rows.map(([example, meaning]) => (
          <tr>
            <td>
              <a href={`/?${new URLSearchParams({ q: example }).toString()}`}>
                <code>{example}</code>
              </a>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </Examples>
    </section>
    <section aria-labelledby="keys" data-overlay>
      <h2 id="keys">{texts().help.keys.heading}</h2>
      <p>{texts().help.keys.text}</p>
      <p>{texts().help.keys.needsScript}</p>
      <Examples head={[texts().help.keys.key, texts().help.keys.does]}>
        {texts().help.keys.rows.map(([key, does]) => (
          <tr>
            <td>
              <kbd>{key}</kbd>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </Examples>
      <p class="setting" hidden>
        <label for="keys-on">
          <input id="keys-on" type="checkbox" /> {texts().help.keys.single}
        </label>
      </p>
    </section>
    <section aria-labelledby="filters">
      <h2 id="filters">{texts().help.filters.heading}</h2>
      {texts().help.filters.paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </section>
    <section aria-labelledby="quotations">
      <h2 id="quotations">{texts().help.quotations.heading}</h2>
      <dl>
        {texts().help.quotations.kinds.map(([kind, meaning]) => (
          <div>
            <dt>{kind}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
    <section aria-labelledby="pages">
      <h2 id="pages">{texts().help.pages.heading}</h2>
      <dl>
        {pagesOf(site).map(
          ({ page, name, href }) =>
            href !== undefined && (
              <div>
                <dt>
                  <a href={href}>{name}</a>
                </dt>
                <dd>{texts().help.pages.what[page]}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
    <section aria-labelledby="programs">
      <h2 id="programs">{texts().help.programs.heading}</h2>
      <p>{texts().help.programs.follow}</p>
      <p>
        <a href="/api">{texts().help.programs.api}</a>
        {texts().help.programs.apiWhat}
      </p>
    </section>
    <section aria-labelledby="metadata">
      <h2 id="metadata">{texts().help.metadata.heading}</h2>
      <p>{texts().help.metadata.intro}</p>
      <h3>{texts().help.metadata.markdown}</h3>
      <pre tabindex={0}>
        <code>{FRONT_MATTER}</code>
      </pre>
      <h3>{texts().help.metadata.rows}</h3>
      <pre tabindex={0}>
        <code>{ROW}</code>
      </pre>
      <h3>{texts().help.metadata.sidecar}</h3>
      <p>{texts().help.metadata.sidecarHow}</p>
      <p>{texts().help.metadata.afterwards}</p>
    </section>
  </main>
);
