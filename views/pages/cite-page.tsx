/** Words to take along: the link that lands on them, the forms to copy, and the citations. Without a script each form is there to be copied by hand. */
import type { Child, FC } from 'hono/jsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { langOf, texts } from '../languages/language.ts';

export interface CitePageProps {
  form: SearchFormProps;
  title: string;
  words: string;
  /** Somebody's own words, or cut out of a text. */
  isQuoted: boolean;
  speaker?: string;
  /** The text, marked. */
  href: string;
  /** Absolute. */
  link: string;
  copies: readonly { form: 'text' | 'markdown' | 'html'; text: string }[];
  citations: readonly { style: 'chicago' | 'apa' | 'mla'; runs: readonly { text: string; italic: boolean }[] }[];
  files: readonly { kind: 'bib' | 'ris' | 'json'; href: string }[];
  unknown: readonly ('source' | 'date' | 'author')[];
  /** The same words on the page that the article came from. */
  originalHref?: string;
  /** Others of the same paragraph. */
  quotations: readonly { words: string; href: string }[];
  wholeHref?: string;
}

const CopyButton: FC<{ text: string; what: string; html?: boolean }> = ({ text, what, html }) => (
  <button type="button" class="copy" data-copy={text} data-done={texts().hit.copied} {...(html ? { 'data-html': '' } : {})}>
    {texts().cite.button}
    <span class="vh">{` ${texts().cite.buttonOf(what)}`}</span>
  </button>
);

/** `code`: what is read from the left in every language. */
const Form: FC<{ id: string; label: string; text: string; html?: boolean; code?: boolean }> = ({ id, label, text, html = false, code }) => (
  <div class="form">
    <div class="form-head">
      <label for={id}>{label}</label>
      <CopyButton text={text} what={label} html={html} />
    </div>
    <textarea
      id={id}
      dir={code ? 'ltr' : 'auto'}
      readonly
      rows={Math.min(8, Math.ceil(text.length / 68) + text.split('\n').length - 1)}
      spellcheck={false}
    >
      {text}
    </textarea>
  </div>
);

const Section: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

const Citations: FC<CitePageProps> = ({ citations, files, unknown }) => (
  <Section id="cite" title={texts().cite.cite}>
    <dl class="citations">
      {citations.map(({ style, runs }) => (
        <div>
          <dt>
            {texts().cite.styles[style]} <CopyButton text={runs.map(({ text }) => text).join('')} what={texts().cite.styles[style]} />
          </dt>
          <dd dir="auto" {...langOf('en')}>
            {runs.map(({ text, italic }) => (italic ? <i>{text}</i> : text))}
          </dd>
        </div>
      ))}
    </dl>
    {unknown.map((what) => (
      <p class="note">{texts().cite.unknown[what]}</p>
    ))}
    <p class="files">
      {`${texts().cite.files}: `}
      {files.map(({ kind, href }, i) => (
        <>
          {i > 0 && ' · '}
          <a href={href} download="">
            {texts().cite.file[kind]}
          </a>
        </>
      ))}
    </p>
  </Section>
);

export const CiteContent: FC<CitePageProps> = (props) => (
  <>
    <SearchForm {...props.form} />
    <main id="content" class="reading cite" tabindex={-1}>
      <nav class="article-tools">
        <a class="back" href={props.href}>
          {texts().cite.back}
        </a>
      </nav>
      <h1>{texts().cite.title}</h1>
      <blockquote class="cited" dir="auto">
        <p>{props.isQuoted ? `“${props.words}”` : props.words}</p>
      </blockquote>
      <p class="meta">
        {props.speaker !== undefined && (
          <span>
            <bdi>{props.speaker}</bdi>
          </span>
        )}
        <span>
          <a href={props.href}>{texts().cite.of(props.title === '' ? texts().article.untitled : props.title)}</a>
        </span>
        {props.originalHref !== undefined && (
          <a href={props.originalHref} rel="noopener external nofollow">
            {texts().cite.original}
          </a>
        )}
      </p>
      <Section id="link" title={texts().cite.link}>
        <Form id="form.link" label={texts().cite.linkHow} text={props.link} code />
      </Section>
      <Section id="copy" title={texts().cite.copy}>
        {props.copies.map(({ form, text }) => (
          <Form id={`form.${form}`} label={texts().cite.forms[form]} text={text} html={form === 'html'} code={form !== 'text'} />
        ))}
      </Section>
      <Citations {...props} />
      {(props.quotations.length > 0 || props.wholeHref !== undefined) && (
        <Section id="others" title={props.quotations.length > 0 ? texts().cite.quotations : texts().cite.around}>
          <ul class="others">
            {props.quotations.map(({ words, href }) => (
              <li>
                <a href={href}>
                  <q>{words}</q>
                </a>
              </li>
            ))}
            {props.wholeHref !== undefined && (
              <li>
                <a href={props.wholeHref}>{texts().cite.whole}</a>
              </li>
            )}
          </ul>
        </Section>
      )}
    </main>
  </>
);
