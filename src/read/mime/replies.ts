/**
 * The lines of an earlier message that an answer repeats, "> " before each. They are somebody else's words, and of another date: they
 * are dropped. A message of nothing but such lines forwards them, and they are its text.
 */

const QUOTED = /^ ?>/;
const MARKS = /^(?: ?>)+ ?/;
/** How programs introduce what they repeat. */
const DATED = /^(?:on|am|le|el|den|il|op)\b.{0,300}(?:wrote|schrieb|écrit|escribió|skrev|scritto|schreef)\s?:$/i;
const NAMED = /^.{1,200}\b(?:wrote|writes):$/i;

export interface Reply {
  /** What its sender has written. */
  text: string;
  /** What it repeats, a stretch of lines each. */
  repeated: string[];
}

/** Parts an answer from what it repeats. Linear. */
export function readReply(text: string): Reply {
  const lines = text.split(/\r\n|\n|\r/);
  if (!lines.some((line) => QUOTED.test(line))) return { text, repeated: [] };
  const own: string[] = [];
  const repeated: string[][] = [];
  let isQuote = false;
  for (const line of lines) {
    // Mailboxes mark this word at the beginning of a line, in nobody's quotation.
    const quoted: boolean = QUOTED.test(line) && !(line.startsWith('>From ') && !isQuote);
    if (quoted && !isQuote) repeated.push(takeIntroduction(own));
    if (quoted) repeated.at(-1)?.push(line.replace(MARKS, ''));
    else own.push(line.startsWith('>From ') ? line.slice(1) : line);
    isQuote = quoted;
  }
  if (!own.some((line) => /\p{L}/u.test(line))) return { text: lines.map((line) => line.replace(MARKS, '')).join('\n'), repeated: [] };
  return {
    text: own.join('\n'),
    repeated: repeated.map((stretch) => stretch.join(' ').replace(/\s+/g, ' ').trim()).filter((stretch) => stretch !== ''),
  };
}

/** Takes the introduction, which may be wrapped to two lines, off the end of what was written. */
function takeIntroduction(own: string[]): string[] {
  let last = own.length - 1;
  while (last >= 0 && (own[last] ?? '').trim() === '') last--;
  for (const [count, form] of [
    [2, DATED],
    [1, DATED],
    [1, NAMED],
  ] as const) {
    const from = last - count + 1;
    const candidate = own.slice(Math.max(from, 0), last + 1);
    if (from < 0 || !form.test(candidate.join(' ').trim())) continue;
    own.length = from;
    return candidate;
  }
  return [];
}
