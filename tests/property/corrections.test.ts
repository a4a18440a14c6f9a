/** Laws of corrections: undoing all of them is as if there had been none, what is exported comes back, and no bytes in a ledger pass for one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CorrectionRecord, foldCorrections } from '../../src/domain/correction.ts';
import { correctCorpus } from '../../src/search/corrections/correct-corpus.ts';
import { exportCorrections, parseCorrections } from '../../src/search/corrections/exchange.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { drawnCorpus, ENTITIES } from '../contract/corpus.ts';
import { correctPlainly, drawnSteps } from '../contract/corrected-corpus.ts';
import { LONGER } from '../support/long.ts';
import { temporaryFolder } from '../unit/store/temporary-folder.ts';

const runs = (numRuns: number) => ({ numRuns: numRuns * LONGER });
const undoOf = ({ id }: CorrectionRecord, i: number): CorrectionRecord => ({
  id: `c-${`z${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`.padStart(16, 'b')}`,
  correction: { action: 'undo', correction: id },
  at: '2026-11-30T12:00:00.000Z',
});
const drawn = fc
  .tuple(drawnCorpus, drawnSteps)
  .map(([articles, steps]) => ({ articles, records: correctPlainly(articles, ENTITIES, steps).records }));

describe('corrections', () => {
  it('that are all undone change nothing but where ids that were given out lead', () => {
    fc.assert(
      fc.property(drawn, ({ articles, records }) => {
        const corpus = {
          table: ENTITIES,
          article: (id: string) => articles.find(({ article }) => article.id === id),
          successorOf: () => undefined,
        };
        const { active } = foldCorrections(records);
        const none = correctCorpus(corpus, []);
        const all = correctCorpus(corpus, [...records, ...active.map(undoOf)]);
        expect(all.articles).toEqual([]);
        expect(all.table.entities).toEqual(none.table.entities);
        expect(all.table.canonical).toMatchObject(none.table.canonical);
        expect(Object.keys(all.table.canonical).filter((id) => none.table.canonical[id] === undefined && !id.includes('~'))).toEqual([]);
        expect(all.names.size).toBe(0);
        expect(all.states.filter(({ correction, state }) => correction.action !== 'undo' && state !== 'undone')).toEqual([]);
      }),
      runs(150),
    );
  });

  it('come back from their export as they were, and from the ledger too', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawn.filter(({ records }) => records.length > 0),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        async ({ records }, note) => {
          const noted = records.map((record) => ({ ...record, note }));
          const file = parseCorrections(exportCorrections(noted));
          expect(file.records).toEqual(noted);
          expect(() => file.check(noted)).not.toThrow();
          expect(() => file.check([])).not.toThrow();
          const ledger = join(temporaryFolder(), 'index.ledger.jsonl');
          await (await openLedger(disk, ledger)).append(noted.map((record) => ({ type: 'correction', v: 1, ...record })));
          expect((await openLedger(disk, ledger)).corrections).toEqual(noted);
        },
      ),
      runs(40),
    );
  });

  it('are never made of bytes that were not written there: a ledger is read as it was, up to a torn tail, or refused', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        drawn.filter(({ records }) => records.length > 0),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.boolean(),
        async ({ records }, where, bytes, isInserted) => {
          const file = join(temporaryFolder(), 'index.ledger.jsonl');
          await (await openLedger(disk, file)).append(records.map((record) => ({ type: 'correction', v: 1, ...record })));
          const whole = readFileSync(file);
          const at = where % (whole.length + 1);
          const rest = isInserted ? whole.subarray(at) : whole.subarray(Math.min(whole.length, at + bytes.length));
          writeFileSync(file, Buffer.concat([whole.subarray(0, at), bytes, rest]));
          try {
            const { corrections } = await openLedger(disk, file);
            expect(corrections).toEqual(records.slice(0, corrections.length));
          } catch (error) {
            expect(error).toMatchObject({ code: 'ledger-corrupt' });
          }
        },
      ),
      runs(100),
    );
  });

  it('that are no lines of an export are refused, with the number of the line, and never crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        fc.pre(line.trim() !== '' && !/[\r\n]/.test(line));
        expect(() => parseCorrections(`\n${line}`)).toThrow(/^line 2 is no /);
      }),
      runs(200),
    );
  });
});
