/** Every regular expression of the sources, found by parsing them, and how long each takes on strings made to make it slow. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { cpuTime } from './cpu-time.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Found {
  pattern: string;
  flags: string;
  /** Files. */
  at: string[];
}

/** The literals of src/ and views/, each once; and how many are put together from parts, which no tool sees. */
export function findRegularExpressions(): { literals: Found[]; composed: number } {
  const literals = new Map<string, Found>();
  let composed = 0;
  const files = ['src', 'views'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => join(folder, file)),
  );
  for (const file of files) {
    const { program } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
    new Visitor({
      Literal: (node) => {
        if (!('regex' in node)) return;
        const { pattern, flags } = node.regex;
        const key = `/${pattern}/${flags}`;
        const found = literals.get(key) ?? { pattern, flags, at: [] };
        if (!found.at.includes(file)) found.at.push(file);
        literals.set(key, found);
      },
      NewExpression: ({ callee }) => {
        if ('name' in callee && callee.name === 'RegExp') composed++;
      },
    }).visit(program);
  }
  return { literals: [...literals.values()], composed };
}

/** What is repeated: white space, letters, digits and marks; and to begin with, what the pattern itself spells. */
const UNITS = [' ', '\n', 'a', 'A', '0', '.', '-', ',', '"', "'", '(', '[', '<', '*', '/', '\\', '|', 'A ', 'a.', ' ,', '<a ', '<!---->'];
/** Nothing fits it at the end, so that everything is tried again. */
const MISFIT = '\u0001';

function unitsOf(pattern: string): string[] {
  return [...UNITS, ...(pattern.match(/[\p{L}]{3,12}|[^\w\s\\()[\]{}|?*+^$.]/gu) ?? []).slice(0, 6)];
}

/**
 * What makes it slow, `undefined` where nothing does. Lengths grow, so that what is exponential or cubic is seen before it hangs.
 *
 * @param limits milliseconds of CPU, by the number of characters, short ones first
 */
export function findSlowInput({ pattern, flags }: Found, limits: ReadonlyMap<number, number>): string | undefined {
  const expression = new RegExp(pattern, flags.replaceAll(/[gy]/g, ''));
  for (const [length, limit] of limits) {
    for (const unit of unitsOf(pattern)) {
      for (const [start, end] of [
        ['', MISFIT],
        ['A', `x${MISFIT}`],
      ] as const) {
        const input = start + unit.repeat(Math.floor(length / unit.length)) + end;
        const began = cpuTime();
        expression.test(input);
        const ms = cpuTime() - began;
        if (ms > limit) return `${String(Math.round(ms))} ms for ${String(length)} characters of ${JSON.stringify(unit)}`;
      }
    }
  }
  return undefined;
}
