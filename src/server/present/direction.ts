/**
 * From which side a text is read, by the most of its letters: one foreign word at its beginning, which is all that a browser looks at,
 * does not turn a whole paragraph round.
 */
const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTER = /\p{L}/gu;

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

export function directionOf(text: string): 'ltr' | 'rtl' {
  const fromRight = countOf(text, FROM_RIGHT);
  return fromRight > 0 && 2 * fromRight > countOf(text, LETTER) ? 'rtl' : 'ltr';
}
