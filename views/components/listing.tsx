/** What the pages of long lists share: a form that finds, and a row of choices of how to list. */
import type { FC } from 'hono/jsx';
import { texts } from '../languages/language.ts';

export interface FindFormProps {
  /** Where other controls of the page belong to it. */
  id?: string;
  action: string;
  /** What the search keeps of the page's address. */
  carried: readonly (readonly [name: string, value: string])[];
  label: string;
  name: string;
  value: string;
}

export const FindForm: FC<FindFormProps> = ({ id, action, carried, label, name, value }) => (
  <form {...(id === undefined ? {} : { id })} class="find" method="get" action={action}>
    {carried.map(([field, kept]) => (
      <input type="hidden" name={field} value={kept} />
    ))}
    <label for="find">{label}</label>
    <input id="find" name={name} type="search" value={value} autocomplete="off" />
    <button type="submit">{texts().facetPage.find}</button>
  </form>
);

export interface Choice {
  label: string;
  href: string;
  current: boolean;
}

export const Choices: FC<{ label: string; choices: readonly Choice[] }> = ({ label, choices }) => (
  <nav class="choices" aria-label={label}>
    <ul>
      {choices.map((choice) => (
        <li>
          <a href={choice.href} {...(choice.current ? { 'aria-current': 'true' as const } : {})}>
            {choice.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
