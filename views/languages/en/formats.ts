/** How English counts and lists. */
import { formatsOf } from '../formats.ts';

export const formats = formatsOf('en');
export const { capitalized, list: formatList, number: formatNumber } = formats;

/** "1 article", "2,000 articles". */
export function count(total: number, one: string, other: string): string {
  return formats.count(total, { one: `{n} ${one}`, other: `{n} ${other}` });
}
