/** What can be done with selected words of an article. */
import type { FC } from 'hono/jsx';
import { texts } from '../languages/language.ts';

/** Shown by the script while words are selected, out of the way of a phone's own menu. */
export const SelectionTools: FC<{ takenFrom: string; reference: string }> = ({ takenFrom, reference }) => (
  <div
    id="selection"
    class="selection"
    role="toolbar"
    aria-label={texts().selection.label}
    data-from={takenFrom}
    data-reference={reference}
    hidden
  >
    {(['quote', 'link', 'cite'] as const).map((what) => (
      <button type="button" data-what={what} data-copy="" data-done={texts().hit.copied}>
        {texts().selection[what]}
      </button>
    ))}
    <button type="button" data-clip="">
      {texts().clippings.clipSelected}
    </button>
  </div>
);
