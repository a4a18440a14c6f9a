/** Everything that was corrected: what holds, what is about nothing that is here, what was undone; with the ways to take it along. */
import type { FC } from 'hono/jsx';
import { CorrectionForm, Done, type DoneProps, type Editing } from '../components/correction-form.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import type { OrphanReason } from '../../src/domain/correction.ts';
import { formatDate } from '../format.ts';
import { texts } from '../languages/language.ts';

export interface CorrectionRow {
  id: string;
  text: string;
  /** Where what it is about is shown. */
  href?: string;
  /** A day. */
  date: string;
  note?: string;
  reason?: OrphanReason;
}

export interface CorrectionsPageProps {
  form: SearchFormProps;
  editing?: Editing;
  done: DoneProps | undefined;
  applied: readonly CorrectionRow[];
  overridden: readonly CorrectionRow[];
  orphaned: readonly CorrectionRow[];
  undone: readonly CorrectionRow[];
  exportHref: string;
  queue: { total: number; href: string };
}

const Row: FC<{ row: CorrectionRow; editing: Editing | undefined; isUndone: boolean }> = ({ row, editing, isUndone }) => {
  const t = texts().correction;
  return (
    <li id={row.id}>
      <p class="what">{row.href === undefined ? row.text : <a href={row.href}>{row.text}</a>}</p>
      <p class="meta">
        <time datetime={row.date}>{formatDate(row.date)}</time>
        {row.reason !== undefined && <span>{t.reasons[row.reason]}</span>}
        {row.note !== undefined && <span>{t.noted(row.note)}</span>}
      </p>
      {editing && (
        <CorrectionForm editing={editing} action={isUndone ? 'redo' : 'undo'} carried={[['correction', row.id]]}>
          <button type="submit" aria-label={`${isUndone ? t.redo : t.undo}: ${row.text}`}>
            {isUndone ? t.redo : t.undo}
          </button>
        </CorrectionForm>
      )}
    </li>
  );
};

interface RowsProps {
  id: string;
  title: string;
  rows: readonly CorrectionRow[];
  editing: Editing | undefined;
  how?: string;
  isUndone?: boolean;
}

const Rows: FC<RowsProps> = ({ id, title, rows, editing, how, isUndone }) =>
  rows.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {how !== undefined && <p class="note">{how}</p>}
      <ul class="corrections">
        {rows.map((row) => (
          <Row row={row} editing={editing} isUndone={isUndone === true} />
        ))}
      </ul>
    </section>
  );

const Exchange: FC<CorrectionsPageProps> = ({ editing, exportHref }) => {
  const t = texts().correction;
  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange">{t.exchange}</h2>
      <p>
        <a href={exportHref}>{t.export}</a>
      </p>
      {editing && (
        <CorrectionForm editing={editing} action="import" carried={[]}>
          <p class="field">
            <label for="import">{t.importLabel}</label>
            <input id="import" name="file" type="file" accept=".jsonl,.ndjson,application/x-ndjson" required />
          </p>
          <button type="submit">{t.import}</button>
        </CorrectionForm>
      )}
    </section>
  );
};

export const CorrectionsContent: FC<CorrectionsPageProps> = (props) => {
  const { form, editing, done, applied, overridden, orphaned, undone, queue } = props;
  const t = texts().correction;
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="reading cite correcting" tabindex={-1}>
        <h1>{t.title}</h1>
        <Done done={done} editing={editing} />
        <p>{t.how}</p>
        {editing === undefined && <p class="note">{t.readOnly}</p>}
        {queue.total > 0 && (
          <p>
            <a href={queue.href}>{t.queueLink(queue.total)}</a>
          </p>
        )}
        {applied.length + overridden.length + orphaned.length + undone.length === 0 && <p>{t.none}</p>}
        <Rows id="orphaned" title={t.orphaned(orphaned.length)} how={t.orphanedHow} rows={orphaned} editing={editing} />
        <Rows id="applied" title={t.applied(applied.length)} rows={applied} editing={editing} />
        <Rows id="overridden" title={t.overridden(overridden.length)} how={t.overriddenHow} rows={overridden} editing={editing} />
        <Rows id="undone" title={t.undone(undone.length)} rows={undone} editing={editing} isUndone />
        <Exchange {...props} />
      </main>
    </>
  );
};
