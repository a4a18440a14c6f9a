/** The filters that are on, in words, each with what takes it off. */
import type { FC } from 'hono/jsx';
import { liveLink, withTypedWords } from '../hx.ts';
import { texts } from '../languages/language.ts';

export interface Constraint {
  id: string;
  text: string;
  excluded: boolean;
  removeHref: string;
}

export const Constraints: FC<{ constraints: readonly Constraint[]; clearHref: string }> = ({ constraints, clearHref }) =>
  constraints.length === 0 ? null : (
    <section class="constraints" aria-label={texts().filters.applied} {...withTypedWords()}>
      <ul>
        {constraints.map(({ id, text, excluded, removeHref }) => (
          <li>
            <a id={id} class={excluded ? 'chip excluded' : 'chip'} aria-label={texts().filters.remove(text)} {...liveLink(removeHref)}>
              <span class="chip-text">{text}</span>
              <span class="cross" aria-hidden="true">
                ×
              </span>
            </a>
          </li>
        ))}
      </ul>
      <a id="clear-all" class="clear" {...liveLink(clearHref)}>
        {texts().filters.clear}
      </a>
    </section>
  );
