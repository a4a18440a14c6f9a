/** How many times as much the random tests do: 1 in `npm test`, more in `npm run test:long`. */
export const LONGER = Math.max(1, Number(process.env['PULLQUOTE_LONGER'] ?? 1));

/** A size that is not a matter of chance: the small one in `npm test`, the full one in `npm run test:long`. */
export function sizeOf<T>(short: T, long: T): T {
  return LONGER > 1 ? long : short;
}

/** A figure for the documentation; `npm test` prints none. */
export function tell(figure: string): void {
  if (LONGER > 1) process.stdout.write(`${figure}\n`);
}
