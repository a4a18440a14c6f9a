/** What is said when a page cannot be given: what happened, and a way on. */
import type { FC } from 'hono/jsx';
import { HitCard, type HitProps } from '../components/hit-card.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { texts } from '../languages/language.ts';

export interface ErrorPageProps {
  form: SearchFormProps;
  status: number;
  title: string;
  detail: string;
  /** What the program says of it, which is English. */
  said?: string;
  hint?: string;
  /** The same address, where a second try may succeed. */
  againHref?: string;
  /** The text of a passage that is gone, and what is nearest to it now. */
  gone?: { was: string; near: readonly HitProps[] };
}

export const ErrorContent: FC<ErrorPageProps> = ({ form, status, title, detail, said, hint, againHref, gone }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="error" tabindex={-1}>
      <p class="kicker-line">{status}</p>
      <h1>{title}</h1>
      <p id="status" class="vh" role="status">
        {title}
      </p>
      <p class="detail">{detail}</p>
      {said && (
        <p class="hint">
          <bdi lang="en">{said}</bdi>
        </p>
      )}
      {hint && <p class="hint">{hint}</p>}
      {againHref && (
        <p>
          <a id="try-again" href={againHref}>
            {texts().errors.again}
          </a>
        </p>
      )}
      {gone && (
        <section class="gone">
          <h2>{texts().errors.wasText}</h2>
          <blockquote dir="auto">{gone.was}</blockquote>
          {gone.near.length > 0 && <h2>{texts().errors.near}</h2>}
          <div class="hits">
            {gone.near.map((hit) => (
              <HitCard hit={hit} />
            ))}
          </div>
        </section>
      )}
      <p>
        <a href="/">{texts().errors.start}</a>
      </p>
    </main>
  </>
);
