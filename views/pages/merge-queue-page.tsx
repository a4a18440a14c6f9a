/** Pairs of names that may be one, with what speaks for it and against it: each is a question to the reader. */
import type { FC } from 'hono/jsx';
import { CorrectionForm, Done, type DoneProps, type Editing } from '../components/correction-form.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { formatList } from '../format.ts';
import { texts } from '../languages/language.ts';
import { type Run, Runs } from '../runs.tsx';

export interface QueuedName {
  id: string;
  name: string;
  href: string;
  articles: number;
  context?: { runs: readonly Run[]; title: string; href: string };
}

export interface QueuedPair {
  entity: QueuedName;
  into: QueuedName;
  reason: 'part-of-name' | 'acronym' | 'spelling';
  both: number;
  bothHref: string;
  rivals: readonly string[];
}

export interface MergeQueueProps {
  form: SearchFormProps;
  editing?: Editing;
  done: DoneProps | undefined;
  pairs: readonly QueuedPair[];
  nextHref?: string;
  listHref: string;
}

const Name: FC<{ name: QueuedName }> = ({ name }) => (
  <div>
    <p>
      <a href={name.href}>{texts().correction.names(name.name, name.articles)}</a>
    </p>
    {name.context && (
      <blockquote dir="auto">
        <p>
          <Runs runs={name.context.runs} />
        </p>
        <p class="meta">
          <a href={name.context.href}>{name.context.title === '' ? texts().article.untitled : name.context.title}</a>
        </p>
      </blockquote>
    )}
  </div>
);

const Pair: FC<{ pair: QueuedPair; editing: Editing | undefined }> = ({ pair, editing }) => {
  const { entity, into, reason, both, bothHref, rivals } = pair;
  const t = texts().correction;
  const carried = [
    ['entity', entity.id],
    ['into', into.id],
    ['from', 'queue'],
  ] as const;
  const question = t.isQuestion(entity.name, into.name);
  return (
    <section class="pair" aria-labelledby={`pair.${entity.id}`}>
      <h2 id={`pair.${entity.id}`}>{question}</h2>
      <p class="note">
        {`${t.why[reason](entity.name, into.name)} `}
        {both > 0 ? <a href={bothHref}>{t.both(both)}</a> : t.both(both)}
        {rivals.length > 0 && ` ${t.rivals(formatList(rivals))}`}
      </p>
      <div class="beside">
        <Name name={entity} />
        <Name name={into} />
      </div>
      {editing && (
        <div class="answers">
          <CorrectionForm editing={editing} action="merge" carried={carried}>
            <button type="submit" aria-label={`${question} ${t.accept}`}>
              {t.accept}
            </button>
          </CorrectionForm>
          <CorrectionForm editing={editing} action="decline" carried={carried}>
            <button type="submit" aria-label={`${question} ${t.decline}`}>
              {t.decline}
            </button>
          </CorrectionForm>
        </div>
      )}
    </section>
  );
};

export const MergeQueueContent: FC<MergeQueueProps> = ({ form, editing, done, pairs, nextHref, listHref }) => {
  const t = texts().correction;
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="reading cite variants correcting" tabindex={-1}>
        <nav class="article-tools">
          <a class="back" href={listHref}>
            {t.title}
          </a>
        </nav>
        <h1>{t.queue}</h1>
        <Done done={done} editing={editing} />
        <p>{pairs.length === 0 ? t.queueNone : t.queueHow}</p>
        {editing === undefined && <p class="note">{t.readOnly}</p>}
        {pairs.map((pair) => (
          <Pair pair={pair} editing={editing} />
        ))}
        {nextHref !== undefined && (
          <p>
            <a class="more" href={nextHref}>
              {t.morePairs}
            </a>
          </p>
        )}
      </main>
    </>
  );
};
