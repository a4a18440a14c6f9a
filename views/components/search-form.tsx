/** The one form of a search. What is not typed travels as hidden fields, so that it works without a script. */
import type { FC } from 'hono/jsx';
import { keptBySwaps, liveField, liveForm, SEARCH_FIELD, SEARCH_FORM } from '../hx.ts';
import { SearchIcon } from '../icons.tsx';
import { language, texts } from '../languages/language.ts';

export interface SearchFormProps {
  q: string;
  /** The rest of the search, as name and value, without its dates and its page. */
  carried: readonly (readonly [name: string, value: string])[];
  /** Searches while typing: only on the pages that the answer fits into. */
  live: boolean;
}

/** For the script that fills the list. */
const suggestionLabels = (): Record<string, string> =>
  Object.fromEntries(Object.entries(texts().suggestions.kinds).map(([kind, label]) => [`data-${kind}`, label]));

export const SearchForm: FC<SearchFormProps> = ({ q, carried, live }) => (
  <search>
    <form id={SEARCH_FORM} class="search-form" method="get" action="/" {...(live ? liveForm() : {})}>
      <label class="vh" for={SEARCH_FIELD}>
        {texts().searchForm.label}
      </label>
      <input
        id={SEARCH_FIELD}
        name="q"
        type="search"
        value={q}
        {...(q === '' ? {} : { dir: 'auto' as const })}
        placeholder={texts().searchForm.placeholder}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        aria-keyshortcuts="/"
        {...(live ? liveField() : {})}
      />
      <button id="search-button" type="submit">
        <SearchIcon />
        <span class="button-text">{texts().searchForm.button}</span>
      </button>
      <a id="how-to-search" href="/help#syntax" title={texts().searchForm.howTo} aria-keyshortcuts="?">
        <span aria-hidden="true">?</span>
        <span class="vh">{texts().searchForm.howTo}</span>
      </a>
      <ul
        id="suggestions"
        class="suggestions"
        role="listbox"
        aria-label={texts().suggestions.label}
        lang={language().formats.locale}
        hidden
        {...keptBySwaps()}
        {...suggestionLabels()}
      />
      <div hidden>
        {carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      </div>
    </form>
  </search>
);
