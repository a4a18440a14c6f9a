/** One name to be corrected: another name, another that it is one with, and what of it is somebody else. */
import type { FC } from 'hono/jsx';
import { CorrectionForm, Done, type Editing, NoteField, TextField } from '../components/correction-form.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { formatDate } from '../format.ts';
import { texts } from '../languages/language.ts';

export interface CorrectNameProps {
  form: SearchFormProps;
  editing: Editing;
  done: 'saved' | 'later' | undefined;
  id: string;
  name: string;
  kicker: string;
  nameHref: string;
  /** Those that had been united with it. */
  separable: readonly string[];
  /** Of those that name it, the newest. */
  articles: readonly { id: string; title: string; href: string; source?: string; published?: string }[];
}

const Split: FC<{ props: CorrectNameProps }> = ({ props: { editing, id, name, separable, articles } }) => {
  const t = texts().correction;
  const carried = [['entity', id]] as const;
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
                  <input id={`name.${String(i)}`} type="checkbox" name="name" value={each} />
                  <label for={`name.${String(i)}`}>
                    <bdi>{each}</bdi>
                  </label>
                </p>
              ))}
            </fieldset>
            <NoteField id="names.note" />
            <button type="submit">{t.splitButton}</button>
          </CorrectionForm>
        </section>
      )}
      {articles.length > 0 && (
        <section aria-labelledby="articles">
          <h2 id="articles">{t.splitArticles}</h2>
          <CorrectionForm editing={editing} action="split" carried={carried}>
            <fieldset>
              <legend>{t.splitArticlesHow}</legend>
              {articles.map((article, i) => (
                <p class="check">
                  <input id={`article.${String(i)}`} type="checkbox" name="article" value={article.id} />
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
            <TextField id="articles.as" name="as" label={t.splitAs} value={name} />
            <NoteField id="articles.note" />
            <button type="submit">{t.splitButton}</button>
          </CorrectionForm>
        </section>
      )}
    </>
  );
};

export const CorrectNameContent: FC<CorrectNameProps> = (props) => {
  const t = texts().correction;
  const { form, editing, done, id, name, kicker, nameHref } = props;
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
        <Done done={done} />
        <section aria-labelledby="rename">
          <h2 id="rename">{t.rename}</h2>
          <CorrectionForm editing={editing} action="rename" carried={[['entity', id]]}>
            <TextField id="rename.name" name="name" label={t.newName} value={name} required />
            <NoteField id="rename.note" />
            <button type="submit">{t.renameButton}</button>
          </CorrectionForm>
        </section>
        <section aria-labelledby="merge">
          <h2 id="merge">{t.merge}</h2>
          <CorrectionForm editing={editing} action="merge" carried={[['entity', id]]}>
            <TextField id="merge.into" name="into" label={t.mergeInto} how={t.mergeHow} required />
            <NoteField id="merge.note" />
            <button type="submit">{t.mergeButton}</button>
          </CorrectionForm>
        </section>
        <Split props={props} />
      </main>
    </>
  );
};
