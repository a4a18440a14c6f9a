/**
 * Text of articles enters a page only as runs: plain strings with what holds of each, never markup.
 *
 * A run is written without any white space around it, since JSX drops white space at line breaks.
 */
import type { FC } from 'hono/jsx';
import type { EntityType } from '../src/domain/annotation.ts';

/** Whose words a run is: the speaker's own, an editor's inside a quotation, or the reporter's rendering of a speech. */
export type Voice = 'own' | 'inserted' | 'paraphrase';

export interface Run {
  text: string;
  /** A hit of the search. */
  marked: boolean;
  /** A hit in another form than was typed. */
  inflected?: boolean;
  voice?: Voice;
  entity?: { type: EntityType; name: string; href: string };
}

const RunText: FC<{ run: Run }> = ({ run }) => {
  const text = run.marked ? <mark {...(run.inflected ? { class: 'inflected' } : {})}>{run.text}</mark> : run.text;
  const linked = run.entity ? (
    <a class={`name ${run.entity.type}`} href={run.entity.href} title={run.entity.name}>
      {text}
    </a>
  ) : (
    text
  );
  return run.voice ? <span class={run.voice}>{linked}</span> : <>{linked}</>;
};

export const Runs: FC<{ runs: readonly Run[] }> = ({ runs }) => (
  <>
    {runs.map((run) => (
      <RunText run={run} />
    ))}
  </>
);

/** The text of the runs alone. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
