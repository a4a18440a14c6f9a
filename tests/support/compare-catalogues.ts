/** Holds one catalogue of texts against another: what is missing, too much, of another kind, empty, left as it was, or says less of what it is given. */
import { QUOTATION_FLAGS, QUOTATION_KINDS } from '../../src/domain/annotation.ts';
import { FACET_FIELDS, scopeSchema } from '../../src/domain/search.ts';

export interface Difference {
  path: string;
  fault: string;
}

type Text = (...given: unknown[]) => unknown;

const PLACEHOLDER = /\{\w+\}/g;
const NOT_SAID = /undefined|NaN|null|\[object/;

/** What a text may be given: names, numbers of every plural form, and the codes that texts are chosen by. */
const NAMES = ['Ana Núñez', 'Quay Review', 'Example Courier'];
const NUMBERS = [0, 1, 2, 3, 7, 11, 25, 99, 100, 102, 1000, 1_000_000];
const SCOPES = scopeSchema.options;
const LISTS = [['Ana Núñez'], ['Ana Núñez', 'Quay Review', 'Example Courier']];
const GIVEN: readonly unknown[] = [
  ...NAMES,
  ...NUMBERS,
  ...SCOPES,
  ...FACET_FIELDS,
  ...QUOTATION_KINDS,
  ...QUOTATION_FLAGS,
  ...LISTS,
  true,
  false,
];
/** For texts that take more than two. */
const FEWER: readonly unknown[] = [...NAMES, 0, 1, 2, 3, 11, 100, ...SCOPES, true, false];
const MOST_CALLS = 4_000;

const placeholders = (text: string): string => [...new Set(text.match(PLACEHOLDER))].sort().join(' ');

const namesIn = (given: readonly unknown[]): string[] =>
  given.flat().filter((one): one is string => typeof one === 'string' && NAMES.includes(one));

/** Calls that the reference answers with a text, each with its answer. */
function callsOf(text: Text): { given: unknown[]; said: string }[] {
  const calls: { given: unknown[]; said: string }[] = [];
  const call = (given: unknown[]): void => {
    if (calls.length >= MOST_CALLS) return;
    if (given.length < text.length) {
      for (const next of text.length > 2 ? FEWER : GIVEN) call([...given, next]);
      return;
    }
    try {
      const said = text(...given);
      // A name that is not said was given for something else.
      const isSaid = typeof said === 'string' && said !== '' && !NOT_SAID.test(said) && namesIn(given).every((name) => said.includes(name));
      if (isSaid) calls.push({ given, said });
    } catch {
      // Not what it takes.
    }
  };
  call([]);
  // Where a list is taken, a text passes for a list of its letters.
  const isList = Array.from({ length: text.length }, (_, i) => calls.some(({ given }) => Array.isArray(given[i])));
  return calls.filter(({ given }) => given.every((one, i) => Array.isArray(one) === isList[i]));
}

function compareCalls(path: string, own: Text, reference: Text): Difference[] {
  const calls = callsOf(reference);
  if (calls.length === 0) return [{ path, fault: 'cannot be tried: no call gives a text in the reference' }];
  for (const { given, said } of calls) {
    const shown = JSON.stringify(given);
    let text: unknown;
    try {
      text = own(...given);
    } catch (error) {
      return [{ path, fault: `fails for ${shown}: ${String(error)}` }];
    }
    if (typeof text !== 'string' || text.trim() === '' || NOT_SAID.test(text))
      return [{ path, fault: `says nothing for ${shown}: ${String(text)}` }];
    const lost = namesIn(given).filter((name) => !text.includes(name));
    if (lost.length > 0) return [{ path, fault: `leaves out ${lost.join(', ')} for ${shown}: ${text}` }];
    if (placeholders(text) !== placeholders(said)) return [{ path, fault: `has other placeholders for ${shown}: ${text}` }];
  }
  return calls.every(({ given, said }) => own(...given) === said) ? [{ path, fault: 'is as it was' }] : [];
}

/** What `own` lacks against `reference`; texts that stand in `same` may be the same in both. */
export function compareCatalogues(own: unknown, reference: unknown, same: ReadonlySet<string>, path = ''): Difference[] {
  if (typeof own !== typeof reference || Array.isArray(own) !== Array.isArray(reference)) return [{ path, fault: 'is of another kind' }];
  if (typeof reference === 'function')
    return own === reference ? [{ path, fault: 'is as it was' }] : compareCalls(path, own as Text, reference as Text);
  if (typeof reference === 'string' && typeof own === 'string') {
    if (own.trim() === '' && reference.trim() !== '') return [{ path, fault: 'is empty' }];
    if (placeholders(own) !== placeholders(reference)) return [{ path, fault: `has other placeholders: ${own}` }];
    return own === reference && !same.has(reference) ? [{ path, fault: `is as it was: ${own}` }] : [];
  }
  if (typeof reference !== 'object' || reference === null || typeof own !== 'object' || own === null) return [];
  const keys = new Set([...Object.keys(reference), ...Object.keys(own)]);
  return [...keys].flatMap((key) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(own, key)) return [{ path: at, fault: 'is missing' }];
    if (!Object.hasOwn(reference, key)) return [{ path: at, fault: 'is of no use' }];
    return compareCatalogues((own as Record<string, unknown>)[key], (reference as Record<string, unknown>)[key], same, at);
  });
}
