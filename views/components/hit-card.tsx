/** One result: where it stands, the words, who said them, and what to do with them. */
import type { FC } from 'hono/jsx';
import type { QuotationFlag, QuotationKind } from '../../src/domain/annotation.ts';
import { formatDate, listParts } from '../format.ts';
import { langOf, texts } from '../languages/language.ts';
import { type Run, Runs } from '../runs.tsx';
import { Sentence } from '../sentence.tsx';
import { type ClipProps, ClipTick } from './clip-tick.tsx';

/** More letters than two lines of a card hold. */
const LONG_TITLE = 160;

/** Why a quotation is held to be somebody's. */
export interface BasisProps {
  /** Those of the text that name who speaks. */
  words?: string;
  /** The name stands in another paragraph. */
  isElsewhere: boolean;
  /** Of those in docs/annotation.md. */
  rule: string;
  isCertain: boolean;
}

/** Who is quoted and how; whatever is said here holds of every quotation that it stands for. */
export interface VoiceProps {
  /** The first words, where the text holds several voices. `own`: the speaker's, so that they may stand in marks. */
  opening?: { words: string; own: boolean };
  /** `undefined`: the text names nobody. */
  speaker?: { name: string; href?: string; role?: string };
  kind: QuotationKind;
  flags: readonly QuotationFlag[];
  uncertain: boolean;
  basis?: BasisProps;
  /** Its utterances, to be clipped. */
  clips?: readonly ClipProps[];
}

export interface HitProps {
  id: string;
  title: string;
  /** BCP 47, of its words, where that is known. */
  language?: string;
  titleDir?: 'ltr' | 'rtl';
  /** To the article, with the passage marked. */
  href: string;
  sources: readonly string[];
  published?: string;
  section?: string;
  /** `quotation`: the text is somebody's words from end to end, and set so. */
  form: 'quotation' | 'paraphrase' | 'passage';
  runs: readonly Run[];
  /** From which side it is read; left out where the browser is to say. */
  dir?: 'ltr' | 'rtl' | undefined;
  voices: readonly VoiceProps[];
  creditedTo: readonly { name: string; href: string }[];
  /** Who and what is named in the passage. */
  names: readonly { name: string; href: string }[];
  /** Other articles in which the same words are quoted; `isCompared`: in any form, and the address shows them side by side. */
  sameWords?: { articles: number; href: string; isCompared: boolean };
  permalink: string;
  /** Quotation, speaker and article as one line of text, without the link. */
  copyText: string;
  /** Absolute where the server knows its public address. */
  copyLink: string;
  /** To the other forms, and citations. */
  citeHref: string;
  clip?: ClipProps;
}

/** `basis`: the reason is offered beside the way of quoting; an article is read without it. */
export const Voice: FC<{ voice: VoiceProps; basis?: boolean }> = ({ voice, basis }) => {
  const { speaker, kind, flags, opening } = voice;
  const notes = flags.map((flag) => texts().hit.flag(flag)).filter((note) => note !== undefined);
  return (
    <>
      {opening && (opening.own ? <q class="opening">{opening.words}</q> : <i class="opening">{opening.words}</i>)}
      {speaker === undefined && <span class="nobody">{texts().hit.noSpeaker}</span>}
      {speaker &&
        (speaker.href === undefined ? (
          <span class="speaker">{speaker.name}</span>
        ) : (
          <a class="speaker" href={speaker.href}>
            {speaker.name}
          </a>
        ))}
      {speaker?.role && (
        <span class="role">
          <Sentence of={texts().hit.role} parts={{ role: <bdi>{speaker.role}</bdi> }} />
        </span>
      )}
      <span class="kind">{texts().hit.kind(kind)}</span>
      {voice.uncertain && <span class="kind uncertain">{texts().hit.uncertain}</span>}
      {basis === true && voice.basis && <Basis basis={voice.basis} />}
      {notes.length > 0 && <span class="note">{notes.join(' ')}</span>}
      {voice.clips && (
        <span class={voice.clips.length > 1 ? 'clips several' : 'clips'}>
          {voice.clips.map((clip) => (
            <ClipTick id={clip.reference} clip={clip} />
          ))}
        </span>
      )}
    </>
  );
};

/** The words of a hit, set by what they are. */
export const HitText: FC<Pick<HitProps, 'form' | 'runs' | 'dir' | 'language'>> = ({ form, runs, dir, language }) => {
  if (form === 'passage') {
    const voiced = runs.some((run) => run.voice === 'own');
    return (
      <p class={voiced ? 'passage voiced' : 'passage'} dir={dir ?? 'auto'} {...langOf(language)}>
        <Runs runs={runs} />
      </p>
    );
  }
  const marks = form === 'quotation';
  // Inside a quotation of a quotation only some words are the speaker's own.
  const partly = runs.some((run) => run.voice === 'own') && runs.some((run) => run.voice === undefined && /\p{L}/u.test(run.text));
  const classes = ['said', !marks && 'paraphrased', partly && 'voiced'].filter(Boolean).join(' ');
  return (
    <blockquote class={classes} dir={dir ?? 'auto'} {...langOf(language)}>
      <p>
        {marks && <span class="hang">“</span>}
        <Runs runs={runs} />
        {marks && '”'}
      </p>
    </blockquote>
  );
};

const Meta: FC<{ hit: HitProps }> = ({ hit }) => {
  const parts = [
    ...hit.sources.map((source) => (
      <span>
        <bdi>{source}</bdi>
      </span>
    )),
    ...(hit.published === undefined ? [] : [<time datetime={hit.published}>{formatDate(hit.published)}</time>]),
    ...(hit.section === undefined
      ? []
      : [
          <span>
            <bdi>{hit.section}</bdi>
          </span>,
        ]),
  ];
  return parts.length === 0 ? null : <p class="meta">{parts}</p>;
};

/** The reason for an attribution, on demand. */
const Basis: FC<{ basis: BasisProps }> = ({ basis }) => {
  const t = texts().hit.basis;
  return (
    <details class="basis">
      <summary>{t.why}</summary>
      <p class="note">
        {`${basis.isCertain ? t.clear : t.check} `}
        {basis.words !== undefined && <Sentence of={t.says} parts={{ words: <q>{basis.words}</q> }} />}
        {basis.words !== undefined && ' '}
        {basis.words === undefined && !basis.isElsewhere && `${t.silent} `}
        {basis.isElsewhere && `${t.elsewhere} `}
        {t.rule(basis.rule)}
      </p>
    </details>
  );
};

/** On whose word else it rests, and who is named: quiet links. */
const Links: FC<{ label: string; links: HitProps['names'] }> = ({ label, links }) => (
  <p class="credited">
    <Sentence
      of={label}
      parts={{
        names: listParts(links.length).map((part) => {
          const link = typeof part === 'number' ? links[part] : undefined;
          return link === undefined ? part : <a href={link.href}>{link.name}</a>;
        }),
      }}
    />
  </p>
);

const Actions: FC<{ hit: HitProps }> = ({ hit }) => (
  <p class="actions">
    {hit.clip && <ClipTick id={`${hit.id}.clip`} clip={hit.clip} />}
    <a id={`${hit.id}.link`} href={hit.permalink} aria-label={texts().hit.permalinkOf(hit.title)} data-address={hit.copyLink}>
      {texts().hit.permalink}
    </a>
    <button
      id={`${hit.id}.copy`}
      type="button"
      class="copy"
      data-copy={hit.copyText}
      data-link={hit.copyLink}
      data-done={texts().hit.copied}
    >
      {texts().hit.copy}
    </button>
    <a id={`${hit.id}.cite`} href={hit.citeHref}>
      {texts().cite.action}
      <span class="vh">{` ${texts().cite.actionOf(hit.title)}`}</span>
    </a>
  </p>
);

export const HitCard: FC<{ hit: HitProps }> = ({ hit }) => (
  <article class="card" id={`hit.${hit.id}`}>
    <header class="kicker">
      <h3 {...(hit.title.length > LONG_TITLE ? { class: 'long' } : {})}>
        <a id={`${hit.id}.title`} href={hit.href} dir={hit.titleDir ?? 'auto'} {...(hit.title === '' ? {} : langOf(hit.language))}>
          {hit.title === '' ? texts().article.untitled : hit.title}
        </a>
      </h3>
      <Meta hit={hit} />
    </header>
    <HitText {...hit} />
    {hit.voices.length > 0 && (
      <ul class="voices">
        {hit.voices.map((voice) => (
          <li>
            <Voice voice={voice} basis />
          </li>
        ))}
      </ul>
    )}
    {hit.creditedTo.length > 0 && <Links label={texts().hit.creditedTo} links={hit.creditedTo} />}
    {hit.creditedTo.length === 0 && hit.voices.length === 0 && <p class="credited nobody">{texts().hit.nobody}</p>}
    {hit.sameWords && (
      <p class="credited">
        <a href={hit.sameWords.href}>
          {hit.sameWords.isCompared ? texts().variants.count(hit.sameWords.articles) : texts().hit.sameWords(hit.sameWords.articles)}
        </a>
      </p>
    )}
    {hit.names.length > 0 && <Links label={texts().hit.names} links={hit.names} />}
    <Actions hit={hit} />
  </article>
);
