/** A language whose every word stands in brackets: what stands outside of them on a page is no text of the interface, or was forgotten. */
import { ENGLISH, type Language } from '../../views/languages/language.ts';

export const OPEN = '⟦';
export const CLOSE = '⟧';

function bracketed<T>(value: T): T;
function bracketed(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : OPEN + value + CLOSE;
  if (typeof value === 'function') return (...given: unknown[]) => bracketed((value as (...all: unknown[]) => unknown)(...given));
  if (Array.isArray(value)) return value.map((one) => bracketed(one as unknown));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bracketed(one as unknown)]));
  }
  return value;
}

export const BRACKETED: Language = {
  tag: 'en-xa',
  dir: 'rtl',
  name: '⟦Bracketed⟧',
  // What begins with a capital is a name of the corpus.
  formats: { ...bracketed(ENGLISH.formats), locale: 'en', capitalized: ENGLISH.formats.capitalized },
  texts: bracketed(ENGLISH.texts),
};
