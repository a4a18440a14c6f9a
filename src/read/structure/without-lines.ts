/** For texts that have no lines in a file: rows, feed items, documents. */
import type { TextFindings } from '../article-builder.ts';

/** The same findings without line numbers. */
export function withoutLines(findings: TextFindings): TextFindings {
  return {
    ...findings,
    blocks: findings.blocks.map(({ lines: _lines, ...block }) => block),
    credits: findings.credits.map(({ lines: _lines, ...credit }) => credit),
    dropped: findings.dropped.map(({ text, reason }) => ({ text, reason })),
  };
}
