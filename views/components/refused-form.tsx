/** A form that was refused, as it is shown again: with what was sent, why it was refused, and what can be done about it. */
import type { FC } from 'hono/jsx';
import type { Namesake } from '../../src/domain/correction-refusal.ts';
import { entityLink } from '../../src/domain/links.ts';
import { texts } from '../languages/language.ts';

export interface RefusedForm {
  /** What it was to do. */
  action: string;
  /** What was sent, by field. */
  sent: ReadonlyMap<string, readonly string[]>;
  /** In the language of the reader. */
  reason: string;
  /** Of these one is to be chosen for the name that was sent. */
  choices: { field: 'speaker' | 'into'; namesakes: readonly Namesake[] } | undefined;
  /** What a second button does all the same; beside it, whom it can be united with. */
  insist: { label: string; mergeInto?: Namesake } | undefined;
}

/** Whether this form is the one that was refused. */
export function isRefused(
  refused: RefusedForm | undefined,
  action: string,
  carried: readonly (readonly [name: string, value: string])[],
): refused is RefusedForm {
  return refused?.action === action && carried.every(([name, value]) => refused.sent.get(name)?.includes(value) === true);
}

/** What was sent in a field, where the form was refused. */
export function sentIn(refused: RefusedForm | undefined, field: string): string | undefined {
  return refused?.sent.get(field)?.at(-1) ?? (refused === undefined ? undefined : '');
}

export const Reason: FC<{ refused: RefusedForm }> = ({ refused }) => (
  <p class="refused" tabindex={-1} autofocus>
    {refused.reason}
  </p>
);

/** Those who are called so, of whom one is chosen. */
export const Choices: FC<{ refused: RefusedForm }> = ({ refused: { choices, sent } }) =>
  choices === undefined ? null : (
    <fieldset>
      <legend>{texts().correction.choose}</legend>
      <input type="hidden" name="chosen-for" value={sent.get(choices.field)?.at(-1) ?? ''} />
      {choices.namesakes.map(({ id, name, type, passages, quotations }, i) => (
        <p class="check">
          <input id={`chosen.${String(i)}`} type="radio" name="chosen" value={id} />
          <label for={`chosen.${String(i)}`}>
            <bdi>{name}</bdi>
            <span class="meta">
              <span>{texts().entity.types[type]}</span>
              <span>{texts().entity.counts(passages, quotations)}</span>
              <bdi>{id}</bdi>
            </span>
          </label>
          <a href={entityLink(id)}>{texts().correction.lookAt}</a>
        </p>
      ))}
    </fieldset>
  );

/** The buttons that do it all the same, or what was perhaps meant. */
export const Insist: FC<{ refused: RefusedForm }> = ({ refused: { insist } }) =>
  insist === undefined ? null : (
    <>
      {insist.mergeInto && (
        <>
          <input type="hidden" name="into" value={insist.mergeInto.id} />
          <button type="submit" name="do" value="merge">
            {texts().correction.mergeInstead(insist.mergeInto.name)}
          </button>
        </>
      )}
      <button type="submit" name="sure" value="yes">
        {insist.label}
      </button>
    </>
  );
