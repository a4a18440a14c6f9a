/** How many times as much the random tests do: 1 in `npm test`, more in `npm run test:long`. */
export const LONGER = Math.max(1, Number(process.env['PULLQUOTE_LONGER'] ?? 1));
