/** The health of the corpus: what is there, what is missing, what was left out. */
import type { FC } from 'hono/jsx';
import { formatNumber } from '../format.ts';
import { langOf, texts } from '../languages/language.ts';

/** The first of a list, and how many there are. */
export interface Shown<T> {
  total: number;
  items: readonly T[];
}

export interface CorpusPageProps {
  numbers: readonly { label: string; number: number; href: string }[];
  languages: readonly { name: string; articles: number; isAnnotated: boolean; examples: readonly { title: string; href: string }[] }[];
  skipped: Shown<{ path: string; reason: string }>;
  dropped: Shown<{ text: string; articles: number; path: string }>;
  copied: Shown<{ title: string; href: string; paths: readonly string[] }>;
}

const Rest: FC<{ shown: Shown<unknown> }> = ({ shown: { total, items } }) => (
  <>
    {total === 0 && <p class="empty">{texts().corpus.none}</p>}
    {total > items.length && <p class="meta">{texts().corpus.rest(total - items.length)}</p>}
  </>
);

export const CorpusContent: FC<CorpusPageProps> = ({ numbers, languages, skipped, dropped, copied }) => (
  <main id="content" class="help" tabindex={-1}>
    <header class="headline">
      <h1>{texts().corpus.title}</h1>
      <p class="meta">{texts().corpus.intro}</p>
    </header>
    <table class="numbers">
      <tbody>
        {numbers.map(({ label, number, href }) => (
          <tr>
            <th scope="row">{label}</th>
            <td>
              <a href={href}>{formatNumber(number)}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <section aria-labelledby="languages">
      <h2 id="languages">{texts().corpus.languages}</h2>
      <ul>
        {languages.map(({ name, articles, isAnnotated, examples }) => (
          <li>
            {`${name}: ${texts().corpus.articlesOf(articles)}`}
            {!isAnnotated && <span class="meta">{` – ${texts().corpus.notAnnotated}`}</span>}
            {examples.length > 0 && (
              <details>
                <summary>{texts().corpus.examples(examples.length, articles)}</summary>
                <ul>
                  {examples.map(({ title, href }) => (
                    <li>
                      <a href={href}>{title}</a>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
    <section aria-labelledby="skipped">
      <h2 id="skipped">{`${texts().corpus.skipped} (${formatNumber(skipped.total)})`}</h2>
      <dl>
        {skipped.items.map(({ path, reason }) => (
          <div>
            <dt>
              <bdi>{path}</bdi>
            </dt>
            <dd>
              <bdi {...langOf('en')}>{reason}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Rest shown={skipped} />
    </section>
    <section aria-labelledby="copied">
      <h2 id="copied">{`${texts().corpus.copied} (${formatNumber(copied.total)})`}</h2>
      <ul>
        {copied.items.map(({ title, href, paths }) => (
          <li>
            <a href={href}>{title}</a> <bdi class="meta">{paths.join(' · ')}</bdi>
          </li>
        ))}
      </ul>
      <Rest shown={copied} />
    </section>
    <section aria-labelledby="dropped">
      <h2 id="dropped">{texts().corpus.dropped}</h2>
      <dl>
        {dropped.items.map(({ text, articles, path }) => (
          <div>
            <dt>
              <bdi>{text}</bdi>
            </dt>
            <dd>{texts().corpus.droppedFrom(articles, path)}</dd>
          </div>
        ))}
      </dl>
      <Rest shown={dropped} />
    </section>
  </main>
);
