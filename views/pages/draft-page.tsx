/** A draft held against the corpus: a form, and after it was sent what was found of each quotation. It works without a script. */
import type { FC } from 'hono/jsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { type ChangedRun, DifferenceText } from '../components/text-change.tsx';
import { formatDate, formatList } from '../format.ts';
import { texts } from '../languages/language.ts';
import { Sentence } from '../sentence.tsx';

export interface DraftFinding {
  text: string;
  verdict: 'exact' | 'changed' | 'other-speaker' | 'not-found';
  speaker?: string;
  /** Who is quoted with the words here. */
  here: readonly string[];
  difference?: { draft: readonly ChangedRun[]; here: readonly ChangedRun[] };
  places: readonly { title: string; href: string; source?: string; published?: string; speaker?: string; isQuotation: boolean }[];
  /** Articles beside those places. */
  more: number;
  outlets: readonly string[];
}

export interface DraftReport {
  findings: readonly DraftFinding[];
  paraphrases: number;
  /** So many were checked, where there are more. */
  onlyFirst?: number;
}

export interface DraftPageProps {
  form: SearchFormProps;
  text: string;
  maxLength: number;
  problem?: string;
  report?: DraftReport;
}

const Places: FC<{ finding: DraftFinding }> = ({ finding }) => (
  <ul class="others">
    {finding.places.map(({ title, href, source, published, speaker, isQuotation }) => (
      <li>
        <a href={href}>{title === '' ? texts().article.untitled : title}</a>
        <span class="meta">
          {source !== undefined && (
            <span>
              <bdi>{source}</bdi>
            </span>
          )}
          {published !== undefined && <time datetime={published}>{formatDate(published)}</time>}
          <span>
            <bdi>{isQuotation ? (speaker ?? texts().hit.noSpeaker) : texts().draft.inText}</bdi>
          </span>
        </span>
      </li>
    ))}
    {finding.more > 0 && <li class="note">{texts().draft.others(finding.more)}</li>}
  </ul>
);

const Finding: FC<{ finding: DraftFinding; number: number }> = ({ finding, number }) => {
  const { text, verdict, speaker, here, difference, outlets } = finding;
  return (
    <section class={`finding ${verdict}`} aria-labelledby={`finding.${String(number)}`}>
      <h3 id={`finding.${String(number)}`}>
        <span class="vh">{`${String(number)}. `}</span>
        {texts().draft.verdicts[verdict]}
      </h3>
      {difference === undefined ? (
        <blockquote class="cited" dir="auto">
          <p>{`“${text}”`}</p>
        </blockquote>
      ) : (
        <div class="beside">
          <div>
            <p class="note">{texts().draft.inDraft}</p>
            <blockquote dir="auto">
              <DifferenceText runs={difference.draft} as="del" />
            </blockquote>
          </div>
          <div>
            <p class="note">{texts().draft.inArticle}</p>
            <blockquote dir="auto">
              <DifferenceText runs={difference.here} as="ins" />
            </blockquote>
          </div>
        </div>
      )}
      <p class="note">
        {verdict === 'other-speaker' ? (
          <Sentence of={texts().draft.notes[verdict]} parts={{ draft: <b>{speaker}</b>, here: <b>{formatList(here)}</b> }} />
        ) : (
          `${texts().draft.notes[verdict]} ${speaker === undefined ? texts().draft.noSpeaker : texts().draft.speaker(speaker)}`
        )}
      </p>
      {outlets.length > 0 && <p class="note">{texts().draft.outlets(formatList(outlets))}</p>}
      {finding.places.length > 0 && <Places finding={finding} />}
    </section>
  );
};

const Report: FC<{ report: DraftReport }> = ({ report }) => {
  const { findings, paraphrases, onlyFirst } = report;
  return (
    <section id="report" aria-labelledby="report.title" tabindex={-1}>
      <h2 id="report.title">{findings.length === 0 ? texts().draft.none : texts().draft.found(findings.length)}</h2>
      {onlyFirst !== undefined && <p class="note">{texts().draft.more(onlyFirst)}</p>}
      {paraphrases > 0 && <p class="note">{texts().draft.paraphrases(paraphrases)}</p>}
      {findings.map((finding, i) => (
        <Finding finding={finding} number={i + 1} />
      ))}
    </section>
  );
};

export const DraftContent: FC<DraftPageProps> = ({ form, text, maxLength, problem, report }) => (
  <>
    <SearchForm {...form} />
    <main id="content" class="reading cite variants draft" tabindex={-1}>
      <h1>{texts().draft.title}</h1>
      <p>{texts().draft.how}</p>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {report && <Report report={report} />}
      <form class="form" method="post" action="/check">
        <div class="form-head">
          <label for="draft">{texts().draft.label}</label>
        </div>
        <textarea id="draft" name="text" rows={12} maxlength={maxLength} required autocomplete="off" dir="auto">
          {text}
        </textarea>
        <button type="submit">{texts().draft.button}</button>
      </form>
    </main>
  </>
);
