/**
 * The language that a file declares, held against its text: templates and feeds say "en" whatever they are filled with.
 *
 * What is declared stands unless enough text is plainly in another language. Languages that the detection cannot tell from a neighbour
 * that it knows better (Catalan and Spanish, Bokmål and Danish) do not contradict each other.
 */
import { detectLanguage } from './language.ts';

/** Letters of a text that can contradict. */
const MIN_LETTERS = 200;
/** Languages so near to each other that the detection may take one for the other. */
const FAMILIES = [
  'no nb nn da sv fo',
  'es ca gl ast an oc lad',
  'pt gl mwl',
  'fr oc co wa br ht',
  'it sc co scn vec',
  'de lb gsw nds bar',
  'nl af fy li nds',
  'id ms jv su min',
  'sr hr bs sh sl',
  'cs sk',
  'ru be uk rue',
  'bg mk',
  'tr az tk crh',
  'kk ky tt uz',
  'zh yue wuu nan lzh',
  'fa tg ps ckb ug',
  'hi mr ne mai bho',
  'fi et',
  'he yi',
  'ga gd',
  'zu xh',
].map((family) => new Set(family.split(' ')));

/** The canonical form of a language tag ("en-us" is en-US, "pt_BR" pt-BR); `undefined` for what is none. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The declared language, or `undefined` where there is none or the text is plainly in another one. */
export function believedLanguage(declared: string | undefined, text: string): string | undefined {
  const tag = declared === undefined ? undefined : languageTag(declared);
  if (tag === undefined || !hasEnough(text)) return tag;
  const detected = detectLanguage(text);
  const primary = tag.split('-', 1)[0] ?? '';
  const isNear = primary === detected || FAMILIES.some((family) => family.has(primary) && family.has(detected));
  return detected === 'und' || isNear ? tag : undefined;
}

/** Looks at as much of the text as it takes. */
function hasEnough(text: string): boolean {
  return (text.slice(0, MIN_LETTERS * 3).match(/\p{L}/gu)?.length ?? 0) >= MIN_LETTERS;
}
