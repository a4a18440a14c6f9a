/**
 * The list of clippings: in its order, each with its words, whose they are, where they stand and a note. The whole is one form, so that
 * every button keeps what was typed; each leads to the address of the list as it then is.
 */
import { type Catalogue, langOf, texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';
import { HitCard, type HitProps, HitText, Voice, type VoiceProps } from '../components/hit-card.tsx';
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import { formatDate } from '../format.ts';
import { type Run, Runs } from '../runs.tsx';

export interface ClippingProps {
  number: number;
  reference: string;
  /** To the text, marked. */
  href: string;
  /** Nothing where it is gone. */
  here?: {
    title: string;
    articleHref: string;
    sources: readonly string[];
    published?: string;
    words: string;
    form: HitProps['form'];
    /** Of what is less than a paragraph: all of it, with the words marked. */
    paragraph: readonly Run[];
    dir: 'ltr' | 'rtl';
    /** BCP 47, where it is known. */
    language?: string;
    voices: readonly VoiceProps[];
    citeHref: string;
    sameWords?: { articles: number; href: string };
  };
  /** What it read when it was clipped, where it no longer reads so. */
  was?: string;
  near: readonly HitProps[];
  note: string;
}

export interface ClippingsPageProps {
  form: SearchFormProps;
  title: string;
  /** The list as its link has it. */
  list: string;
  href: string;
  /** Absolute where the server knows its public address. */
  link: string;
  /** Characters of the whole link, where it is so long that some programs cut it off. */
  longLink?: number;
  items: readonly ClippingProps[];
  bounds: { title: number; note: number };
  files: readonly { format: keyof Catalogue['clippings']['formats']; action: string }[];
}

/** What a button does; the page comes back as it then is. */
const Do: FC<{ what: string; label: string; of?: string }> = ({ what, label, of }) => (
  <button type="submit" name="do" value={what}>
    {label}
    {of !== undefined && <span class="vh">{` ${of}`}</span>}
  </button>
);

const Words: FC<NonNullable<ClippingProps['here']> & { href: string }> = ({ title, articleHref, sources, published, ...here }) => (
  <>
    <header class="kicker">
      <h2>
        <a href={articleHref} dir="auto">
          {title === '' ? texts().article.untitled : title}
        </a>
      </h2>
      <p class="meta">
        {sources.map((source) => (
          <span>
            <bdi>{source}</bdi>
          </span>
        ))}
        {published !== undefined && <time datetime={published}>{formatDate(published)}</time>}
      </p>
    </header>
    <HitText
      form={here.form}
      runs={[{ text: here.words, marked: false }]}
      dir={here.dir}
      {...(here.language === undefined ? {} : { language: here.language })}
    />
    {here.voices.length > 0 && (
      <ul class="voices">
        {here.voices.map((voice) => (
          <li>
            <Voice voice={voice} />
          </li>
        ))}
      </ul>
    )}
    {here.paragraph.length > 0 && (
      <details class="basis">
        <summary>{texts().clippings.paragraph}</summary>
        <p class="passage" dir="auto" {...langOf(here.language)}>
          <Runs runs={here.paragraph} />
        </p>
      </details>
    )}
    {here.sameWords && (
      <p class="credited">
        <a href={here.sameWords.href}>{texts().clippings.sameWords(here.sameWords.articles)}</a>
      </p>
    )}
  </>
);

const Was: FC<{ label: string; was: string }> = ({ label, was }) => (
  <div class="notice">
    <p>{label}</p>
    <blockquote dir="auto">
      <p>{was}</p>
    </blockquote>
  </div>
);

const Gone: FC<{ was: string | undefined; near: readonly HitProps[] }> = ({ was, near }) => (
  <>
    {was === undefined ? <p class="notice">{texts().clippings.goneUnknown}</p> : <Was label={texts().clippings.gone} was={was} />}
    {near.length > 0 && <h3>{texts().clippings.near}</h3>}
    {near.map((hit) => (
      <HitCard hit={hit} />
    ))}
  </>
);

const Clipping: FC<{ clipping: ClippingProps; last: number; longest: number }> = ({ clipping, last, longest }) => {
  const { number, href, here, was, near, note } = clipping;
  const of = texts().clippings.of(number);
  return (
    <li class="clipping" id={`c${number}`}>
      <span class="clipping-number" aria-hidden="true">
        {number}
      </span>
      <article aria-label={of}>
        {here ? <Words {...here} href={href} /> : <Gone was={was} near={near} />}
        {here && was !== undefined && <Was label={texts().clippings.changed} was={was} />}
        <div class="clipping-note">
          <label for={`note.${number}`}>
            {texts().clippings.note}
            <span class="vh">{` ${texts().clippings.noteOf(number)}`}</span>
          </label>
          <textarea id={`note.${number}`} name="note" rows={2} maxlength={longest} dir="auto">
            {note}
          </textarea>
        </div>
        <p class="clipping-actions">
          {number > 1 && <Do what={`up.${number}`} label={texts().clippings.up} of={of} />}
          {number < last && <Do what={`down.${number}`} label={texts().clippings.down} of={of} />}
          {number > 2 && <Do what={`first.${number}`} label={texts().clippings.first} of={of} />}
          <Do what={`remove.${number}`} label={texts().clippings.remove} of={of} />
          <a href={href}>
            {texts().hit.permalink}
            <span class="vh">{` ${of}`}</span>
          </a>
          {here && (
            <a href={here.citeHref}>
              {texts().cite.action}
              <span class="vh">{` ${of}`}</span>
            </a>
          )}
        </p>
      </article>
    </li>
  );
};

const Share: FC<Pick<ClippingsPageProps, 'href' | 'link' | 'longLink'>> = ({ href, link, longLink }) => (
  <section aria-labelledby="share">
    <h2 id="share">{texts().clippings.share}</h2>
    <p>
      <a id="list-link" href={href}>
        {texts().clippings.link}
      </a>{' '}
      <button id="copy-link" type="button" class="copy" data-copy="" data-link={link} data-done={texts().hit.copied}>
        {texts().clippings.copyLink}
      </button>
    </p>
    {longLink !== undefined && <p class="note">{texts().clippings.longLink(longLink)}</p>}
    <p class="note">{texts().clippings.kept}</p>
  </section>
);

const TakeAlong: FC<Pick<ClippingsPageProps, 'files'>> = ({ files }) => (
  <section aria-labelledby="take-along">
    <h2 id="take-along">{texts().clippings.export}</h2>
    <p>
      <label for="style">{texts().clippings.style}</label>{' '}
      <select id="style" name="style">
        {Object.entries(texts().cite.styles).map(([style, name]) => (
          <option value={style}>{name}</option>
        ))}
      </select>
    </p>
    <p class="formats">
      {files.map(({ format, action }) => (
        <button type="submit" formaction={action}>
          {texts().clippings.formats[format]}
        </button>
      ))}
    </p>
  </section>
);

const List: FC<ClippingsPageProps> = (props) => {
  const { title, list, items, bounds } = props;
  return (
    <form class="clippings-form" method="get" action="/clippings">
      <input type="hidden" name="list" value={list} />
      <div class="clippings-head">
        <label for="list-title">{texts().clippings.listTitle}</label>
        <input id="list-title" name="title" value={title} maxlength={bounds.title} autocomplete="off" dir="auto" />
        <Do what="save" label={texts().clippings.save} />
      </div>
      {items.length > 1 && (
        <p class="clipping-actions">
          <span>{texts().clippings.order}</span>
          <Do what="date" label={texts().clippings.byDate} />
          <Do what="speaker" label={texts().clippings.bySpeaker} />
        </p>
      )}
      <ol class="clippings">
        {items.map((clipping) => (
          <Clipping clipping={clipping} last={items.length} longest={bounds.note} />
        ))}
      </ol>
      <p>
        <Do what="save" label={texts().clippings.save} />
      </p>
      <div class="clippings-take">
        <TakeAlong {...props} />
        <Share {...props} />
      </div>
    </form>
  );
};

export const ClippingsContent: FC<ClippingsPageProps> = (props) => {
  const { form, title, list, items } = props;
  return (
    <>
      <SearchForm {...form} />
      <main
        id="content"
        class="clippings-page"
        tabindex={-1}
        data-list={list}
        data-refs={items.map(({ reference }) => reference).join(' ')}
        data-saved={texts().clippings.saved}
      >
        <h1>{title === '' ? texts().clippings.title : <bdi>{title}</bdi>}</h1>
        <p class="meta">{items.length === 0 ? texts().clippings.empty : texts().clippings.counts(items.length)}</p>
        <p id="theirs" class="notice" hidden>
          {`${texts().clippings.theirs} `}
          <button id="adopt" type="button">
            {texts().clippings.adopt}
          </button>{' '}
          <a id="join" href="/clippings">
            {texts().clippings.join}
          </a>
        </p>
        {items.length === 0 ? (
          <>
            <p>{texts().clippings.emptyHow}</p>
            <p class="look">
              <a href="/?q=&scope=quotations">{texts().clippings.look}</a>
            </p>
          </>
        ) : (
          <List {...props} />
        )}
      </main>
    </>
  );
};
