/**
 * The language that a page is written in: that of the request which is being answered, held for as long as the answer takes, through
 * every await and apart from every other request. What is not asked for by a reader (the command line, feeds, the API) is English.
 *
 * It is held here rather than in a context of the views, since what is given to the views is worded too. A text must therefore be asked
 * for where it is shown, never once for all when a module is loaded.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { english } from './en/english.ts';
import type { Formats } from './formats.ts';
import { formats } from './en/formats.ts';

/** The shape of some texts: English with any other words in its place. What is a function of English, has so many items or keys, does in every language. */
export type Wording<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Words
    ? (...given: Given) => Wording<Words>
    : { readonly [Key in keyof T]: Wording<T[Key]> };

/** Every text of the interface. */
export type Catalogue = Wording<typeof english>;

export interface Language {
  /** BCP 47, as in `<html lang>`. */
  tag: string;
  dir: 'ltr' | 'rtl';
  /** Its own name for itself. */
  name: string;
  formats: Formats;
  texts: Catalogue;
}

export const ENGLISH: Language = { tag: 'en', dir: 'ltr', name: 'English', formats, texts: english };

const spoken = new AsyncLocalStorage<Language>();

/** Does some work, and all that follows from it, in a language. */
export function inLanguage<T>(language: Language, work: () => T): T {
  return spoken.run(language, work);
}

/** The language of the request that is being answered. */
export function language(): Language {
  return spoken.getStore() ?? ENGLISH;
}

/** The attribute of a text that is in another language than the page; nothing where it is not known. @param tag BCP 47 */
export function langOf(tag: string | undefined): { lang?: string } {
  return tag === undefined || tag === language().tag ? {} : { lang: tag };
}

/** Every text of the interface, in the language of the request that is being answered. */
export function texts(): Catalogue {
  return language().texts;
}
