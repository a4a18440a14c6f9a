/** `pullquote correct` */
import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import {
  QUOTATION_KINDS,
  type Quotation,
  type QuotationKind,
  type Span,
  SPEAKER_KINDS,
  type SpeakerKind,
} from '../../domain/annotation.ts';
import type { CorrectionState } from '../../domain/correction.ts';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { exportCorrections, parseCorrections } from '../../search/corrections/exchange.ts';
import {
  findPassageWords,
  type PassageWords,
  quotationAt,
  redoOf,
  spanOfNewWords,
  spanOfWords,
  speakerCorrectionOf,
  targetOf,
  undoOf,
} from '../../search/corrections/make-corrections.ts';
import { speakerOf } from '../../search/corrections/find-names.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { findSelection, linkedSelection } from '../../server/selection.ts';
import { texts } from '../../../views/languages/language.ts';
import { describeCorrection } from '../../../views/describe-correction.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { counted } from '../counts.ts';
import { CORRECTING_OPTIONS, enter, enterRecords, withIndex } from '../enter-corrections.ts';
import { EXIT } from '../exit-codes.ts';
import { printable, say, writeJson, writeLine, writeText } from '../output.ts';
import { readLink } from '../read-link.ts';

type Run = (args: Arguments, rest: readonly string[]) => Promise<number>;

const VERBS: Readonly<Record<string, Run>> = {
  speaker: correctSpeaker,
  'not-quotation': correctNotQuotation,
  quotation: correctQuotation,
  list: listCorrections,
  undo: (args, ids) => enterEach(args, ids, undoOf),
  redo: (args, ids) => enterEach(args, ids, redoOf),
  export: exportAll,
  import: importFile,
};

export async function runCorrect(words: readonly string[]): Promise<number> {
  const args = parseArguments('correct', words, {
    ...CORRECTING_OPTIONS,
    is: 'text',
    kind: 'text',
    words: 'text',
    quoted: 'text',
    orphaned: 'flag',
  });
  const [verb = '', ...rest] = args.positionals;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run === undefined) throw usage(`correct what? Say one of ${Object.keys(VERBS).join(', ')}`, 'correct');
  return run(args, rest);
}

function only(rest: readonly string[], what: string): string {
  const [one, more] = rest;
  if (one === undefined || more !== undefined) throw usage(`give one ${what}`, 'correct');
  return one;
}

function oneOf<T extends string>(args: Arguments, name: string, all: readonly T[]): T | undefined {
  const given = args.text(name);
  const found = all.find((one) => one === given);
  if (given !== undefined && found === undefined) throw usage(`--${name} takes ${all.join(', ')}, not "${given}"`, 'correct');
  return found;
}

interface Pointed extends PassageWords {
  /** What the link marks, or the words say. */
  span: Span | undefined;
}

async function pointedAt(engine: SearchEngine, args: Arguments, given: string, find = spanOfWords): Promise<Pointed> {
  const { id, params } = readLink(given, 'correct');
  const found = await findPassageWords(engine, id);
  const words = args.text('words');
  if (words !== undefined) return { ...found, span: find(found.passage, words) };
  const selection = linkedSelection(params);
  const marked = selection && findSelection(found.passage.text, found.passage.text, selection);
  if (marked?.state === 'lost') throw new PullquoteError('gone', 'the words of the link do not stand in its paragraph');
  const spans = marked?.spans ?? [];
  const [first, last] = [spans[0], spans.at(-1)];
  return { ...found, span: first && last && { start: first.start, end: last.end } };
}

/** The quotation that is meant. @throws PullquoteError `bad-request` where it could be several */
async function pointedQuotation(engine: SearchEngine, args: Arguments, given: string): Promise<{ found: PassageWords; span: Quotation }> {
  const { span, ...found } = await pointedAt(engine, args, given);
  if (span !== undefined) return { found, span: quotationAt(found.passage, span) };
  const [one, another] = found.passage.quotations;
  if (one === undefined) throw new PullquoteError('not-found', `the paragraph ${found.passage.id} has no quotation`);
  if (another !== undefined) {
    const all = found.passage.quotations.map(({ start, end }) => `  ${printable(found.passage.text.slice(start, end))}`);
    throw usage(['which of its quotations? Say so with --words:', ...all].join('\n'), 'correct');
  }
  return { found, span: one };
}

async function correctSpeaker(args: Arguments, rest: readonly string[]): Promise<number> {
  const given = only(rest, 'paragraph or link');
  const name = args.text('is');
  if (name === undefined) throw usage('who says it? --is NAME, or --is "" for nobody', 'correct');
  const kind = oneOf<SpeakerKind>(args, 'kind', SPEAKER_KINDS);
  const correction = await withIndex(args, async (engine) => {
    const { found, span } = await pointedQuotation(engine, args, given);
    return speakerCorrectionOf(engine, found, span, { name, note: args.text('note'), ...(kind === undefined ? {} : { kind }) });
  });
  await enter(args, correction);
  return EXIT.done;
}

async function correctNotQuotation(args: Arguments, rest: readonly string[]): Promise<number> {
  const given = only(rest, 'paragraph or link');
  const target = await withIndex(args, async (engine) => {
    const { found, span } = await pointedQuotation(engine, args, given);
    return targetOf(found, span);
  });
  await enter(args, { action: 'not-a-quotation', target });
  return EXIT.done;
}

async function correctQuotation(args: Arguments, rest: readonly string[]): Promise<number> {
  const given = only(rest, 'paragraph or link');
  const speakerKind = oneOf<SpeakerKind>(args, 'kind', SPEAKER_KINDS);
  const kind = oneOf<QuotationKind>(args, 'quoted', QUOTATION_KINDS) ?? 'direct';
  const correction = await withIndex(args, async (engine) => {
    const { span, ...found } = await pointedAt(engine, args, given, spanOfNewWords);
    if (span === undefined) throw usage('which words? --words WORDS, or a link that marks them', 'correct');
    const speaker = await speakerOf(engine, { name: args.text('is') ?? '', ...(speakerKind === undefined ? {} : { kind: speakerKind }) });
    return { action: 'quotation' as const, target: targetOf(found, span), kind, speaker };
  });
  await enter(args, correction);
  return EXIT.done;
}

async function enterEach(args: Arguments, ids: readonly string[], make: typeof undoOf): Promise<number> {
  if (ids.length === 0) throw usage('which? Give the ids of corrections: pullquote correct list', 'correct');
  const corrections = await withIndex(args, async (engine) => {
    const made = [];
    for (const id of new Set(ids)) made.push(await make(engine, id));
    return made;
  });
  for (const correction of corrections) await enter(args, correction);
  return EXIT.done;
}

function lineOf({ id, correction, state, reason, note, at }: CorrectionState): string {
  const { reasons } = texts().correction;
  const parts = [id, at.slice(0, 10), state.padEnd(10), describeCorrection(correction), ...(note === undefined ? [] : [`(${note})`])];
  return printable([...parts, ...(reason === undefined ? [] : [`— ${reasons[reason]}`])].join('  ').replaceAll('\n', ' '));
}

async function listCorrections(args: Arguments): Promise<number> {
  const all = await withIndex(args, async (engine) => (await engine.corrections?.()) ?? []);
  const listed = all.filter(({ correction, state }) => correction.action !== 'undo' && (!args.flag('orphaned') || state === 'orphaned'));
  for (const one of listed) {
    if (args.flag('json')) await writeJson(one);
    else await writeLine(lineOf(one));
  }
  if (listed.length === 0 && !args.flag('json'))
    say(args.flag('orphaned') && all.length > 0 ? texts().correction.noneOrphaned : texts().correction.none);
  return EXIT.done;
}

async function exportAll(args: Arguments): Promise<number> {
  await writeText(exportCorrections(await withIndex(args, async (engine) => (await engine.corrections?.()) ?? [])));
  return EXIT.done;
}

async function importFile(args: Arguments, rest: readonly string[]): Promise<number> {
  const file = only(rest, 'file');
  const text = await (file === '-' ? readStream(process.stdin) : readFile(file, 'utf8')).catch((cause: unknown) => {
    throw new PullquoteError('unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
  const { records, check } = parseCorrections(text);
  const added = await enterRecords(args, records, { check });
  if (args.flag('json')) for (const record of added) await writeJson(record);
  say(`${counted(added.length, 'correction')} taken in, ${String(records.length - added.length)} known already`);
  return EXIT.done;
}
