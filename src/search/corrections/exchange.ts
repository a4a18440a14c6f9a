/** Corrections as lines of JSON, to be kept elsewhere and taken into another ledger: what is read is what was written, and taking it in twice changes nothing. */
import { type CorrectionRecord, correctionRecordSchema } from '../../domain/correction.ts';
import { messageOf, PullquoteError } from '../../domain/errors.ts';

export function exportCorrections(records: readonly CorrectionRecord[]): string {
  return records
    .map(({ id, correction, note, at }) => `${JSON.stringify({ id, correction, ...(note === undefined ? {} : { note }), at })}\n`)
    .join('');
}

/** All of the lines, or none. @throws PullquoteError `bad-request`, with the number of the line */
export function parseCorrections(text: string): CorrectionRecord[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new PullquoteError('bad-request', `line ${String(i + 1)} is no JSON: ${messageOf(cause)}`, { cause });
    }
    const parsed = correctionRecordSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new PullquoteError(
      'bad-request',
      `line ${String(i + 1)} is no correction: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  });
}
