/** `pullquote entities` */
import type { MergeSuggestion } from '../../search/corrections/suggest-merges.ts';
import { mergeCandidates, withEvidence } from '../../search/corrections/suggest-merges.ts';
import { declineOf, type Insistence, mergeOf, renameOf, splitOf } from '../../search/corrections/make-corrections.ts';
import type { Correction } from '../../domain/correction.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { texts } from '../../../views/languages/language.ts';
import { formatList } from '../../../views/format.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { counted } from '../counts.ts';
import { CORRECTING_OPTIONS, enter, withIndex } from '../enter-corrections.ts';
import { EXIT } from '../exit-codes.ts';
import { printable, say, writeJson, writeLine } from '../output.ts';

type Run = (args: Arguments, rest: readonly string[]) => Promise<number>;

const DEFAULT_LISTED = 20;
const MOST_LISTED = 1000;

const VERBS: Readonly<Record<string, Run>> = {
  list: listEntities,
  merge: (args, rest) => enterPair(args, rest, mergeOf, 'merge NAME INTO'),
  rename: (args, rest) => enterPair(args, rest, renameOf, 'rename NAME NEW'),
  decline: (args, rest) => enterPair(args, rest, declineOf, 'decline NAME OTHER'),
  split: splitEntity,
  suggest: suggestMerges,
};

export async function runEntities(words: readonly string[]): Promise<number> {
  const args = parseArguments('entities', words, {
    ...CORRECTING_OPTIONS,
    name: 'texts',
    article: 'texts',
    as: 'text',
    limit: 'text',
    force: 'flag',
  });
  const [verb = '', ...rest] = args.positionals;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run === undefined) throw usage(`do what? Say one of ${Object.keys(VERBS).join(', ')}`, 'entities');
  return run(args, rest);
}

async function enterPair(
  args: Arguments,
  rest: readonly string[],
  make: (engine: SearchEngine, one: string, other: string, insistence: Insistence) => Promise<Correction>,
  form: string,
): Promise<number> {
  const [one, other, more] = rest;
  if (one === undefined || other === undefined || more !== undefined)
    throw usage(`two names are needed: pullquote entities ${form}`, 'entities');
  await enter(args, await withIndex(args, (engine) => make(engine, one, other, { isSure: args.flag('force') })));
  return EXIT.done;
}

async function splitEntity(args: Arguments, rest: readonly string[]): Promise<number> {
  const [given, more] = rest;
  if (given === undefined || more !== undefined) throw usage('take apart which name?', 'entities');
  const as = args.text('as');
  const split = { names: args.texts('name'), articles: args.texts('article'), ...(as === undefined ? {} : { as }) };
  await enter(args, await withIndex(args, (engine) => splitOf(engine, given, split)));
  return EXIT.done;
}

async function listEntities(args: Arguments, rest: readonly string[]): Promise<number> {
  const limit = args.number('limit', 1, MOST_LISTED) ?? DEFAULT_LISTED;
  const { entities } = await withIndex(args, (engine) => engine.entities({ q: rest.join(' '), limit }));
  for (const entity of entities) {
    const { id, name, aliases, passages, quotations } = entity;
    if (args.flag('json')) await writeJson(entity);
    else
      await writeLine(
        printable(`${id}  ${name}  ${counted(passages, 'passage')}, ${counted(quotations, 'quotation')}  ${aliases.join(', ')}`),
      );
  }
  return EXIT.done;
}

function linesOf({ entity, into, reason, rivals, articles }: MergeSuggestion): string[] {
  const { why, names, both, rivals: others, isQuestion } = texts().correction;
  return [
    isQuestion(entity.name, into.name),
    `${why[reason](entity.name, into.name)} ${names(entity.name, articles.entity)}; ${names(into.name, articles.into)}. ${both(articles.both)}`,
    ...(rivals.length === 0 ? [] : [others(formatList(rivals.slice(0, 5).map(({ name }) => name)))]),
    `pullquote entities merge ${entity.id} ${into.id}`,
    `pullquote entities decline ${entity.id} ${into.id}`,
  ];
}

async function suggestMerges(args: Arguments): Promise<number> {
  const limit = args.number('limit', 1, MOST_LISTED) ?? DEFAULT_LISTED;
  const found = await withIndex(args, async (engine) => {
    const suggestions: MergeSuggestion[] = [];
    for (const candidate of (await mergeCandidates(engine)).slice(0, limit)) suggestions.push(await withEvidence(engine, candidate));
    return suggestions;
  });
  for (const one of found) {
    if (args.flag('json')) await writeJson(one);
    else for (const [i, line] of linesOf(one).entries()) await writeLine((i === 0 ? '' : '  ') + printable(line));
  }
  if (found.length === 0 && !args.flag('json')) say(texts().correction.queueNone);
  return EXIT.done;
}
