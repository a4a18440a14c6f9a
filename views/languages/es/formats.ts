/** How Spanish counts and lists. */
import { formatsOf } from '../formats.ts';

export const formats = formatsOf('es');
export const { capitalized, list: formatList, number: formatNumber } = formats;

/** «1 artículo», «2000 artículos», «1.000.000 de artículos». */
export function count(total: number, one: string, other: string): string {
  return formats.count(total, { one: `{n} ${one}`, many: `{n} de ${other}`, other: `{n} ${other}` });
}
