/** How to write a search, and how to tell Pullquote where articles come from. */
import type { Child, FC } from 'hono/jsx';
import { helpTexts } from '../help-texts.ts';

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

export const HelpContent: FC = () => (
  <main id="content" class="help" tabindex={-1}>
    <header class="headline">
      <h1>{helpTexts.title}</h1>
    </header>
    <form method="dialog" hidden data-overlay>
      <button type="submit">{helpTexts.close}</button>
    </form>
    <section aria-labelledby="syntax" data-overlay>
      <h2 id="syntax">{helpTexts.syntax.heading}</h2>
      <p>{helpTexts.syntax.intro}</p>
      <Examples head={[helpTexts.syntax.write, helpTexts.syntax.finds]}>
        {helpTexts.syntax.rows.map(([example, meaning]) => (
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
      <h2 id="keys">{helpTexts.keys.heading}</h2>
      <p>{helpTexts.keys.text}</p>
      <p>{helpTexts.keys.needsScript}</p>
      <Examples head={[helpTexts.keys.key, helpTexts.keys.does]}>
        {helpTexts.keys.rows.map(([key, does]) => (
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
          <input id="keys-on" type="checkbox" /> {helpTexts.keys.single}
        </label>
      </p>
    </section>
    <section aria-labelledby="filters">
      <h2 id="filters">{helpTexts.filters.heading}</h2>
      {helpTexts.filters.paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </section>
    <section aria-labelledby="quotations">
      <h2 id="quotations">{helpTexts.quotations.heading}</h2>
      <dl>
        {helpTexts.quotations.kinds.map(([kind, meaning]) => (
          <div>
            <dt>{kind}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
    <section aria-labelledby="programs">
      <h2 id="programs">{helpTexts.programs.heading}</h2>
      <p>{helpTexts.programs.follow}</p>
      <p>
        <a href="/api">{helpTexts.programs.api}</a>
        {helpTexts.programs.apiWhat}
      </p>
    </section>
    <section aria-labelledby="metadata">
      <h2 id="metadata">{helpTexts.metadata.heading}</h2>
      <p>{helpTexts.metadata.intro}</p>
      <h3>{helpTexts.metadata.markdown}</h3>
      <pre tabindex={0}>
        <code>{FRONT_MATTER}</code>
      </pre>
      <h3>{helpTexts.metadata.rows}</h3>
      <pre tabindex={0}>
        <code>{ROW}</code>
      </pre>
      <h3>{helpTexts.metadata.sidecar}</h3>
      <p>{helpTexts.metadata.sidecarHow}</p>
      <p>{helpTexts.metadata.afterwards}</p>
    </section>
  </main>
);
