/** Corrections applied: what changes, what hangs in the air, and what undoing gives back. */
import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle, Entity } from '../../../../src/domain/annotation.ts';
import { type Correction, type CorrectionRecord, foldCorrections } from '../../../../src/domain/correction.ts';
import { anchorOf } from '../../../../src/search/corrections/anchor.ts';
import { correctCorpus } from '../../../../src/search/corrections/correct-corpus.ts';
import { sampleArticle } from '../../engines/minisearch/sample-articles.ts';

const AT = '2026-11-30T12:00:00.000Z';
let made = 0;
const record = (correction: Correction): CorrectionRecord => ({
  id: `c-${`x${String.fromCharCode(97 + (made % 26), 97 + (made++ % 26))}`.padStart(16, 'a')}`,
  correction,
  at: AT,
});
const undo = ({ id }: CorrectionRecord): CorrectionRecord => record({ action: 'undo', correction: id });

const trump: Entity = { id: 'person:trump', type: 'person', name: 'Trump', aliases: [] };
const donald: Entity = { id: 'person:donald-trump', type: 'person', name: 'Donald Trump', aliases: ['D. Trump'] };
const table = { entities: [donald, trump], canonical: { 'person:d-trump': 'person:donald-trump' } };
const article = sampleArticle({
  id: 'a',
  paragraphs: ['“We will win,” Trump said. “Believe me.”', 'He called it “fake”.'],
  speaker: { name: 'Trump', kind: 'named', entity: 'person:trump' },
  entities: ['person:trump'],
});
const correct = (records: CorrectionRecord[], one: AnnotatedArticle | undefined = article) =>
  correctCorpus({ table, article: (id) => (id === 'a' ? one : undefined), successorOf: () => undefined }, records);
const target = (ordinal: number, quotation: number) => {
  const passage = article.passages[ordinal];
  const span = passage?.quotations[quotation];
  if (passage === undefined || span === undefined) throw new Error('no such quotation');
  return anchorOf(article, passage, span);
};
const refer = ({ id, name }: Entity) => ({ id, name });
const merge = (): CorrectionRecord => record({ action: 'merge', entity: refer(trump), into: refer(donald) });

describe('corrections of names', () => {
  it('unite two under the name of the second, whose forms are all of theirs', () => {
    const { table: now, articles, names } = correct([merge()]);
    expect(now.entities).toEqual([{ ...donald, aliases: ['D. Trump', 'Trump'] }]);
    expect(now.canonical).toMatchObject({ 'person:trump': 'person:donald-trump' });
    expect(articles).toEqual([]);
    expect(names.get('person:trump')).toBe('Donald Trump');
  });

  it('find an entity that goes by another id now, by what it was called', () => {
    const renamedId = { entities: [{ ...donald, id: 'person:donald-j-trump' }, trump], canonical: {} };
    const { table: now, states } = correctCorpus({ table: renamedId, article: () => undefined, successorOf: () => undefined }, [merge()]);
    expect(states.map(({ state }) => state)).toEqual(['applied']);
    expect(now.entities.map(({ id }) => id)).toEqual(['person:donald-j-trump']);
  });

  it('keep the link of what was merged once it is named no more, and are listed as orphaned', () => {
    const without = { entities: [donald], canonical: {} };
    const { table: now, states } = correctCorpus({ table: without, article: () => undefined, successorOf: () => undefined }, [merge()]);
    expect(states).toMatchObject([{ state: 'orphaned', reason: 'entity-gone' }]);
    expect(now.canonical).toEqual({ 'person:trump': 'person:donald-trump' });
  });

  it('take a name apart that the machine had united, and the other keeps the rest', () => {
    const into = { id: 'person:d-trump', name: 'D. Trump' };
    const { table: now } = correct([record({ action: 'split', entity: refer(donald), into, names: ['D. Trump'] })]);
    expect(now.canonical).toEqual({});
    expect(now.entities).toEqual([{ ...into, type: 'person', aliases: [] }, { ...donald, aliases: [] }, trump]);
  });

  it('give the name in some articles to another, and lead its id back once that is undone', () => {
    const into = { id: 'person:trump~2', name: 'Fred Trump' };
    const split = record({ action: 'split', entity: refer(trump), into, articles: ['a'] });
    const { articles, table: now } = correct([split]);
    expect(articles[0]?.passages[0]?.mentions[0]?.entity).toBe('person:trump~2');
    expect(articles[0]?.passages[1]?.quotations[0]?.speaker?.entity).toBe('person:trump~2');
    expect(now.entities.at(-1)).toEqual({ ...into, type: 'person', aliases: ['Trump'] });
    const undone = correct([split, undo(split)]);
    expect(undone.articles).toEqual([]);
    expect(undone.table.canonical['person:trump~2']).toBe('person:trump');
  });
});

describe('corrections of quotations', () => {
  it('give every part of an utterance to the speaker', () => {
    const united = {
      ...article,
      passages: article.passages.map((one) => ({ ...one, quotations: one.quotations.map((each) => ({ ...each, utterance: 7 })) })),
    };
    const { articles, table: now } = correct(
      [record({ action: 'speaker', target: target(0, 1), speaker: { name: 'Ann Lee', kind: 'named', entity: 'person:ann-lee' } })],
      united,
    );
    const speakers = articles[0]?.passages.flatMap(({ quotations }) => quotations.map(({ speaker }) => speaker?.name));
    expect(speakers).toEqual(['Ann Lee', 'Ann Lee', 'Ann Lee']);
    expect(now.entities.map(({ id }) => id)).toContain('person:ann-lee');
  });

  it('take away a quotation, and the last word at one place counts', () => {
    const no = record({ action: 'not-a-quotation', target: target(1, 0) });
    const yes = record({ action: 'quotation', target: target(1, 0), kind: 'mixed', speaker: null });
    expect(correct([no]).articles[0]?.passages[1]?.quotations).toEqual([]);
    expect(correct([no, yes]).articles[0]?.passages[1]?.quotations).toMatchObject([{ kind: 'mixed', speaker: null, rule: 'corrected' }]);
    expect(correct([yes, no]).articles[0]?.passages[1]?.quotations).toEqual([]);
  });

  it('take the words without the marks around them', () => {
    const [passage] = article.passages;
    if (passage === undefined) throw new Error('no passage');
    const words = anchorOf(article, passage, { start: 0, end: 14 });
    const { articles } = correct([record({ action: 'quotation', target: words, kind: 'direct', speaker: null })]);
    const [first] = articles[0]?.passages[0]?.quotations ?? [];
    expect(passage.text.slice(first?.start, first?.end)).toBe('We will win,');
  });

  it('leave nobody in the corpus whom only an orphaned one names', () => {
    const speaker = { name: 'Ann Lee', kind: 'named' as const, entity: 'person:ann-lee' };
    const { states, table: now } = correct([record({ action: 'speaker', target: { ...target(0, 0), article: 'b' }, speaker })]);
    expect(states).toMatchObject([{ state: 'orphaned', reason: 'article-gone' }]);
    expect(now.entities).toEqual([donald, trump]);
  });
});

describe('the last word at one place', () => {
  const by = (name: string, at = AT): CorrectionRecord => ({
    ...record({ action: 'speaker', target: target(0, 0), speaker: { name, kind: 'unnamed' } }),
    at,
  });
  const speakerOf = (records: CorrectionRecord[]) => correct(records).articles[0]?.passages[0]?.quotations[0]?.speaker?.name;
  const statesOf = (records: CorrectionRecord[]) => correct(records).states.map(({ state }) => state);

  it('is the newest, in whatever order they came, and of two of one time that which came last', () => {
    const [old, young] = [by('an old man', '2026-01-01T00:00:00.000Z'), by('a boy', '2026-02-01T00:00:00Z')];
    expect([speakerOf([old, young]), speakerOf([young, old])]).toEqual(['a boy', 'a boy']);
    expect(statesOf([young, old])).toEqual(['applied', 'overridden']);
    expect(speakerOf([by('one'), by('two')])).toBe('two');
    const ahead = by('a prophet', '2036-01-01T00:00:00.000Z');
    expect(correct([ahead, undo(ahead)]).articles).toEqual([]);
  });

  it('overrides those before it, with what it is that holds', () => {
    const [one, two] = [by('one'), by('two')];
    expect(correct([one, two]).states).toMatchObject([{ state: 'overridden', overriddenBy: two.id }, { state: 'applied' }]);
    const no = record({ action: 'not-a-quotation', target: target(0, 0) });
    const yes = record({ action: 'quotation', target: target(0, 0), kind: 'mixed', speaker: null });
    expect(statesOf([one, no])).toEqual(['overridden', 'applied']);
    expect(statesOf([no, yes])).toEqual(['overridden', 'applied']);
    expect(statesOf([yes, no])).toEqual(['overridden', 'applied']);
    expect(statesOf([no, yes, undo(yes)])).toEqual(['applied', 'undone', 'applied']);
    const other = record({ action: 'not-a-quotation', target: target(0, 1) });
    expect(statesOf([one, other])).toEqual(['applied', 'applied']);
    const rename = (name: string) => record({ action: 'rename', entity: refer(trump), name });
    expect(statesOf([rename('A'), rename('B')])).toEqual(['overridden', 'applied']);
  });

  it('of two names overrides what united them, or took them apart, before it', () => {
    const split = () => record({ action: 'split', entity: refer(donald), into: refer(trump), names: ['Trump'] });
    const [one, two] = [merge(), split()];
    expect(correct([one, two]).states).toMatchObject([{ state: 'overridden', overriddenBy: two.id }, { state: 'applied' }]);
    expect(correct([one, two]).table.entities).toEqual(correct([]).table.entities);
    expect(statesOf([one, two, undo(two)])).toEqual(['applied', 'undone', 'applied']);
    expect(statesOf([one, two, merge()])).toEqual(['overridden', 'overridden', 'applied']);
    const turned = record({ action: 'merge', entity: refer(donald), into: refer(trump) });
    expect(statesOf([one, two, turned])).toEqual(['overridden', 'overridden', 'applied']);
    const john: Entity = { id: 'person:john', type: 'person', name: 'John', aliases: [] };
    const other = record({ action: 'split', entity: refer(donald), into: refer(john), articles: ['a'] });
    expect(statesOf([one, other])).toEqual(['applied', 'applied']);
    expect(statesOf([other, record({ action: 'merge', entity: refer(john), into: refer(donald) })])).toEqual(['overridden', 'applied']);
  });

  it('that takes a part of an utterance hands its speaker to the part that is left', () => {
    const united = {
      ...article,
      passages: article.passages.map((one) => ({
        ...one,
        quotations: one.quotations.map((each, i) => ({
          ...each,
          utterance: 7,
          speaker: i === 0 && one.ordinal === 0 ? each.speaker : null,
        })),
      })),
    };
    const [first] = article.passages;
    if (first === undefined) throw new Error('no passage');
    const words = anchorOf(article, first, { start: 1, end: 8 });
    const { articles } = correct(
      [record({ action: 'quotation', target: words, kind: 'direct', speaker: { name: 'a boy', kind: 'unnamed' } })],
      united,
    );
    const speakers = articles[0]?.passages.flatMap(({ quotations }) => quotations.map(({ speaker }) => speaker?.name));
    expect(speakers).toEqual(['a boy', 'Trump', undefined]);
  });
});

describe('undoing', () => {
  it('gives back what there was, can be undone itself, and counts only for what stands before it', () => {
    const one = merge();
    const first = undo(one);
    const second = undo(first);
    expect(correct([one, first]).table).toEqual(correct([]).table);
    expect(correct([one, first, second]).table).toEqual(correct([one]).table);
    expect(foldCorrections([first, one]).active).toEqual([one]);
    expect(foldCorrections([one, first, second]).undone).toEqual(new Map([[first.id, second.id]]));
  });
});
