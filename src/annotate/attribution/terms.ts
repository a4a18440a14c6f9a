/**
 * Marked words that are nobody's speech: nicknames, titles of works, slogans, scare quotes.
 *
 * Asked only of words that no report stands beside. A wrong answer costs: a quotation lost, or a film title under "quoted".
 */
import type { Term } from '../../domain/annotation.ts';
import { CALENDAR } from '../gazetteers/common-words.ts';
import type { Unit } from './units.ts';

const NAMING =
  /^(?:nicknamed|dubbed|alias|aka|codenamed|named|called|titled|entitled|headlined|christened|branded|labeled|labelled|termed)$/;
const WORK =
  /^(?:film|movie|book|novel|memoir|song|album|single|show|series|sitcom|drama|documentary|article|essay|column|play|musical|opera|poem|episode|program|programme|podcast|magazine|painting|game|bestseller|hit|comedy|thriller|sequel|anthem|ballad|biography|blockbuster|segment|host|hosts|star|co-host|author|classic|tune|video|report|paper|study|section|chapter|entitled|titled|starring|starred)$/;
/** Works whose name stands right after the word for them: "in its article “…”". */
const HEADED_WORK =
  /^(?:article|essay|column|op-ed|editorial|book|novel|memoir|film|movie|documentary|song|album|poem|play|headline|episode|titled|entitled|headlined)$/;
/** What is named like a work: a ship stands among titles, not nicknames. */
const VESSEL =
  /^(?:ship|ferry|boat|vessel|yacht|trawler|dredger|tug|tugboat|schooner|frigate|destroyer|submarine|liner|tanker|freighter|barge|steamer|lifeboat|spacecraft|locomotive)$/;
const LONGEST_TITLE = 20;
const LONGEST_TERM = 8;
const SLOGAN = /^(?:slogan|slogans|motto|banner|banners|sign|signs|hashtag|catchphrase|mantra|shirt|shirts|hat|hats|emblazoned)$/;
const WORD_FOR =
  /^(?:term|terms|word|words|phrase|phrases|label|name|names|moniker|notion|concept|known|so-called|self-described|self-proclaimed|self-styled|supposed|quote-unquote|alleged|definition|acronym|title|category|expression)$/;
/** Verbs whose object is a work; "singing" is as often followed by the words sung. */
const PERFORM = /^(?:sang|sings|sing|sung|hummed|performed|performs|performing|danced|recited|recites)$/;
const READ = /^(?:read|reads|reading|reread)$/;
/** What stands behind a title as apposition: “…,” a novel. */
const WORK_BEHIND =
  /^(?:film|movie|book|novel|novella|memoir|song|album|sitcom|drama|documentary|essay|play|musical|opera|poem|podcast|painting|comedy|thriller|sequel|ballad|biography|bestseller)$/;
/** What puts a label on something: it was classified “…”. */
const CLASSIFYING = /^(?:classified|stamped|categorized|categorised|rated|designated|earmarked)$/;
/** The last word of a bill, a law or a treaty by its name. */
const STATUTE = /^(?:Act|Bill|Law|Amendment|Treaty|Initiative)[.,]?$/;
/** What bears a fixed wording: “…” signs. */
const NOTICE =
  /^(?:sign|signs|ad|ads|advert|adverts|notice|notices|poster|posters|button|buttons|sticker|stickers|warning|warnings|list|lists)$/;
const LONGEST_LABEL = 4;
const FUNCTION_WORD = /^(?:a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|the|to|vs\.?|with|v\.?)$/i;

/** What kind of term the marked words are, if the words around them say so. `inner` is the text inside the marks. */
export function termKind(inner: string, units: readonly Unit[], at: number, text: string): Term['kind'] | undefined {
  const before = units[at - 1];
  if (text.charAt((units[at]?.start ?? 0) - 1) === '=') return 'term'; // markup: name="value"
  const words = inner.trim().split(/\s+/u);
  // "known as the “…”": an article between changes nothing
  const skip = before?.pos === 'DET' ? 1 : 0;
  const near = [1, 2, 3].map((step) => units[at - step - skip]?.word ?? '');
  if (words.length <= LONGEST_TITLE && HEADED_WORK.test(before?.word ?? '') && /^[^\p{L}]*\p{Lu}/u.test(inner)) return 'title';
  // "The Room to close," by Paul Berg
  if (units[at + 1]?.word === 'by' && units[at + 2]?.kind === 'name' && inner.trimEnd().endsWith(',')) return 'title';
  if (words.length > LONGEST_TERM) return undefined;
  const titled = isTitleCase(words);
  if (titled && words.length > 1 && STATUTE.test(words.at(-1) ?? '')) return 'title';
  if (titled && isNamedAsWork(units, at)) return 'title';
  if (titled && isProgramme(units, at)) return 'title';
  const isWork = near.some((word) => WORK.test(word) || VESSEL.test(word));
  if (near[0] === 'as' && /^(?:known|billed)$/.test(near[1] ?? '')) return titled && words.length < 4 ? 'nickname' : 'term';
  if (NAMING.test(near[0] ?? '') && titled) return isWork || /^(?:titled|entitled|headlined)$/.test(near[0] ?? '') ? 'title' : 'nickname';
  if (near.some((word) => SLOGAN.test(word)) && words.length > 1) return 'slogan';
  if (WORD_FOR.test(near[0] ?? '') || isSoCalled(units, at - skip)) return 'scare';
  if (CLASSIFYING.test(near[0] ?? '') && words.length <= LONGEST_LABEL) return 'term';
  if (NOTICE.test(units[at + 1]?.word ?? '') && words.length <= LONGEST_LABEL) return 'term';
  if (titled && (isWork || WORK.test(units[at + 1]?.word ?? ''))) return 'title';
  return undefined;
}

/** "so-called “…”", in one word or three. */
function isSoCalled(units: readonly Unit[], at: number): boolean {
  const { word = '' } = units[at - 1] ?? {};
  if (/^so.called$/u.test(word)) return true;
  return word === 'called' && /^(?:so|-)$/.test(units[at - 2]?.word ?? '');
}

/** sang “…”; read “…” aloud; “…,” a novel by Paul Berg. */
function isNamedAsWork(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1]?.word ?? '';
  if (PERFORM.test(before) || (READ.test(before) && units[at + 1]?.word === 'aloud')) return true;
  const from = at + (units[at + 1]?.word === ',' ? 2 : 1);
  if (!/^(?:a|an|the|his|her|its|their)$/.test(units[from]?.word ?? '')) return false;
  for (let i = from + 1; i <= from + 3; i++) {
    const { word = '', pos } = units[i] ?? {};
    if (WORK_BEHIND.test(word)) return true;
    if (pos !== 'ADJ' && pos !== 'NOUN' && pos !== 'PROPN') return false;
  }
  return false;
}

/** "on CNN's “New Day”", "told “Fox and Friends”", "on Wednesday's “Night Show”": whose title it is, or whom somebody tells. */
function isProgramme(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  if (/^(?:told|tells)$/.test(before?.word ?? '')) return true;
  // "in an interview with “Night Talk”", "aired Monday on “Night Talk”"
  const where = units[at - 2];
  const isAired =
    before?.word === 'on'
      ? where?.pos === 'VERB' || CALENDAR.has(where?.word ?? '')
      : before?.word === 'with' && where?.word === 'interview';
  if (isAired) return true;
  const owner = units[at - 2];
  if (!/^['’]s?$/.test(before?.word ?? '') || owner === undefined) return false;
  return owner.name?.type === 'organization' || owner.name?.type === 'place' || CALENDAR.has(owner.word) || isAcronym(owner);
}

function isAcronym({ kind, pos }: Unit): boolean {
  return kind === 'word' && pos === 'PROPN';
}

/** Weaker signs, for words that only the subject of their sentence could have said. */
export function weakTermKind(inner: string, units: readonly Unit[], at: number): Term['kind'] | undefined {
  const words = inner.trim().split(/\s+/u);
  if (words.length > 6) return undefined;
  if (words.length > 1 && isTitleCase(words)) return 'title';
  const next = units[at + 1];
  const modifies = next !== undefined && (next.pos === 'NOUN' || next.kind === 'name');
  return words.length <= 3 || modifies ? 'scare' : undefined;
}

/** Every word of weight begins with a capital. */
function isTitleCase(words: readonly string[]): boolean {
  return words.every((word, i) => (i > 0 && FUNCTION_WORD.test(word)) || /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word));
}
