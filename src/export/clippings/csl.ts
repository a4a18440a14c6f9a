/**
 * Clippings as CSL-JSON, for reference managers. What is gone has nothing that could be cited and is left out.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#standard-variables (`note`: "descriptive text or notes about an item")
 */
import type { CslItem } from '../citation.ts';
import type { ClippingEntry, ClippingWords } from './cited-clipping.ts';

/** Several clippings may be of one passage, and each item has an id of its own. */
export function clippingsCsl(entries: readonly ClippingEntry[], words: ClippingWords): string {
  const seen = new Map<string, number>();
  const items = entries.flatMap(({ note, cited }): CslItem | [] => {
    if (cited === undefined) return [];
    const repeat = (seen.get(cited.item.id) ?? 0) + 1;
    seen.set(cited.item.id, repeat);
    return {
      ...cited.item,
      id: repeat === 1 ? cited.item.id : `${cited.item.id}.${repeat}`,
      ...(note === '' ? {} : { note: `${cited.item.note}\n${words.note} ${note}` }),
    };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}
