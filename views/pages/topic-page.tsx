/** Who says what with the words of a search, on whose word its sources rest, and who is named there and not quoted. */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { NamedQuoted, type NamedQuotedProps } from '../components/named-quoted.tsx';
import { Readings, type ReadingsProps } from '../components/readings.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { SpeakerChoice, type SpeakerChoiceProps } from '../components/speaker-choice.tsx';
import { WordBars, type WordBarsProps } from '../components/word-bars.tsx';

export interface TopicPageProps {
  form: SearchFormProps;
  about: string;
  /** The quotations that all of it is about, and how the search for them was read. */
  found: { readings: ReadingsProps; href: string; hasWords: boolean };
  choice: SpeakerChoiceProps;
  words: WordBarsProps;
  seldom?: NamedQuotedProps;
}

const Found: FC<TopicPageProps['found']> = ({ readings: { total, relaxed }, href, hasWords }) => {
  const { topic } = texts().compare;
  if (total === 0) return <p class="meta">{hasWords ? topic.none : topic.noneAtAll}</p>;
  return (
    <p class="meta">
      <a href={href}>{relaxed === undefined ? (hasWords ? topic.of(total) : topic.all(total)) : topic.instead(total)}</a>
    </p>
  );
};

export const TopicContent: FC<TopicPageProps> = ({ form, about, found, choice, words, seldom }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="compare" tabindex={-1}>
      <header class="headline">
        <h1>{texts().compare.topic.about(about === '' ? texts().compare.topic.everything : about)}</h1>
        <Found {...found} />
        <Readings {...found.readings} />
      </header>
      {found.readings.total > 0 && (
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
