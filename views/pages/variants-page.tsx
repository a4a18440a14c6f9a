/** The forms in which a quotation stands in the corpus, each beside the one that was asked for, with who printed it and when. */
import type { FC } from 'hono/jsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { type ChangedRun, DifferenceText } from '../components/text-change.tsx';
import { formatDate, formatList } from '../format.ts';
import { texts } from '../languages/language.ts';

export interface AppearanceProps {
  title: string;
  href: string;
  outlets: readonly string[];
  published?: string;
  speaker?: string;
  report: number;
  /** Others have the text around it in common with it. */
  isShared: boolean;
  isAsked: boolean;
}

export interface FormProps {
  text: string;
  /** Both with what the other does not have; of the form that was asked for there is none. */
  difference?: { asked: readonly ChangedRun[]; own: readonly ChangedRun[] };
  appearances: readonly AppearanceProps[];
}

export interface VariantsPageProps {
  form: SearchFormProps;
  href: string;
  articles: number;
  reports: number;
  outlets: number;
  first?: string;
  last?: string;
  forms: readonly FormProps[];
}

const Appearance: FC<{ appearance: AppearanceProps }> = ({ appearance }) => {
  const { title, href, outlets, published, speaker, report, isShared, isAsked } = appearance;
  return (
    <li>
      <a href={href}>{title === '' ? texts().article.untitled : title}</a>
      <span class="meta">
        <span>{outlets.length === 0 ? texts().variants.noOutlet : formatList(outlets)}</span>
        {published === undefined ? <span>{texts().variants.noDate}</span> : <time datetime={published}>{formatDate(published)}</time>}
        <span>
          <bdi>{speaker ?? texts().hit.noSpeaker}</bdi>
        </span>
        {isShared && <span>{texts().variants.sharedReport(report)}</span>}
        {isAsked && <span>{texts().variants.here}</span>}
      </span>
    </li>
  );
};

const Texts: FC<FormProps> = ({ text, difference }) => {
  if (difference === undefined) {
    return (
      <blockquote class="cited" dir="auto">
        <p>{`“${text}”`}</p>
      </blockquote>
    );
  }
  const isSame = [...difference.asked, ...difference.own].every(({ changed }) => !changed);
  return (
    <>
      <p class="note">{isSame ? texts().variants.same : texts().variants.missing}</p>
      <div class="beside">
        <blockquote dir="auto">
          <DifferenceText runs={difference.asked} as="del" />
        </blockquote>
        <blockquote dir="auto">
          <DifferenceText runs={difference.own} as="ins" />
        </blockquote>
      </div>
    </>
  );
};

const Facts: FC<VariantsPageProps> = ({ articles, reports, outlets, first, last }) => (
  <p class="variants-facts">
    {`${texts().variants.carried(articles, outlets)} `}
    {articles > 1 && `${texts().variants.reports(reports, articles)} `}
    {first === undefined || last === undefined ? texts().variants.undated : texts().variants.span(formatDate(first), formatDate(last))}
  </p>
);

export const VariantsContent: FC<VariantsPageProps> = (props) => (
  <>
    <SearchForm {...props.form} />
    <main id="content" class="reading cite variants" tabindex={-1}>
      <nav class="article-tools">
        <a class="back" href={props.href}>
          {texts().variants.back}
        </a>
      </nav>
      <h1>{texts().variants.title}</h1>
      <Facts {...props} />
      {props.articles < 2 && <p>{texts().variants.alone}</p>}
      {props.forms.map((form, i) => (
        <section aria-labelledby={`form.${String(i + 1)}`}>
          <h2 id={`form.${String(i + 1)}`}>{i === 0 ? texts().variants.asked : texts().variants.form(i + 1, props.forms.length)}</h2>
          <Texts {...form} />
          <ul class="others">
            {form.appearances.map((appearance) => (
              <Appearance appearance={appearance} />
            ))}
          </ul>
        </section>
      ))}
    </main>
  </>
);
