/** What a link was given out for, where the text has changed since. */
import type { FC } from 'hono/jsx';
import { formatShare } from '../format.ts';
import { texts } from '../languages/language.ts';

/** A piece of one version of a text, with its spaces; `changed`: the other version does not have it. */
export interface ChangedRun {
  text: string;
  changed: boolean;
}

/** A text as it was and as it is now. */
export interface ChangedProps {
  was: readonly ChangedRun[];
  is: readonly ChangedRun[];
  similarity: number;
}

/** Words that do not stand there as they were; `was` where they are known. */
export interface ChangedSelection {
  state: 'changed' | 'lost';
  was?: string;
}

/** A text with what changed marked; a screen reader hears where a change begins and ends, which does not count for the side that the text is read from. */
export const DifferenceText: FC<{ runs: readonly ChangedRun[]; as: 'del' | 'ins' }> = ({ runs, as: Tag }) => {
  const [begin, end] = Tag === 'del' ? texts().article.removed : texts().article.added;
  return (
    <>
      {runs.map(({ text, changed }) =>
        changed ? (
          <Tag>
            <bdi class="vh">{`${begin} `}</bdi>
            {text}
            <bdi class="vh">{` ${end}`}</bdi>
          </Tag>
        ) : (
          text
        ),
      )}
    </>
  );
};

const Version: FC<{ heading: string; runs: readonly ChangedRun[]; as: 'del' | 'ins' }> = ({ heading, runs, as }) => (
  <div class="version">
    <h3>{heading}</h3>
    <blockquote dir="auto">
      <DifferenceText runs={runs} as={as} />
    </blockquote>
  </div>
);

/** Stands right after the paragraph, where the link has led the eye. */
export const Changed: FC<ChangedProps> = ({ was, is, similarity }) => (
  <aside class="notice" aria-labelledby="changed">
    <h2 id="changed">{texts().article.changed}</h2>
    <p>{texts().article.similarity(formatShare(similarity))}</p>
    <Version heading={texts().article.wasText} runs={was} as="del" />
    <Version heading={texts().article.isText} runs={is} as="ins" />
  </aside>
);

/** What became of the words that a link marked. */
export const SelectionNotice: FC<ChangedSelection> = ({ state, was }) => (
  <aside class="notice">
    <p>{state === 'lost' ? texts().article.spanLost : texts().article.spanChanged}</p>
    {was !== undefined && (
      <blockquote dir="auto">
        <p>{was}</p>
      </blockquote>
    )}
  </aside>
);
