/** What the commands that correct have in common: the index they look at, and entering what was said. */
import { type CorrectionRecord, type Correction } from '../domain/correction.ts';
import { recordOf } from '../search/corrections/make-corrections.ts';
import type { SearchEngine } from '../search/engine.ts';
import { appendCorrections, type AppendOptions } from '../store/append-corrections.ts';
import { describeCorrection } from '../../views/describe-correction.ts';
import { type Arguments, INDEX_OPTIONS } from './arguments.ts';
import { DEFAULT_INDEX } from './index-place.ts';
import { openIndex } from './open-index.ts';
import { printable, writeJson, writeLine } from './output.ts';

export const CORRECTING_OPTIONS = { ...INDEX_OPTIONS, note: 'text', json: 'flag' } as const;

/** Asks the index that the arguments name. */
export async function withIndex<T>(args: Arguments, use: (engine: SearchEngine) => Promise<T>): Promise<T> {
  const ledger = args.text('ledger');
  const engine = await openIndex(args.text('index') ?? DEFAULT_INDEX, ledger === undefined ? {} : { ledger });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

/** Enters those that are new. */
export function enterRecords(
  args: Arguments,
  records: readonly CorrectionRecord[],
  options: Pick<AppendOptions, 'check'> = {},
): Promise<CorrectionRecord[]> {
  const ledger = args.text('ledger');
  return appendCorrections(records, {
    indexDir: args.text('index') ?? DEFAULT_INDEX,
    ...(ledger === undefined ? {} : { ledger }),
    ...options,
  });
}

/** Enters one, and says so. */
export async function enter(args: Arguments, correction: Correction): Promise<void> {
  const made = recordOf(correction, args.text('note'));
  const [record = made] = await enterRecords(args, [made]);
  if (args.flag('json')) await writeJson(record);
  else await writeLine(`${record.id}  ${printable(describeCorrection(correction))}`);
}
