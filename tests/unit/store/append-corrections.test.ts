import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CorrectionRecord } from '../../../src/domain/correction.ts';
import { appendCorrections } from '../../../src/store/append-corrections.ts';
import { disk } from '../../../src/store/file-layer.ts';
import { openGeneration } from '../../../src/store/generation.ts';
import { ledgerLockName, takeLock } from '../../../src/store/lock.ts';
import { TestCorpus } from '../indexer/corpus.ts';

const RECORD: CorrectionRecord = {
  id: `c-${'a'.repeat(16)}`,
  correction: { action: 'rename', entity: { id: 'person:maria-lind', name: 'Maria Lind' }, name: 'M. Lind' },
  at: '2026-11-30T12:00:00.000Z',
};

describe('entering corrections', () => {
  it('waits for whoever writes the ledger, also for another index', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.txt', 'Maria Lind spoke in the harbor.\n');
    await corpus.index(['news']);
    const { ledger } = await openGeneration(corpus.indexDir);
    const other = await takeLock(disk, dirname(ledger.file), ledgerLockName(ledger.file));
    const options = { indexDir: corpus.indexDir };
    await expect(appendCorrections([RECORD], { ...options, patienceMs: 100 })).rejects.toMatchObject({ code: 'index-locked' });
    const waiting = appendCorrections([RECORD], options);
    await other.release();
    expect((await waiting).map(({ id }) => id)).toEqual([RECORD.id]);
    expect((await openGeneration(corpus.indexDir)).ledger.corrections).toHaveLength(1);
  });
});
