/** The start page: one strong quotation of the corpus, and questions that are links. */
import type { FC } from 'hono/jsx';
import { type HitProps, Voice } from '../components/hit-card.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { formatNumber } from '../format.ts';
import { langOf, language, texts } from '../languages/language.ts';
import { Runs } from '../runs.tsx';

export interface StartPageProps {
  form: SearchFormProps;
  quotation?: HitProps;
  questions: readonly { text: string; href: string }[];
  /** The most quoted, the most first. */
  speakers: readonly { name: string; href: string; quotations: number }[];
  counts: { articles: number; passages: number; quotations: number };
  browseHref: string;
}

const LeadQuotation: FC<{ hit: HitProps }> = ({ hit }) => (
  <figure class="lead" dir={hit.dir ?? 'auto'}>
    <blockquote class="said" dir="auto" {...langOf(hit.language)}>
      <p>
        <span class="hang">“</span>
        <Runs runs={hit.runs} />”
      </p>
    </blockquote>
    <figcaption>
      <p class="by" dir={language().dir}>
        {hit.voices[0] && <Voice voice={hit.voices[0]} />}
      </p>
      <p class="in">
        <a href={hit.permalink}>{hit.title}</a>
      </p>
    </figcaption>
  </figure>
);

export const StartContent: FC<StartPageProps> = ({ form, quotation, questions, speakers, counts, browseHref }) => {
  const { start } = texts();
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="start" tabindex={-1}>
        <h1 class="purpose">{start.purpose(counts.articles)}</h1>
        <p id="status" class="vh" role="status" />
        {quotation && <LeadQuotation hit={quotation} />}
        {counts.articles === 0 ? (
          <div class="empty-corpus">
            <p>{start.empty}</p>
            <p>{start.emptyHow}</p>
          </div>
        ) : (
          <div class="start-columns">
            {questions.length > 0 && (
              <section aria-labelledby="questions">
                <h2 id="questions">{start.questions}</h2>
                <ul class="questions">
                  {questions.map(({ text, href }) => (
                    <li>
                      <a href={href}>{text}</a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {speakers.length > 0 && (
              <section aria-labelledby="most-quoted">
                <h2 id="most-quoted">{start.mostQuoted}</h2>
                <ol class="most-quoted">
                  {speakers.map(({ name, href, quotations }) => (
                    <li>
                      <a href={href}>{name}</a>
                      <span class="count">{formatNumber(quotations)}</span>
                    </li>
                  ))}
                </ol>
              </section>
            )}
          </div>
        )}
        {counts.articles > 0 && (
          <p class="holds">
            {start.holds(start.articles(counts.articles), start.passages(counts.passages), start.quotations(counts.quotations))}{' '}
            <a href={browseHref}>{start.browse}</a>
          </p>
        )}
      </main>
    </>
  );
};
