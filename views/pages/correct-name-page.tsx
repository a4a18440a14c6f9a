/** One name to be corrected: another name, another that it is one with, and what of it is somebody else. */
import type { FC } from 'hono/jsx';
import { CorrectionForm, Done, type DoneProps, type Editing, NoteField, refusedOf, TextField } from '../components/correction-form.tsx';
import { sentIn } from '../components/refused-form.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { formatDate } from '../format.ts';
import { texts } from '../languages/language.ts';

export interface CorrectNameProps {
  form: SearchFormProps;
  editing: Editing;
  done: DoneProps | undefined;
  id: string;
  name: string;
  kicker: string;
  nameHref: string;
  /** Those that had been united with it. */
  separable: readonly string[];
  /** Of those that name it, and have the words that are looked for, the newest. */
  articles: readonly { id: string; title: string; href: string; source?: string; published?: string }[];
  /** Of how many. */
  total: number;
  /** Words that the articles offered have. */
  find: string;
  findAction: string;
}

const SplitArticles: FC<{ props: CorrectNameProps }> = ({ props: { editing, id, name, articles, total, find, findAction } }) => {
  const t = texts().correction;
  const carried = [
    ['entity', id],
    ['find', find],
  ] as const;
  const refused = refusedOf(editing, 'split', carried);
  if (total === 0 && find === '') return null;
  return (
    <section aria-labelledby="articles">
      <h2 id="articles">{t.splitArticles}</h2>
      <form class="correction" method="get" action={`${findAction}#articles`}>
        <input type="hidden" name="entity" value={id} />
        <TextField id="articles.find" name="find" label={t.splitFind} value={find} />
        <button type="submit">{t.splitFindButton}</button>
      </form>
      <p class="note">{articles.length < total ? t.splitShown(articles.length, total) : t.splitAll(total)}</p>
      {articles.length > 0 && (
        <CorrectionForm editing={editing} action="split" carried={carried}>
          <fieldset>
            <legend>{t.splitArticlesHow}</legend>
            {articles.map((article, i) => (
              <p class="check">
                <input
                  id={`article.${String(i)}`}
                  type="checkbox"
                  name="article"
                  value={article.id}
                  checked={refused?.sent.get('article')?.includes(article.id) === true}
                />
                <label for={`article.${String(i)}`}>
                  <bdi>{article.title === '' ? texts().article.untitled : article.title}</bdi>
                  <span class="meta">
                    {article.source !== undefined && (
                      <span>
                        <bdi>{article.source}</bdi>
                      </span>
                    )}
                    {article.published !== undefined && <time datetime={article.published}>{formatDate(article.published)}</time>}
                  </span>
                </label>
              </p>
            ))}
          </fieldset>
          <TextField id="articles.as" name="as" label={t.splitAs} value={sentIn(refused, 'as') ?? name} />
          <NoteField id="articles.note" value={sentIn(refused, 'note')} />
          <button type="submit">{t.splitButton}</button>
        </CorrectionForm>
      )}
    </section>
  );
};

const Split: FC<{ props: CorrectNameProps }> = ({ props }) => {
  const { editing, id, separable } = props;
  const t = texts().correction;
  const carried = [
    ['entity', id],
    ['by', 'name'],
  ] as const;
  const refused = refusedOf(editing, 'split', carried);
  return (
    <>
      {separable.length > 0 && (
        <section aria-labelledby="names">
          <h2 id="names">{t.splitNames}</h2>
          <CorrectionForm editing={editing} action="split" carried={carried}>
            <fieldset>
              <legend>{t.splitNamesHow}</legend>
              {separable.map((each, i) => (
                <p class="check">
                  <input
                    id={`name.${String(i)}`}
                    type="checkbox"
                    name="name"
                    value={each}
                    checked={refused?.sent.get('name')?.includes(each) === true}
                  />
                  <label for={`name.${String(i)}`}>
                    <bdi>{each}</bdi>
                  </label>
                </p>
              ))}
            </fieldset>
            <NoteField id="names.note" value={sentIn(refused, 'note')} />
            <button type="submit">{t.splitButton}</button>
          </CorrectionForm>
        </section>
      )}
      <SplitArticles props={props} />
    </>
  );
};

export const CorrectNameContent: FC<CorrectNameProps> = (props) => {
  const t = texts().correction;
  const { form, editing, done, id, name, kicker, nameHref } = props;
  const carried = [['entity', id]] as const;
  const renaming = refusedOf(editing, 'rename', carried);
  const merging = refusedOf(editing, 'merge', carried);
  return (
    <>
      <SearchForm {...form} />
      <main id="content" class="reading cite correcting" tabindex={-1}>
        <nav class="article-tools">
          <a class="back" href={nameHref}>
            {t.backToName}
          </a>
        </nav>
        <p class="kicker-line">{kicker}</p>
        <h1 dir="auto">{name}</h1>
        <Done done={done} editing={editing} />
        <section aria-labelledby="rename">
          <h2 id="rename">{t.rename}</h2>
          <CorrectionForm editing={editing} action="rename" carried={carried}>
            <TextField id="rename.name" name="name" label={t.newName} value={sentIn(renaming, 'name') ?? name} required />
            <NoteField id="rename.note" value={sentIn(renaming, 'note')} />
            <button type="submit">{t.renameButton}</button>
          </CorrectionForm>
        </section>
        <section aria-labelledby="merge">
          <h2 id="merge">{t.merge}</h2>
          <CorrectionForm editing={editing} action="merge" carried={carried}>
            <TextField id="merge.into" name="into" label={t.mergeInto} value={sentIn(merging, 'into') ?? ''} how={t.mergeHow} required />
            <NoteField id="merge.note" value={sentIn(merging, 'note')} />
            <button type="submit">{t.mergeButton}</button>
          </CorrectionForm>
        </section>
        <Split props={props} />
      </main>
    </>
  );
};
