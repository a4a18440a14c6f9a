import { expect, it } from 'vitest';
import { believedLanguage, languageTag } from '../../../src/read/declared-language.ts';
import { BODY, MORE } from './read-support.ts';

const SPANISH =
  'El ayuntamiento decidió el martes que el viejo mercado de pescado se trasladará al muelle del norte, después de dos años de discusiones. Muchos comerciantes temen el cambio, porque el muelle está lejos de la estación y no tiene techo; otros esperan más clientes.';

it('the text outweighs a declared language that it plainly contradicts', () => {
  expect(believedLanguage('en-US', SPANISH)).toBeUndefined();
  expect(believedLanguage('es', `${BODY} ${MORE} ${BODY}`)).toBeUndefined();
});

it('a declared language stands for a text that is short, or in a language near to it', () => {
  expect(believedLanguage('en-us', SPANISH.slice(0, 150))).toBe('en-US');
  expect(believedLanguage('ca', SPANISH)).toBe('ca');
  expect(believedLanguage('es-MX', SPANISH)).toBe('es-MX');
  expect(believedLanguage(undefined, SPANISH)).toBeUndefined();
});

it('a tag is given in its canonical form, and what is none is left out', () => {
  expect(['en-us', 'pt_BR', 'zh-hant-tw', 'not a tag', ''].map(languageTag)).toEqual([
    'en-US',
    'pt-BR',
    'zh-Hant-TW',
    undefined,
    undefined,
  ]);
});
