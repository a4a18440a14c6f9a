/** Who says what with the words of a search, on whose word its sources rest, and who is named there and not quoted. */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { NamedQuoted, type NamedQuotedProps } from '../components/named-quoted.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { SpeakerChoice, type SpeakerChoiceProps } from '../components/speaker-choice.tsx';
import { WordBars, type WordBarsProps } from '../components/word-bars.tsx';

export interface TopicPageProps {
  form: SearchFormProps;
  about: string;
  /** The quotations that all of it is about. */
  found: { total: number; href: string };
  choice: SpeakerChoiceProps;
  words: WordBarsProps;
  seldom?: NamedQuotedProps;
}

export const TopicContent: FC<TopicPageProps> = ({ form, about, found, choice, words, seldom }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="compare" tabindex={-1}>
      <header class="headline">
        <h1 dir="auto">{texts().compare.topic.about(about === '' ? texts().compare.topic.everything : about)}</h1>
        <p class="meta">
          {found.total === 0 ? texts().compare.topic.none : <a href={found.href}>{texts().compare.topic.of(found.total)}</a>}
        </p>
      </header>
      {found.total > 0 && (
        <>
          <section class="choice" aria-labelledby="speakers">
            <h2 id="speakers">{texts().compare.speakers.title}</h2>
            <p class="meta">{texts().compare.speakers.how}</p>
            <SpeakerChoice {...choice} />
          </section>
          {words.rows.length > 0 && <WordBars {...words} />}
        </>
      )}
      <NamedQuoted found={seldom} />
    </main>
  </>
);
