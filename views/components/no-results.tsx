/** What helps when nothing is found: what was asked, and what to take away. */
import type { FC } from 'hono/jsx';
import type { Scope } from '../../src/domain/search.ts';
import { liveLink } from '../hx.ts';
import { texts } from '../languages/language.ts';
import { Sentence } from '../sentence.tsx';

export interface NoResultsProps {
  scope: Scope;
  /** The words as they were typed; `undefined` where there were none. */
  words?: string;
  filters: readonly string[];
  /** Taking this off gives so many; the most first, none that gives nothing. */
  remedies: readonly { id: string; text: string; href: string; total: number }[];
  withoutFilters?: { href: string; total: number };
  anyWord?: { href: string; total: number };
  /** The same words in whole articles. */
  inArticles?: { href: string; total: number };
  /** The beginning of one of the words, with its asterisk. */
  beginning?: { word: string; href: string; total: number };
  /** The search is for days from a later to an earlier one. */
  reversedDates?: boolean;
}

const Remedy: FC<{ id: string; href: string; text: string }> = ({ id, href, text }) => (
  <li>
    <a id={id} {...liveLink(href)}>
      {text}
    </a>
  </li>
);

export const NoResults: FC<NoResultsProps> = ({
  scope,
  words,
  filters,
  remedies,
  withoutFilters,
  anyWord,
  inArticles,
  beginning,
  reversedDates,
}) => (
  <div class="no-results">
    {reversedDates === true && <p>{texts().noResults.reversed}</p>}
    <p class="asked">
      <Sentence of={texts().noResults.asked} parts={{ what: words === undefined ? texts().noResults.everything : <q>{words}</q> }} />
      {filters.map((filter) => (
        <span class="asked-filter">{filter}</span>
      ))}
    </p>
    {(remedies.length > 0 || withoutFilters || anyWord || inArticles || beginning) && (
      <ul class="remedies">
        {remedies.map(({ id, text, href, total }) => (
          <Remedy id={id} href={href} text={texts().noResults.without(text, total, scope)} />
        ))}
        {withoutFilters && (
          <Remedy id="without-filters" href={withoutFilters.href} text={texts().noResults.withoutAll(withoutFilters.total, scope)} />
        )}
        {anyWord && <Remedy id="any-word" href={anyWord.href} text={texts().noResults.anyWord(anyWord.total, scope)} />}
        {inArticles && <Remedy id="in-articles" href={inArticles.href} text={texts().noResults.inArticles(inArticles.total)} />}
        {beginning && (
          <Remedy id="beginning" href={beginning.href} text={texts().noResults.beginning(beginning.word, beginning.total, scope)} />
        )}
      </ul>
    )}
    <ul class="tips">
      <li>{texts().noResults.tips.spelling}</li>
      <li>
        <a href="/help">{texts().noResults.help}</a>
      </li>
    </ul>
  </div>
);
