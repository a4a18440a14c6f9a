/** Numbers with what they count, for messages. */

/** "1 passage", "1,398 passages". */
export function counted(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}
