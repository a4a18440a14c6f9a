/** What the headers of an e-mail say of the article in it: subject, sender, date. */
import { looksLikeName, parseAuthors } from '../authors.ts';
import { type Metadata, stated } from '../metadata.ts';
import { parseDate } from '../published-date.ts';
import { cleanLine } from '../structure/lines.ts';
import { decodeWords } from './headers.ts';

const FORWARDED = /^(?:(?:re|fwd?|aw|wg|tr)\s{0,3}:\s{0,10}){1,20}/i;

/** The name in "Jane Doe <jane@quay.example>" or "jane@quay.example (Jane Doe)". */
function senderName(from: string): string {
  const value = decodeWords(from).replace(/\s+/g, ' ').trim();
  const named = /^"?([^"<>]{1,200}?)"? ?<[^<>]{0,300}>/.exec(value)?.[1] ?? /\(([^()]{1,200})\)$/.exec(value)?.[1];
  return cleanLine(named ?? '');
}

/** "Quay Courier <news@quay-courier.example>" is an outlet. */
function isNameOfHost(name: string, from: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters(/@([\w.-]{1,253})/.exec(from)?.[1] ?? '').includes(letters(name));
}

const AFFILIATED = /^([^,|(]{3,80}?)(?:,| \||  ?[–—-]| \(| via| at| from| of) ?([^,|()]{2,80})\)?$/i;
const OUTLET_WORD =
  /\b(?:news|newspapers?|times|post|gazette|herald|tribune|courier|journal|chronicle|observer|press|radio|tv|television|agency|daily|weekly|magazine)\b/i;

/** "Jane Doe, Gazette" is a person of an outlet, "Doe, Jane" a person; an outlet only where its name or its address says so. */
function splitAffiliation(name: string, from: string): { person: string; outlet?: string } {
  const [, person = '', rest = ''] = AFFILIATED.exec(name) ?? [];
  if (!looksLikeName(person.trim())) return { person: name };
  const outlet = rest.replace(/^the /i, '');
  return { person: person.trim(), ...((OUTLET_WORD.test(outlet) || isNameOfHost(outlet, from)) && { outlet: rest }) };
}

/** What the headers of an e-mail say of its sender and time: a person is its author, any other name its source. */
export function readSender(from: string, date: string): Metadata {
  const whole = senderName(from);
  const { person: name, outlet } = splitAffiliation(whole, from);
  const isPerson = looksLikeName(name.replace(/^([^,]+), (\S+)$/, '$2 $1')) && !/^the /i.test(name) && !isNameOfHost(name, from);
  const source = isPerson ? outlet : whole;
  return stated({
    authors: isPerson ? parseAuthors(name.includes(',') ? `${name};` : name) : undefined,
    sources: source !== undefined && source !== '' && !source.includes('@') ? [{ name: source }] : undefined,
    published: parseDate(date),
  });
}

/** The subject without the marks of answers and forwards. */
export function readSubject(subject: string): string | undefined {
  return cleanLine(decodeWords(subject)).replace(FORWARDED, '') || undefined;
}
