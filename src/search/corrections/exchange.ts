/** Corrections as lines of JSON, to be kept elsewhere and taken into another ledger: what is read is what was written, and taking it in twice changes nothing. */
import { type CorrectionRecord, correctionRecordSchema, isPlainText } from '../../domain/correction.ts';
import { CorrectionRefused } from '../../domain/correction-refusal.ts';
import { messageOf } from '../../domain/errors.ts';

export function exportCorrections(records: readonly CorrectionRecord[]): string {
  return records
    .map(({ id, correction, note, at }) => `${JSON.stringify({ id, correction, ...(note === undefined ? {} : { note }), at })}\n`)
    .join('');
}

export interface CorrectionsFile {
  records: CorrectionRecord[];
  /** Holds them against what is known. @throws CorrectionRefused with the number of the line */
  check: (known: readonly CorrectionRecord[]) => void;
}

function parseLine(text: string, line: number): CorrectionRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CorrectionRefused('line-no-json', `line ${String(line)} is no JSON: ${messageOf(cause)}`, { line });
  }
  const parsed = correctionRecordSchema.safeParse(value);
  const [issue] = parsed.error?.issues ?? [];
  const fault = parsed.success ? faultIn(parsed.data) : `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  if (parsed.success && fault === undefined) return parsed.data;
  throw new CorrectionRefused('line-no-correction', `line ${String(line)} is no correction: ${fault ?? ''}`, { line, given: fault ?? '' });
}

/** So far a clock elsewhere may be ahead, in milliseconds. What is made here is never older than what is known: a date far ahead would become that of all. */
const MAX_AHEAD_MS = 86_400_000;

function faultIn(record: CorrectionRecord): string | undefined {
  return Date.parse(record.at) > Date.now() + MAX_AHEAD_MS ? 'at is in the future' : unreadableIn(record);
}

/** What of it has characters that are no text, of all that is shown. */
function unreadableIn({ correction, note = '' }: CorrectionRecord): string | undefined {
  if (!isPlainText(note)) return 'note';
  if (correction.action === 'rename') return isPlainText(correction.name) ? undefined : 'name';
  if (correction.action === 'split') return isPlainText(correction.into.name) ? undefined : 'into.name';
  return 'speaker' in correction && !isPlainText(correction.speaker?.name ?? '') ? 'speaker.name' : undefined;
}

/** All of the lines, or none. @throws CorrectionRefused with the number of the line, or where there is none */
export function parseCorrections(text: string): CorrectionsFile {
  const lines = text.split(/\r?\n/).flatMap((each, i) => (each.trim() === '' ? [] : { line: i + 1, record: parseLine(each, i + 1) }));
  if (lines.length === 0) throw new CorrectionRefused('file-empty', 'the file is empty');
  return {
    records: lines.map(({ record }) => record),
    check: (known) => {
      const before = new Map(known.map((record) => [record.id, record]));
      for (const { line, record } of lines) {
        const { id, correction } = record;
        const same = before.get(id);
        if (same !== undefined && exportCorrections([same]) !== exportCorrections([record]))
          throw new CorrectionRefused('line-differs', `line ${String(line)} says something else of ${id} than what is known`, {
            line,
            given: id,
          });
        if (correction.action === 'undo' && !before.has(correction.correction))
          throw new CorrectionRefused(
            'line-undoes-unknown',
            `line ${String(line)} undoes ${correction.correction}, which is neither in the file before it nor known`,
            { line, given: correction.correction },
          );
        before.set(id, record);
      }
    },
  };
}
