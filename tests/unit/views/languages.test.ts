/** Every language says everything that English says, of the same things, in its own words. */
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../../views/languages/language.ts';
import { LANGUAGES } from '../../../views/languages/languages.ts';
import { BRACKETED } from '../../support/bracketed-language.ts';
import { compareCatalogues } from '../../support/compare-catalogues.ts';

/** Names, and what is typed as it is shown: the same in every language. */
const SAME_EVERYWHERE = new Set([
  'Pullquote',
  'API',
  'Chicago',
  'APA',
  'MLA',
  'BibTeX',
  'RIS',
  'CSL-JSON',
  'HTML',
  'Markdown',
  'JSON Lines',
  ']',
  ', {role}',
  ', ',
  ...ENGLISH.texts.help.syntax.rows.map(([example]) => example),
  ...ENGLISH.texts.help.keys.rows.map(([key]) => key),
]);
/** Texts of which all words are given. */
const WORDLESS = new Set(['results.titled', 'filters.chip', 'start.holds']);

const others = LANGUAGES.filter((language) => language !== ENGLISH);

describe.each(others.map((language) => [language.tag, language] as const))('the catalogue of %s', (_tag, { texts }) => {
  it('is complete', () => {
    expect(compareCatalogues(texts, ENGLISH.texts, SAME_EVERYWHERE).filter(({ path }) => !WORDLESS.has(path))).toEqual([]);
  });
});

describe('a catalogue that is not complete', () => {
  const faultsOf = (own: unknown, same: readonly string[] = []): string[] =>
    compareCatalogues(
      own,
      { a: 'One', b: { c: (name: string, total: number) => `${name}: ${total.toFixed(0)}`, d: ['X {y}', 'Z'] } },
      new Set(same),
    ).map(({ path, fault }) => `${path} ${fault.replace(/(?: for \[|: ).*/s, '')}`);
  const whole = { a: 'Uno', b: { c: (name: string, total: number) => `${total.toFixed(0)}, ${name}`, d: ['{y} X', 'Zeta'] } };

  it('is told from one that is', () => {
    expect(faultsOf(whole)).toEqual([]);
    expect(compareCatalogues(BRACKETED.texts, ENGLISH.texts, new Set())).toEqual([]);
  });

  it('is found by what is missing, too much or of another kind', () => {
    expect(faultsOf({ ...whole, a: undefined })).toEqual(['a is of another kind']);
    expect(faultsOf({ b: whole.b, e: 'E' })).toEqual(['a is missing', 'e is of no use']);
    expect(faultsOf({ ...whole, b: { ...whole.b, d: ['{y}'] } })).toEqual(['b.d.1 is missing']);
  });

  it('is found by what is empty, was left as it is, or has lost a placeholder', () => {
    expect(faultsOf({ ...whole, a: ' ' })).toEqual(['a is empty']);
    expect(faultsOf({ ...whole, a: 'One' })).toEqual(['a is as it was']);
    expect(faultsOf({ ...whole, a: 'One' }, ['One'])).toEqual([]);
    expect(faultsOf({ ...whole, b: { ...whole.b, d: ['X', 'Zeta'] } })).toEqual(['b.d.0 has other placeholders']);
  });

  it('is found by a text that leaves out what it is given, fails or says nothing', () => {
    const withText = (c: unknown) => faultsOf({ ...whole, b: { ...whole.b, c } });
    expect(withText((_: string, total: number) => `${total}`)).toEqual(['b.c leaves out Ana Núñez']);
    expect(withText(() => '')).toEqual(['b.c says nothing']);
    expect(withText((name: string, total: string) => name + total.trim())).toEqual(['b.c fails']);
    expect(withText((name: string, total: number) => `${name}: ${total.toFixed(0)}`)).toEqual(['b.c is as it was']);
  });
});
