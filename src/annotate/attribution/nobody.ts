/**
 * Words in the place of a speaker behind which nobody stands, and the one name that a reporter tells in passing.
 */
import type { Speaker } from '../../domain/annotation.ts';
import type { DocumentView, Source } from './document-view.ts';
import type { Unit } from './units.ts';

const NOBODY = /^(?:anybody|anyone|nobody|noone|none|neither|nothing|anything|everything|million|billion|trillion)$/;
/** How many paragraphs, and of each how many characters, are looked through for another article. */
const TOLD_REACH = 40;
const TOLD_LENGTH = 4000;
const THIS_TEXT = /^(?:article|story|piece|column|post)$/;

/** Words that nobody can be found behind: "anybody", "statements", "this article" and "the article" where no other was told of. */
export function isNobody(document: DocumentView, { paragraph, phrase }: Source, units: readonly Unit[]): boolean {
  const word = units[phrase.head]?.word ?? '';
  if (NOBODY.test(word) || /^(?:no|neither|none)$/.test(units[phrase.first]?.word ?? '')) return true;
  if (word === 'one' && phrase.first === phrase.head && units[phrase.head - 1]?.word === 'no') return true;
  // "In all, 5 said so", "In 2018 found …": a number in figures is nobody
  if (phrase.first === phrase.head && /^[\d.,]+$/.test(word)) return true;
  if (phrase.first === phrase.head) return /^(?:statements|reports)$/.test(word);
  const first = units[phrase.first]?.word ?? '';
  if (phrase.head - phrase.first > 1 || !THIS_TEXT.test(word)) return false;
  return /^(?:this|our)$/.test(first) || (first === 'the' && !isToldOf(document, paragraph, units[phrase.first]?.start ?? 0, word));
}

/** "an article in the Post", "her column": another text of that kind before this place. */
function isToldOf(document: DocumentView, paragraph: number, before: number, word: string): boolean {
  const other = new RegExp(
    String.raw`(?:\ban?|\banother|['’]s|\b(?:his|her|their|its))\s(?:[\p{L}-]+\s){0,2}${word}\b|\b${word}\s(?:in|by|from|titled|published)\b`,
    'iu',
  );
  for (let p = paragraph; p >= 0 && paragraph - p < TOLD_REACH; p--) {
    const { text } = document.paragraphs[p] ?? { text: '' };
    const end = p === paragraph ? before : text.length;
    if (other.test(text.slice(Math.max(0, end - TOLD_LENGTH), end))) return true;
  }
  return false;
}

/** How far behind "one of them" the words "who gave her name as Jo" may go on. */
const NAME_REACH = 16;

/** "one of them, who gave her name only as Jo": the name told. */
export function nameTold(document: DocumentView, { phrase }: Source, units: readonly Unit[]): Omit<Speaker, 'start' | 'end'> | undefined {
  for (let i = phrase.head + 1; i < phrase.head + NAME_REACH && i < units.length; i++) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || /^[.;]$/.test(unit.word)) return undefined;
    if (unit.word !== 'name' || !/^(?:her|his|their)$/.test(units[i - 1]?.word ?? '')) continue;
    const as = units[i + 1]?.word === 'as' ? i + 1 : i + 2;
    const mention = units[as]?.word === 'as' ? units[as + 1]?.name : undefined;
    const entity = mention === undefined ? undefined : document.entityOf(mention);
    return entity === undefined ? undefined : { name: entity.name, kind: 'named', entity: entity.id };
  }
  return undefined;
}
