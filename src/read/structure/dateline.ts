/**
 * The agency that a wire story names before its first words: "NAIROBI, Kenya (AP) — …", "LONDON, March 4 (Reuters) - …",
 * "(CNN) -- …". The words stay in the text; the article rests on the agency.
 */

/** Place in capitals, then perhaps a country and a day. */
const PLACE = String.raw`\p{Lu}[\p{Lu}\p{M}.'’/ -]{1,40}(?:,\s[\p{L}\p{M}.'’ -]{2,30}){0,2}(?:,?\s\p{L}{3,9}\.?\s\d{1,2})?\s`;
const DASH = String.raw`\s?(?:—|–|--|-|_)\s?\S`;
const WITH_PLACE = new RegExp(String.raw`^${PLACE}\(((?:the )?\p{Lu}[\p{L}.&’' ]{1,29})\)${DASH}`, 'iu');
const ALONE = new RegExp(String.raw`^\(((?:the )?\p{Lu}[\p{L}.&’' ]{1,29})\)${DASH}`, 'iu');
const CAPITALS = /^\p{Lu}{2}/u;

/** The name as it stands there, of the first paragraph of a text. */
export function agencyOfDateline(text: string): string | undefined {
  const head = text.slice(0, 160);
  if (!head.includes('(')) return undefined;
  const name = (CAPITALS.test(head) ? WITH_PLACE.exec(head) : ALONE.exec(head))?.[1];
  return name !== undefined && /^(?:the )?\p{Lu}/u.test(name) ? name : undefined;
}
