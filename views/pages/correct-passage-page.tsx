/** One paragraph to be corrected: who says each of its quotations, which is none, and which is missing. */
import type { FC } from 'hono/jsx';
import type { SpeakerKind } from '../../src/domain/annotation.ts';
import {
  CorrectionForm,
  Done,
  type DoneProps,
  type Editing,
  NoteField,
  QuotedField,
  refusedOf,
  SpeakerFields,
} from '../components/correction-form.tsx';
import { sentIn } from '../components/refused-form.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { texts } from '../languages/language.ts';
import { type Run, Runs } from '../runs.tsx';

export interface QuotationToCorrect {
  /** Its span in the paragraph, as it is sent. */
  span: string;
  text: string;
  /** As it is shown; and the name, or the id, to start from. */
  speaker?: { shown: string; given: string; kind: SpeakerKind };
  /** Other parts of its utterance, which change with it. */
  otherParts: number;
  kindLabel: string;
}

export interface CorrectPassageProps {
  form: SearchFormProps;
  editing: Editing;
  done: DoneProps | undefined;
  title: string;
  articleHref: string;
  passage: string;
  runs: readonly Run[];
  quotations: readonly QuotationToCorrect[];
  /** Words that were selected. */
  words: string;
}

const Quotation: FC<{ quotation: QuotationToCorrect; number: number; props: CorrectPassageProps }> = ({ quotation, number, props }) => {
  const t = texts().correction;
  const { editing, passage } = props;
  const id = `quotation.${String(number)}`;
  const carried = [
    ['passage', passage],
    ['span', quotation.span],
  ] as const;
  const refused = refusedOf(editing, 'speaker', carried);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t.quotation(number)}</h2>
      <blockquote class="cited" dir="auto">
        <p>{quotation.text}</p>
      </blockquote>
      <p class="note">{`${quotation.speaker === undefined ? t.nowNobody : t.now(quotation.speaker.shown)} · ${quotation.kindLabel}`}</p>
      <CorrectionForm editing={editing} action="speaker" carried={carried}>
        {quotation.otherParts > 0 && <p class="note">{t.utteranceHow(quotation.otherParts)}</p>}
        <SpeakerFields
          id={id}
          value={sentIn(refused, 'speaker') ?? quotation.speaker?.given ?? ''}
          kind={sentIn(refused, 'kind') ?? quotation.speaker?.kind ?? ''}
          isInstead
        />
        <NoteField id={`${id}.note`} value={sentIn(refused, 'note')} />
        <button type="submit">{t.giveSpeaker}</button>
      </CorrectionForm>
      <CorrectionForm editing={editing} action="not-a-quotation" carried={carried}>
        <button type="submit" aria-label={`${t.quotation(number)}: ${t.notQuotation}`}>
          {t.notQuotation}
        </button>
      </CorrectionForm>
    </section>
  );
};

export const CorrectPassageContent: FC<CorrectPassageProps> = (props) => {
  const t = texts().correction;
  const { form, editing, done, title, articleHref, passage, runs, quotations, words } = props;
  const missing = [['passage', passage]] as const;
  const refused = refusedOf(editing, 'quotation', missing);
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="reading cite correcting" tabindex={-1}>
        <nav class="article-tools">
          <a class="back" href={articleHref}>
            {t.backToArticle}
          </a>
        </nav>
        <h1>{t.correct}</h1>
        <Done done={done} editing={editing} />
        <p class="meta" dir="auto">
          {title === '' ? texts().article.untitled : title}
        </p>
        <blockquote class="cited whole" dir="auto" aria-label={t.paragraph}>
          <p>
            <Runs runs={runs} />
          </p>
        </blockquote>
        {quotations.length === 0 && <p>{t.noQuotations}</p>}
        {quotations.map((quotation, i) => (
          <Quotation quotation={quotation} number={i + 1} props={props} />
        ))}
        <section aria-labelledby="missing">
          <h2 id="missing">{t.missing}</h2>
          <CorrectionForm editing={editing} action="quotation" carried={missing}>
            <p class="note">{t.missingHow}</p>
            <p class="field">
              <label for="words">{t.words}</label>
              <textarea id="words" name="words" rows={2} required dir="auto" autocomplete="off">
                {sentIn(refused, 'words') ?? words}
              </textarea>
            </p>
            <SpeakerFields id="missing" value={sentIn(refused, 'speaker') ?? ''} kind={sentIn(refused, 'kind') ?? ''} />
            <QuotedField id="missing.quoted" value={sentIn(refused, 'quoted')} />
            <NoteField id="missing.note" value={sentIn(refused, 'note')} />
            <button type="submit">{t.addQuotation}</button>
          </CorrectionForm>
        </section>
      </main>
    </>
  );
};
