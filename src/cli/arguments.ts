/**
 * The command line as it was typed, checked against what a command takes, and no further: what the words mean is the command's
 * business.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { messageOf, PullquoteError } from '../domain/errors.ts';

export interface Arguments {
  positionals: string[];
  /** The value of an option that may be given once; the last one counts. */
  text(name: string): string | undefined;
  /** All values of an option that may be repeated. */
  texts(name: string): string[];
  flag(name: string): boolean;
  /** @throws PullquoteError `usage` where it is not a whole number from `min` to `max` */
  number(name: string, min: number, max: number): number | undefined;
}

export type OptionKinds = Readonly<Record<string, 'text' | 'texts' | 'flag'>>;

/** What the commands that read an index take. */
export const INDEX_OPTIONS = { index: 'text', ledger: 'text' } as const satisfies OptionKinds;

export function usage(message: string, command: string): PullquoteError {
  return new PullquoteError('usage', message, { hint: `pullquote ${command} --help` });
}

function optionConfig(kinds: OptionKinds): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, kind === 'flag' ? { type: 'boolean' } : { type: 'string', multiple: true }]),
  );
}

/** Parses the words after the name of a command. @throws PullquoteError `usage` */
export function parseArguments(command: string, words: readonly string[], kinds: OptionKinds): Arguments {
  let values: Readonly<Record<string, unknown>>;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: [...words], options: optionConfig(kinds), allowPositionals: true, strict: true }));
  } catch (error) {
    throw usage(messageOf(error), command);
  }
  const texts = (name: string): string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  };
  const text = (name: string): string | undefined => texts(name).at(-1);
  return {
    positionals,
    text,
    texts,
    flag: (name) => values[name] === true,
    number: (name, min, max) => {
      const given = text(name);
      if (given === undefined) return undefined;
      const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
      if (number >= min && number <= max) return number;
      throw usage(`--${name} takes a whole number from ${min} to ${max}, not "${given}"`, command);
    },
  };
}
