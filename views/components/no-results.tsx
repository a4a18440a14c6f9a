/** What helps when nothing is found: what was asked, and what to take away. */
import type { FC } from 'hono/jsx';
import type { Scope } from '../../src/domain/search.ts';
import { liveLink } from '../hx.ts';
import { texts } from '../texts.ts';

export interface NoResultsProps {
  scope: Scope;
  /** The words as they were typed; `undefined` where there were none. */
  words?: string;
  filters: readonly string[];
  /** Taking this off gives so many; the most first, none that gives nothing. */
  remedies: readonly { id: string; text: string; href: string; total: number }[];
  withoutFilters?: { href: string; total: number };
  anyWord?: { href: string; total: number };
  /** The beginning of one of the words, with its asterisk. */
  beginning?: string;
}

const { tips } = texts.noResults;

export const NoResults: FC<NoResultsProps> = ({ scope, words, filters, remedies, withoutFilters, anyWord, beginning }) => (
  <div class="no-results">
    <p class="asked">
      {`${texts.noResults.asked} `}
      {words === undefined ? texts.noResults.everything : <q>{words}</q>}
      {filters.map((filter) => (
        <span class="asked-filter">{filter}</span>
      ))}
    </p>
    {(remedies.length > 0 || withoutFilters || anyWord) && (
      <ul class="remedies">
        {remedies.map(({ id, text, href, total }) => (
          <li>
            {`${texts.noResults.without}, `}
            <a id={id} {...liveLink(href)}>
              {text}
            </a>
            {`, ${texts.noResults.gives(total, scope)}`}
          </li>
        ))}
        {withoutFilters && (
          <li>
            <a id="without-filters" {...liveLink(withoutFilters.href)}>
              {texts.noResults.withoutAll}
            </a>
            {` ${texts.noResults.gives(withoutFilters.total, scope)}`}
          </li>
        )}
        {anyWord && (
          <li>
            <a id="any-word" {...liveLink(anyWord.href)}>
              {texts.noResults.anyWord}
            </a>
            {` ${texts.noResults.gives(anyWord.total, scope)}`}
          </li>
        )}
      </ul>
    )}
    <ul class="tips">
      <li>{tips.spelling}</li>
      <li>{beginning === undefined ? tips.anyBeginning : tips.beginning(beginning)}</li>
      {scope !== 'articles' && <li>{tips.articles}</li>}
      <li>
        <a href="/help">{texts.noResults.help}</a>
      </li>
    </ul>
  </div>
);
