/**
 * Names and values as the query of an address, byte for byte as `URLSearchParams` writes them, which took a fifth of the time of a
 * page of results: such a page holds some two hundred addresses.
 */
type Pair = readonly [name: string, value: string];

const PLAIN = /^[\w.*-]*$/;
const UNESCAPED = /[!'()~]/g;
/** With `u` whole pairs are one character. */
const HALF_PAIR = /\p{Surrogate}/u;

function encode(text: string): string {
  if (PLAIN.test(text)) return text;
  // A half of a pair has no bytes: `URLSearchParams` knows what stands for it.
  if (HALF_PAIR.test(text)) return new URLSearchParams([['', text]]).toString().slice(1);
  const escaped = encodeURIComponent(text).replaceAll('%20', '+');
  return escaped.replace(UNESCAPED, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `a=1&b=2`; "" for none. */
export function encodePairs(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}
