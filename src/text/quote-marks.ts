/**
 * Which words stand in quotation marks: a scan of one paragraph after the other.
 *
 * Curly, straight, German, French (« », ‹ ›) and ``…'' marks, single marks, nesting. Which side a mark is on is read from its form and from
 * what stands beside it, because real articles mix and confuse them; one bad mark costs at most its own paragraph. Two
 * apostrophes on both sides (''…'') are not read as marks. One pass, each mark looked at once.
 */
import type { Span } from '../domain/annotation.ts';

/** Marked words: the span lies inside the marks. */
export interface MarkedSpan extends Span {
  family: 'double' | 'single';
  /** Index of the enclosing marked span in the same list; -1 at the top. */
  parent: number;
  /** Offset after the closing mark; equals `end` where there is none. */
  after: number;
  /** Offset of the opening mark; equals `start` where there is none. */
  before: number;
  /** The closing mark is missing, and no next paragraph opens again. */
  isUnclosed: boolean;
  /** It has no closing mark because the next paragraph goes on with it. */
  continues: boolean;
  /** The opening mark stands in an earlier paragraph, or is repeated here. */
  isContinued: boolean;
}

type Side = 'open' | 'close' | 'either';
interface Mark {
  at: number;
  length: number;
  family: 'double' | 'single';
  style: 'curly' | 'straight' | 'guillemet' | 'angle' | 'backtick';
  side: Side;
}

const MARKS = /``|''|["“”„‟«»‹›‘’‚‛']/gu;
const OPENS_AFTER = /[\s([{<—–\-/“"«‹‘'…]/u;
const CLOSES_BEFORE = /[\s)\]}>.,;:!?—–\-/”"»›’'…]/u;
const WORD = /[\p{L}\p{N}]/u;
/** What an apostrophe at the start of a word leaves out: ’90s, ’em, ’til. */
const ELISION = /^(?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n\b|s\b)/iu;
/** How many single marks may wait for their partner. */
const MAX_OPEN = 64;

/** Marked spans of each paragraph, in the order in which they begin; an enclosing span comes before those inside it. */
export function findMarkedSpans(paragraphs: readonly string[]): MarkedSpan[][] {
  const marks = paragraphs.map(findMarks);
  let carried = false;
  return paragraphs.map((text, i) => {
    const next = paragraphs[i + 1];
    const reopens = next !== undefined && startsWithOpening(next, marks[i + 1] ?? []);
    const spans = matchMarks(text, marks[i] ?? [], { carried, reopens });
    carried = spans.some((span) => span.parent === -1 && (span.continues || span.isUnclosed) && span.family === 'double');
    return spans;
  });
}

function startsWithOpening(text: string, marks: readonly Mark[]): boolean {
  const first = marks[0];
  return first !== undefined && first.family === 'double' && first.side !== 'close' && text.slice(0, first.at).trim() === '';
}

function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(MARKS)) {
    const at = match.index;
    const before = at === 0 ? ' ' : text.charAt(at - 1);
    const after = text.charAt(at + match[0].length) || ' ';
    const mark = readMark(match[0], at, before, after, text);
    if (mark !== undefined) marks.push(mark);
  }
  return marks;
}

function readMark(sign: string, at: number, before: string, after: string, text: string): Mark | undefined {
  const opensHere = OPENS_AFTER.test(before);
  const closesHere = CLOSES_BEFORE.test(after);
  const double = (style: Mark['style'], side: Side): Mark => ({ at, length: sign.length, family: 'double', style, side });
  switch (sign) {
    case '``':
      return double('backtick', 'open');
    case "''":
      return double('backtick', 'close');
    case '„':
    case '‟':
      return double('curly', 'open');
    case '“':
      return double('curly', !opensHere && closesHere ? 'close' : 'open');
    case '”':
      return double('curly', /\s/u.test(before) && WORD.test(after) ? 'open' : 'close');
    case '«':
      return double('guillemet', !opensHere && closesHere ? 'close' : 'open');
    case '»':
      return double('guillemet', opensHere && !closesHere ? 'open' : 'close');
    case '‹':
    case '›':
      return readAngle(opensHere, closesHere, WORD.test(after), double);
    case '"':
      if (before === '=' || (/\d/.test(before) && !closesHere)) return before === '=' ? double('straight', 'open') : undefined;
      return double('straight', opensHere === closesHere ? 'either' : opensHere ? 'open' : 'close');
    default:
      return readSingle(sign, at, before, after, text);
  }
}

/** Signs that also stand for "back" and "next": one that opens touches a word, and beside two spaces neither is a mark. */
function readAngle(
  opensHere: boolean,
  closesHere: boolean,
  isBeforeWord: boolean,
  mark: (style: Mark['style'], side: Side) => Mark,
): Mark | undefined {
  if (opensHere) return isBeforeWord ? mark('angle', 'open') : undefined;
  return closesHere ? mark('angle', 'close') : undefined;
}

function readSingle(sign: string, at: number, before: string, after: string, text: string): Mark | undefined {
  const single = (side: Side): Mark => ({ at, length: 1, family: 'single', style: sign === "'" ? 'straight' : 'curly', side });
  const beginsWord = WORD.test(after) || /["“[$#]/u.test(after);
  if (sign === '‚' || sign === '‛') return beginsWord && OPENS_AFTER.test(before) ? single('open') : undefined;
  if (WORD.test(before) && WORD.test(after)) return undefined;
  const opensHere = OPENS_AFTER.test(before) && beginsWord && !ELISION.test(text.slice(at + 1, at + 7));
  if (sign === '‘') return opensHere ? single('open') : undefined;
  if (sign === "'" && opensHere) return single('open');
  return /\S/u.test(before) && !WORD.test(after) ? single('close') : undefined;
}

interface Open {
  mark: Mark;
  index: number;
}

function matchMarks(text: string, marks: readonly Mark[], context: { carried: boolean; reopens: boolean }): MarkedSpan[] {
  const spans: (MarkedSpan | undefined)[] = [];
  const stack: Open[] = [];
  const open = (mark: Mark) => {
    const parent = stack.at(-1)?.index ?? -1;
    spans.push({ ...blank(mark), parent });
    stack.push({ mark, index: spans.length - 1 });
  };
  const close = (depth: number, mark: Mark) => {
    const index = stack[depth]?.index ?? -1;
    for (const dropped of stack.splice(depth + 1)) spans[dropped.index] = undefined;
    stack.pop();
    const span = spans[index];
    if (span === undefined) return;
    span.end = mark.at;
    span.after = mark.at + mark.length;
  };
  const leaveUnclosed = (depth: number, end: number, reopens: boolean) => {
    const index = stack[depth]?.index ?? -1;
    for (const dropped of stack.splice(depth + 1)) spans[dropped.index] = undefined;
    stack.pop();
    const span = spans[index];
    if (span === undefined) return;
    span.end = span.after = trimmedEnd(text, span.start, end);
    span.continues = reopens;
    span.isUnclosed = !reopens;
  };
  for (const [i, mark] of marks.entries()) {
    // a closing mark looks over one of another kind that was never closed
    const depth = stack.findLastIndex((one) => one.mark.family === mark.family && (mark.side !== 'close' || sameStyle(one.mark, mark)));
    if (mark.family === 'single') {
      if (mark.side === 'open') {
        if (depth === -1 && stack.length < MAX_OPEN) open(mark);
      } else if (depth !== -1 && !isPossessive(text, mark, marks[i + 1])) close(depth, mark);
      continue;
    }
    const top = stack[depth]?.mark;
    const isInside = top !== undefined;
    const closes = mark.side === 'close' || (mark.side === 'either' && isInside);
    if (closes && isInside && (mark.side === 'close' || sameStyle(top, mark))) close(depth, mark);
    else if (closes && !isInside && i === 0 && context.carried && mark.style !== 'backtick' && mark.style !== 'angle') {
      spans.push({ ...blank({ ...mark, at: 0, length: 0 }), end: mark.at, after: mark.at + mark.length, isContinued: true });
    } else if (!closes) {
      // a second opening mark of the same kind: the first one was never closed
      if (isInside && top.style === mark.style && !isNested(marks, i)) leaveUnclosed(depth, mark.at, false);
      if (stack.length < MAX_OPEN) open(mark);
    }
  }
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const one = stack[depth];
    if (one?.mark.family === 'double') leaveUnclosed(depth, text.length, depth === 0 && context.reopens);
    else if (one !== undefined) {
      spans[one.index] = undefined;
      stack.pop();
    }
  }
  const first = spans.find((span) => span !== undefined);
  if (first !== undefined && context.carried && text.slice(0, first.before).trim() === '') first.isContinued = true;
  return renumber(spans);
}

/** “We live in what they call a “harbour of thieves” here”: the next two double marks both close. */
function isNested(marks: readonly Mark[], i: number): boolean {
  let closed = 0;
  for (let j = i + 1; j < marks.length && j - i <= MAX_OPEN && closed < 2; j++) {
    const mark = marks[j];
    if (mark?.family !== 'double') continue;
    if (mark.side !== 'close') return false;
    closed++;
  }
  return closed === 2;
}

/** A straight mark may close a curly one: editors mix them. */
function sameStyle(opening: Mark, closing: Mark): boolean {
  if (closing.style === 'backtick' || opening.style === 'backtick') return closing.style === opening.style || closing.style === 'straight';
  return opening.style === closing.style || (isEnglish(opening) && isEnglish(closing));
}

function isEnglish({ style }: Mark): boolean {
  return style === 'curly' || style === 'straight';
}

/** ‘the cartels’ leader’: an apostrophe after s, before a word, with a better closing mark to come. */
function isPossessive(text: string, mark: Mark, next: Mark | undefined): boolean {
  if (text.charAt(mark.at - 1) !== 's' || !/^ \p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 4))) return false;
  return next !== undefined && next.family === 'single' && next.side === 'close';
}

function blank(mark: Mark): MarkedSpan {
  const start = mark.at + mark.length;
  return {
    start,
    end: start,
    before: mark.at,
    after: start,
    family: mark.family,
    parent: -1,
    isUnclosed: false,
    continues: false,
    isContinued: false,
  };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/u.test(text.charAt(last - 1))) last--;
  return last;
}

/** Leaves out the dropped and the empty; a child of a dropped span moves up. */
function renumber(spans: readonly (MarkedSpan | undefined)[]): MarkedSpan[] {
  const kept: MarkedSpan[] = [];
  const numbers = spans.map(() => -1);
  for (const [i, span] of spans.entries()) {
    const parent = span === undefined ? -1 : (numbers[span.parent] ?? -1);
    if (span === undefined || span.end <= span.start) {
      numbers[i] = parent;
      continue;
    }
    numbers[i] = kept.length;
    kept.push({ ...span, parent });
  }
  return kept;
}
