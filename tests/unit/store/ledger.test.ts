import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../../src/store/file-layer.ts';
import { openLedger, resolveFormerPassage } from '../../../src/store/ledger.ts';
import { encodeEntry, FIRST_CHECK, type LedgerEntry } from '../../../src/store/ledger-entries.ts';
import { temporaryFolder } from './temporary-folder.ts';

const AT = '2026-11-22T12:00:00.000Z';

function article(id: string): LedgerEntry {
  return { type: 'article', v: 1, id, root: '/articles', path: `${id}.txt`, contentHash: id, at: AT };
}

function replaced(id: string, successor?: string, similarity = 0.8): LedgerEntry {
  return {
    type: 'passage',
    v: 1,
    id,
    article: 'a',
    was: `text of ${id}`,
    ...(successor === undefined ? {} : { successor: { id: successor, similarity } }),
    at: AT,
  };
}

const CORRECTION = {
  type: 'correction',
  v: 1,
  id: `c-${'a'.repeat(16)}`,
  correction: { action: 'rename', entity: { id: 'person:maria-lind', name: 'Maria Lind' }, name: 'M. Lind' },
  at: AT,
} as const satisfies LedgerEntry;

async function ledgerOf(...entries: LedgerEntry[]): Promise<string> {
  const file = join(temporaryFolder(), 'index.ledger.jsonl');
  await (await openLedger(disk, file)).append(entries);
  return file;
}

describe('the ledger', { timeout: 30_000 }, () => {
  it('gives back what was entered, whichever process reads it', async () => {
    const file = await ledgerOf(article('a'), article('b'));
    const ledger = await openLedger(disk, file);
    await ledger.append([{ type: 'article-update', v: 1, id: 'b', url: 'https://example.org/b', at: AT }]);
    const again = await openLedger(disk, file);
    expect([...again.articles.keys()]).toEqual(['a', 'b']);
    expect(again.articles.get('b')).toMatchObject({ path: 'b.txt', url: 'https://example.org/b', firstIndexed: AT });
  });

  it('passes over a last line that was cut anywhere, and cuts it off with the next entry', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    await (await openLedger(disk, file)).append([article('b')]);
    const whole = readFileSync(file);
    for (let length = position.bytes; length < whole.length; length++) {
      writeFileSync(file, whole.subarray(0, length));
      const ledger = await openLedger(disk, file, position);
      expect([...ledger.articles.keys()]).toEqual(['a']);
      expect(ledger.tornBytes).toBe(length - position.bytes);
      await ledger.append([article('c')]);
      const after = await openLedger(disk, file, position);
      expect([...after.articles.keys()]).toEqual(['a', 'c']);
      expect(after.tornBytes).toBe(0);
    }
  });

  it('passes over lines that only a later Pullquote knows, and keeps them where they are', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    let { check } = position;
    const later = [
      { type: 'opinion', v: 1, at: AT },
      { type: 'article', v: 2, id: 'x', at: AT },
    ].map((entry) => {
      const encoded = encodeEntry(entry as unknown as LedgerEntry, check);
      check = encoded.check;
      return `${encoded.line}\n`;
    });
    writeFileSync(file, readFileSync(file, 'utf8') + later.join(''));
    const ledger = await openLedger(disk, file);
    await ledger.append([article('b')]);
    expect([...(await openLedger(disk, file)).articles.keys()]).toEqual(['a', 'b']);
    expect(readFileSync(file, 'utf8')).toContain('"type":"opinion"');
    const broken = encodeEntry({ type: 'article', v: 1, id: 'no more than an id' } as unknown as LedgerEntry, FIRST_CHECK);
    writeFileSync(file, `${broken.line}\n`);
    await expect(openLedger(disk, file)).rejects.toMatchObject({ code: 'ledger-corrupt' });
  });

  it('takes in what others appended since, and says when it is no longer the file that was read', async () => {
    const file = await ledgerOf(article('a'));
    const reader = await openLedger(disk, file);
    const writer = await openLedger(disk, file);
    expect(await reader.refresh()).toBe(true);
    await writer.append([CORRECTION, article('b')]);
    expect(await reader.refresh()).toBe(true);
    expect(reader.corrections.map(({ id }) => id)).toEqual([CORRECTION.id]);
    expect([...reader.articles.keys()]).toEqual(['a', 'b']);
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.concat([whole, Buffer.from('{"type":"corr')]));
    expect([await reader.refresh(), reader.tornBytes]).toEqual([true, 13]);
    await (await openLedger(disk, file)).append([article('c')]);
    expect([await reader.refresh(), [...reader.articles.keys()]]).toEqual([true, ['a', 'b', 'c']]);
    // A run that fails takes back what it appended, and another appends something else.
    writeFileSync(file, whole);
    expect(await reader.refresh()).toBe(false);
  });

  it('keeps a correction whatever is committed: it holds from when it is entered', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    await (await openLedger(disk, file, position)).append([CORRECTION]);
    const ledger = await openLedger(disk, file, position);
    expect(ledger.corrections.map(({ id }) => id)).toEqual([CORRECTION.id]);
    // A run that takes back its own lines leaves it.
    await ledger.append([replaced('p-1')]);
    await ledger.takeBack();
    expect((await openLedger(disk, file, position)).corrections).toHaveLength(1);
  });

  it('passes over a tail of zeros that a power loss left', async () => {
    const file = await ledgerOf(article('a'));
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(500), Buffer.from('\n')]));
    const ledger = await openLedger(disk, file);
    expect([...ledger.articles.keys()]).toEqual(['a']);
    expect(ledger.tornBytes).toBe(501);
  });

  it('takes a flipped bit for what it is, also in what no commit relies on yet', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    await (await openLedger(disk, file, position)).append([CORRECTION, article('b')]);
    const whole = readFileSync(file);
    for (let at = position.bytes; at < whole.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(whole);
        flipped[at] = (whole[at] ?? 0) ^ (1 << bit);
        writeFileSync(file, flipped);
        await expect(openLedger(disk, file, position), `bit ${bit} of byte ${at}`).rejects.toMatchObject({ code: 'ledger-corrupt' });
      }
    }
  });

  it('passes over sectors that a power loss left out of the middle of what was being written', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    await (await openLedger(disk, file, position)).append(Array.from({ length: 30 }, (_, i) => article(`later-${i}`)));
    const holed = readFileSync(file);
    holed.fill(0, 1024, 2048);
    writeFileSync(file, holed);
    const ledger = await openLedger(disk, file, position);
    expect(ledger.articles.has('a')).toBe(true);
    expect(ledger.tornBytes).toBeGreaterThan(holed.length - 2048);
  });

  it('is never made of a file that is none, even of one without a line end', async () => {
    const file = join(temporaryFolder(), 'notes.txt');
    for (const text of ['call Maria about the quay', '{"note":"no line end"}', 'one\ntwo\n']) {
      writeFileSync(file, text);
      await expect(openLedger(disk, file)).rejects.toMatchObject({ code: 'ledger-corrupt', message: expect.stringContaining(file) });
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  it('takes back what was appended, and goes where it held nothing else', async () => {
    const file = await ledgerOf(article('a'));
    const before = readFileSync(file, 'utf8');
    const ledger = await openLedger(disk, file);
    await ledger.append([article('b')]);
    await ledger.append([article('c')]);
    await ledger.takeBack();
    expect(readFileSync(file, 'utf8')).toBe(before);
    const fresh = join(temporaryFolder(), 'index.ledger.jsonl');
    const other = await openLedger(disk, fresh);
    await other.append([article('a')]);
    await other.takeBack();
    expect(existsSync(fresh)).toBe(false);
  });

  it('that the index relies on is found damaged whichever byte is flipped, and the line is named', async () => {
    const file = await ledgerOf(article('a'), article('b'), replaced('p-1'));
    const { position } = await openLedger(disk, file);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const flipped = Buffer.from(whole);
      flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, flipped);
      await expect(openLedger(disk, file, position), `byte ${at}`).rejects.toMatchObject({
        code: 'ledger-corrupt',
        message: expect.stringMatching(/at line [123]$/),
      });
    }
  });

  it('that is shorter than the index relies on, missing, or another is refused', async () => {
    const file = await ledgerOf(article('a'), article('b'));
    const { position } = await openLedger(disk, file);
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(file, whole.subarray(0, length));
      await expect(openLedger(disk, file, position), `cut at ${length}`).rejects.toMatchObject({ code: 'ledger-corrupt' });
    }
    await disk.remove(file);
    await expect(openLedger(disk, file, position)).rejects.toMatchObject({
      code: 'ledger-corrupt',
      message: expect.stringContaining('missing'),
    });
    await expect(openLedger(disk, await ledgerOf(article('c'), article('d')), position)).rejects.toMatchObject({ code: 'ledger-corrupt' });
  });

  it('with a broken line before a good one is damaged, whether or not an index relies on it', async () => {
    const file = await ledgerOf(article('a'), article('b'));
    writeFileSync(file, readFileSync(file, 'utf8').replace('"a.txt"', '"x.txt"'));
    await expect(openLedger(disk, file)).rejects.toMatchObject({ code: 'ledger-corrupt', message: expect.stringContaining('line 1') });
  });
});

describe('a former passage', () => {
  it('leads to the last of its successors, and says how near that still is', async () => {
    const ledger = await openLedger(disk, await ledgerOf(replaced('p-a', 'p-b', 0.8), replaced('p-b', 'p-c', 0.5)));
    expect(resolveFormerPassage(ledger, 'p-a')).toEqual({ was: 'text of p-a', articleId: 'a', successor: { id: 'p-c', similarity: 0.4 } });
    expect(resolveFormerPassage(ledger, 'p-c')).toBeUndefined();
  });

  it('leads nowhere when the last of its successors is gone', async () => {
    const ledger = await openLedger(disk, await ledgerOf(replaced('p-a', 'p-b'), replaced('p-b')));
    expect(resolveFormerPassage(ledger, 'p-a')).toEqual({ was: 'text of p-a', articleId: 'a' });
  });

  it('is current again when its text has returned, and ends the chains that lead to it', async () => {
    const returned: LedgerEntry = { type: 'passage-returned', v: 1, id: 'p-b', at: AT };
    const ledger = await openLedger(disk, await ledgerOf(replaced('p-a', 'p-b'), replaced('p-b', 'p-c'), returned, replaced('p-c', 'p-b')));
    expect(resolveFormerPassage(ledger, 'p-b')).toBeUndefined();
    expect(resolveFormerPassage(ledger, 'p-a')?.successor?.id).toBe('p-b');
    expect(resolveFormerPassage(ledger, 'p-c')?.successor?.id).toBe('p-b');
  });

  it('in a circle leads nowhere', async () => {
    const ledger = await openLedger(disk, await ledgerOf(replaced('p-a', 'p-b'), replaced('p-b', 'p-a')));
    expect(resolveFormerPassage(ledger, 'p-a')).toEqual({ was: 'text of p-a', articleId: 'a' });
  });

  it('that a run entered without committing is still current', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    await (await openLedger(disk, file, position)).append([replaced('p-a', 'p-b')]);
    const ledger = await openLedger(disk, file, position);
    expect(resolveFormerPassage(ledger, 'p-a')).toBeUndefined();
    expect([...ledger.uncommittedPassages]).toEqual(['p-a']);
  });

  it('minted by a run that did not commit stays minted, and has not come in', async () => {
    const file = await ledgerOf(article('a'));
    const { position } = await openLedger(disk, file);
    await (await openLedger(disk, file, position)).append([article('b')]);
    const ledger = await openLedger(disk, file, position);
    expect([...ledger.articles.keys()]).toEqual(['a', 'b']);
    expect([...ledger.uncommittedArticles]).toEqual(['b']);
    expect([...(await openLedger(disk, file)).uncommittedArticles]).toEqual([]);
  });
});
