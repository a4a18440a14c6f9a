/** The search page: form, filters, facets, results. Everything under the masthead is one live region. */
import type { FC } from 'hono/jsx';
import type { SearchQuery } from '../../src/domain/search.ts';
import { type Constraint, Constraints } from '../components/constraints.tsx';
import { Facets, type FacetsProps } from '../components/facets.tsx';
import { HitCard, type HitProps } from '../components/hit-card.tsx';
import { NoResults, type NoResultsProps } from '../components/no-results.tsx';
import { BeyondLast, Pager, type PagerProps } from '../components/pager.tsx';
import { Readings, type ReadingsProps } from '../components/readings.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { liveLink, withTypedWords } from '../hx.ts';
import { texts } from '../languages/language.ts';

export interface Choice {
  id: string;
  label: string;
  href: string;
  current: boolean;
}

export interface SearchPageProps extends ReadingsProps {
  form: SearchFormProps;
  query: SearchQuery;
  scopes: readonly Choice[];
  sorts: readonly Choice[];
  /** Where the search has several words. */
  matches: readonly Choice[];
  constraints: readonly Constraint[];
  clearHref: string;
  facets: FacetsProps;
  hits: readonly HitProps[];
  pager: PagerProps;
  /** The same search in other forms: all of it, and to follow. */
  take: { files: readonly Form[]; feeds: readonly Form[] };
  /** Who says what with these words; where anything is found. */
  topicHref?: string;
  noResults?: NoResultsProps;
}

/** The same search in another form. */
interface Form {
  id: string;
  label: string;
  href: string;
}

const Forms: FC<{ label: string; forms: readonly Form[] }> = ({ label, forms }) => (
  <>
    {label}
    {forms.map(({ id, label: name, href }, i) => (
      <>
        {i === 0 ? ' ' : ', '}
        <a id={id} href={href}>
          {name}
        </a>
      </>
    ))}
  </>
);

const Choices: FC<{ label: string; name: string; choices: readonly Choice[] }> = ({ label, name, choices }) => (
  <nav class={`choices ${name}`} aria-label={label}>
    <ul>
      {choices.map(({ id, label, href, current }) => (
        <li>
          <a id={id} {...liveLink(href)} {...(current ? { 'aria-current': 'true' as const } : {})}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** What stands in the live region. */
export const SearchContent: FC<SearchPageProps> = (props) => (
  <>
    <SearchForm {...props.form} />
    <main id="content" class="search-layout" tabindex={-1}>
      <h1 class="vh">{texts().searchForm.label}</h1>
      <Facets {...props.facets} />
      <section class="results" aria-labelledby="results-heading">
        <h2 id="results-heading" class="vh">
          {texts().results.heading}
        </h2>
        {props.query.q.trim() !== '' && <p class="printed">{texts().results.searched(props.query.q.trim())}</p>}
        <div class="toolbar" {...withTypedWords()}>
          <Choices label={texts().scope.label} name="scope" choices={props.scopes} />
          {props.matches.length > 0 && <Choices label={texts().match.label} name="match" choices={props.matches} />}
          {props.total > 1 && <Choices label={texts().sort.label} name="sort" choices={props.sorts} />}
        </div>
        <Constraints constraints={props.constraints} clearHref={props.clearHref} />
        <p id="status" role="status" tabindex={-1}>
          {texts().results.status(props.total, props.query.scope, props.pager.page, props.pager.pages)}
        </p>
        {props.topicHref !== undefined && (
          <p class="meta">
            <a id="who-says-what" href={props.topicHref}>
              {texts().compare.onThis}
            </a>
          </p>
        )}
        <Readings {...props} isLive />
        {props.noResults && <NoResults {...props.noResults} />}
        {props.total > 0 && <BeyondLast {...props.pager} />}
        <div id="hits" class="hits">
          {props.hits.map((hit) => (
            <HitCard hit={hit} />
          ))}
        </div>
        <Pager {...props.pager} />
        {props.total > 0 && (
          <p class="take">
            <Forms label={texts().export.take} forms={props.take.files} />
            <br />
            <Forms label={texts().export.follow} forms={props.take.feeds} />
          </p>
        )}
      </section>
    </main>
  </>
);
