/** Who is meant by a name that several have, and what words that are no name say of a speaker. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entity } from '../../../../src/domain/annotation.ts';
import { CorrectionRefused } from '../../../../src/domain/correction-refusal.ts';
import { findEntity, speakerInstead, speakerOf } from '../../../../src/search/corrections/find-names.ts';
import { mergeOf, recordOf, renameOf, spanOfNewWords } from '../../../../src/search/corrections/make-corrections.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';
import { openCorrected } from '../../engines/minisearch/open-corrected.ts';
import { sampleArticle } from '../../engines/minisearch/sample-articles.ts';

const named = (id: string, name: string, aliases: string[] = []): Entity => ({
  id,
  type: id.startsWith('person:') ? 'person' : 'organization',
  name,
  aliases,
});
const ENTITIES = [
  named('person:donald-trump', 'Donald Trump', ['Trump']),
  named('person:donald-trump-trump', 'Donald Trump Trump', ['Donald Trump']),
  named('person:trump', 'Trump'),
  named('person:barack-obama', 'Barack Obama'),
  named('organization:barack-obama', 'Barack Obama'),
  named('person:john-smith', 'John Smith'),
  named('person:john-smith~2', 'John Smith'),
  named('person:ann-lee', 'Ann Lee', ['Lee']),
  named('person:bob-lee', 'Bob Lee', ['Lee']),
  named('organization:pentagon', 'Pentagon'),
  named('person:pentagon', 'Pentagon'),
];
const TIMES: Readonly<Record<string, number>> = { 'person:donald-trump': 10, 'person:trump': 2, 'organization:pentagon': 10 };

const folder = mkdtempSync(join(tmpdir(), 'pullquote-names-'));
let engine: SearchEngine;
beforeAll(async () => {
  const articles = ENTITIES.flatMap(({ id, type }) =>
    Array.from({ length: TIMES[id] ?? 1 }, (_, i) => {
      const article = sampleArticle({ id: `${id}.${String(i)}`, paragraphs: [`Named ${id} ${String(i)}.`], entities: [id] });
      return {
        ...article,
        entities: ENTITIES.filter((one) => one.id === id),
        passages: article.passages.map((one) => ({ ...one, mentions: one.mentions.map((each) => ({ ...each, type })) })),
      };
    }),
  );
  ({ engine } = await openCorrected(folder, [articles], { entities: ENTITIES, canonical: {} }, []));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = async (name: string): Promise<string | undefined> => (await speakerOf(engine, { name }))?.entity;

describe('a name that several have', () => {
  it('means whose own it is, before those that are also called so', async () => {
    expect((await findEntity(engine, 'Donald Trump')).id).toBe('person:donald-trump');
    expect(await idOf('donald  trump')).toBe('person:donald-trump');
    expect(await idOf('Trump')).toBe('person:trump');
  });

  it('means the one that is named far more often, then one of the type asked for', async () => {
    expect(await idOf('Pentagon')).toBe('organization:pentagon');
    expect((await findEntity(engine, 'Pentagon')).id).toBe('organization:pentagon');
    expect(await idOf('Barack Obama')).toBe('person:barack-obama');
    expect((await speakerOf(engine, { name: 'Barack Obama', kind: 'institution' }))?.entity).toBe('organization:barack-obama');
    expect((await findEntity(engine, 'Barack Obama', 'organization')).id).toBe('organization:barack-obama');
  });

  it('is refused where nobody is meant more than another, with all who have it and how often they are named', async () => {
    for (const [name, ids] of [
      ['John Smith', ['person:john-smith', 'person:john-smith~2']],
      ['Lee', ['person:ann-lee', 'person:bob-lee']],
    ] as const) {
      const error = await speakerOf(engine, { name }).catch((thrown: unknown) => thrown);
      if (!(error instanceof CorrectionRefused)) throw new Error('not refused');
      expect([error.refusal, error.namesakes.map(({ id }) => id).sort()]).toEqual(['several', ids]);
      for (const id of ids) expect(error.message).toContain(`${id}  `);
      expect(error.message).toContain('1 passages');
    }
    expect(await idOf('person:john-smith~2')).toBe('person:john-smith~2');
  });

  it('is no id that nobody has', async () => {
    await expect(speakerOf(engine, { name: 'person:foo-bar' })).rejects.toMatchObject({ refusal: 'id-unknown', code: 'not-found' });
    await expect(findEntity(engine, 'person:foo-bar')).rejects.toMatchObject({ refusal: 'id-unknown' });
  });
});

describe('words for a speaker', () => {
  it('are of the kind that the annotator would give', async () => {
    for (const [words, kind] of [
      ['a U.S. official', 'unnamed'],
      ['A senior official', 'unnamed'],
      ['two people familiar with the matter', 'group'],
      ['officials', 'unnamed'],
      ['experts', 'group'],
      ['a fisherman', 'unnamed'],
      ['some residents of Colima', 'group'],
      ['the defense ministry', 'institution'],
      ['police', 'institution'],
      ['un funcionario estadounidense', 'unnamed'],
    ] as const)
      expect(await speakerOf(engine, { name: words })).toEqual({ name: words, kind });
  });

  it('are a name where they read as one', async () => {
    for (const [words, id] of [
      ['Maria Lind', 'person:maria-lind'],
      ['The Official Monster', 'person:the-official-monster'],
      ['Ursula von der Leyen', 'person:ursula-von-der-leyen'],
      ['محمد علي', undefined],
    ] as const) {
      const speaker = await speakerOf(engine, { name: words });
      expect(speaker?.kind).toBe('named');
      if (id !== undefined) expect(speaker?.entity).toBe(id);
    }
  });

  it('that are as they were keep who is quoted', async () => {
    const now = { name: 'John Smith', kind: 'named', entity: 'person:john-smith~2' } as const;
    expect(await speakerInstead(engine, now, { name: 'John Smith', kind: 'named' })).toBe(now);
    const group = { name: 'experts', kind: 'group' } as const;
    expect(await speakerInstead(engine, group, { name: 'experts' })).toBe(group);
    expect(await speakerInstead(engine, group, { name: 'experts', kind: 'unnamed' })).toEqual({ name: 'experts', kind: 'unnamed' });
  });
});

describe('what is unusual', () => {
  it('is done only where one is sure: the name of another, two types', async () => {
    await expect(renameOf(engine, 'person:ann-lee', 'bob lee')).rejects.toMatchObject({
      refusal: 'name-taken',
      namesakes: [{ id: 'person:bob-lee' }],
    });
    expect(await renameOf(engine, 'person:ann-lee', 'Bob Lee', { isSure: true })).toMatchObject({ name: 'Bob Lee' });
    expect(await renameOf(engine, 'person:ann-lee', 'Lee')).toMatchObject({ name: 'Lee' });
    await expect(mergeOf(engine, 'person:pentagon', 'organization:pentagon')).rejects.toMatchObject({ refusal: 'types-differ' });
    expect(await mergeOf(engine, 'person:pentagon', 'organization:pentagon', { isSure: true })).toMatchObject({ action: 'merge' });
  });

  it('is no character that hides, or turns the text around it', async () => {
    for (const bad of ['\u202Eeel', 'Lee\u0007', '\u2066Lee', 'Lee\u0085Ann\u0000', 'a\u009Bb']) {
      await expect(renameOf(engine, 'person:ann-lee', `${bad}x`)).rejects.toMatchObject({ refusal: 'characters' });
      await expect(speakerOf(engine, { name: `${bad}x` })).rejects.toMatchObject({ refusal: 'characters' });
      expect(() => recordOf({ action: 'undo', correction: 'c' }, `${bad}x`)).toThrow(/control characters/);
    }
    expect(recordOf({ action: 'undo', correction: 'c' }, ' so\nhe signs ').note).toBe('so he signs');
  });
});

it('words that stand twice are the first that are no quotation yet', () => {
  const [passage] = sampleArticle({ id: 'a', paragraphs: ['“It was time,” he said: it was time. It was time.'] }).passages;
  if (passage === undefined) throw new Error('no passage');
  expect(spanOfNewWords(passage, 'It was time').start).toBe(passage.text.lastIndexOf('It was time'));
  const [other] = sampleArticle({ id: 'a', paragraphs: ['“It was time,” he said.'] }).passages;
  if (other === undefined) throw new Error('no passage');
  expect(spanOfNewWords(other, 'It was').start).toBe(1);
});
