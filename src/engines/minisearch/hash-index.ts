/** Finds the number of a string in a list that need not be decoded for it: a table of numbers, at the places that hashes of the strings say. */
import type { StringList } from './string-list.ts';

const FREE = -1;

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x0100_0193);
  return value >>> 0;
}

/** The table of a list of different strings; of equal ones the first is found. */
export function buildHashIndex(strings: readonly string[]): Int32Array {
  let size = 4;
  while (size < 2 * strings.length) size *= 2;
  const table = new Int32Array(size).fill(FREE);
  strings.forEach((text, number) => {
    let place = hash(text) & (size - 1);
    while (table[place] !== FREE) place = (place + 1) & (size - 1);
    table[place] = number;
  });
  return table;
}

/** @param table as `buildHashIndex` made it of these strings */
export function findString(strings: Pick<StringList, 'at'>, table: Int32Array, wanted: string): number | undefined {
  const mask = table.length - 1;
  for (let place = hash(wanted) & mask, tried = 0; tried <= mask; place = (place + 1) & mask, tried++) {
    const number = table[place] ?? FREE;
    if (number === FREE) return undefined;
    if (strings.at(number) === wanted) return number;
  }
  return undefined;
}
