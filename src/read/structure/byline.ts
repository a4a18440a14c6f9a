/**
 * Lines that say who wrote an article, and perhaps when: "By Jane Doe and John Roe, Staff Writer", "Written by Staff Reports",
 * "Jane Doe | Updated Sept. 20, 2016", "Posted on March 1, 2025 by Jane Doe".
 *
 * A sentence can begin with "By" too ("By noon, …"), so every name must have the form of one.
 */
import { looksLikeName, parseAuthors } from '../authors.ts';
import type { Moment } from '../relative-date.ts';
import { parseDateLine, type StatedDates } from './date-line.ts';
import { withoutDirections } from './lines.ts';

export interface Byline extends StatedDates {
  authors: string[];
  /** Agency or outlet of a "via AFP". */
  via?: string;
}

const MAX_LENGTH = 160;
/** Letters and names of a longer line, which is one only of nothing but names. */
const MAX_LIST = 1200;
const MIN_LIST = 3;
const BY =
  /^(?:(?:written|reported|posted|published|compiled|story|words|text|article|analysis|commentary|opinion)\s+)?by(?:\s*:\s*|\s+)(?=\S)|^authors?\s*:\s*/i;
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)';
const SEPARATOR = new RegExp(
  String.raw`\s*[|•·]\s*|\s+[–—-]\s+|,?\s+(?=(?:last\s+|first\s+)?(?:published|updated|posted|modified)\b)|\s+(?=on\b)|,\s+(?=${MONTH}[a-z]{0,8}\.?\s+\d|\d{1,2}\s+${MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:\d{1,3}|an?)\s+\w+\s+ago\b|today\b|yesterday\b)`,
  'i',
);
const ROLE_AFTER_NAME =
  /^(?:(?:senior|chief|deputy|national|political|white house|foreign|special|contributing|associate|managing|staff|opinion|guest|freelance)\s+){0,3}(?:staff writer|writer|reporter|correspondent|editor|columnist|contributor|journalist|bureau chief|analyst|critic)s?\b/i;
const DAY_OR_MONTH =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;
const COLLECTIVE =
  /^(?:the )?(?:[\p{L}.’']+ ){0,4}(?:staff(?: reports?| writers?| reporters?)?|editors?|editorial board|associated press|press|news(?: service| agency| desk| team)?|times|post|reuters|afp|ap|agence france-presse|bloomberg|wire services?|agencies|newsroom|correspondents?|contributors?)$/iu;

/** Words without which no line is a byline; the test that spares nearly every line the others. */
const BYLINE_WORD =
  /^(?:by|authors?|written|reported|posted|published|compiled|story|words|text|article|analysis|commentary|opinion)\b|\b(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|bureau chief|analyst|critic)/i;

function isAuthorForm(name: string): boolean {
  if (DAY_OR_MONTH.test(name)) return false;
  if (looksLikeName(name) || COLLECTIVE.test(name)) return true;
  // scripts without capitals
  return /^\p{Lu}[\p{L}’'-]+$|^\p{Lo}[\p{Lo}\p{M}· ]{1,30}$/u.test(name);
}

/** "… with agencies" names nobody, "photos by …" no author. */
const WITH_OTHERS =
  /(?:,|(?<!\s))\s+(?:with|and|plus|&)\s+(?:(?:the|news|wire|press|other|our)\s+){0,2}(?:agencies|agency|wires?|wire (?:services|reports)|staff|inputs?|files|reports)\b.*$|(?:;|(?<!\s))\s+(?:photos?|photographs?|photography|pictures|video|graphics?|illustrations?)\s+by\s.*$/i;
/** "Jane Doe for The Gazette", "Jane Doe in London and John Roe in Paris" */
const PLACE = /(?<!\s)\s+(?:for|of|in|at|from|FOR|OF|IN|AT|FROM)\s+(?:the\s+)?\p{Lu}.*$/u;

/** The people alone, each without the outlet or place that follows the name; what follows a name with one and is none goes with it. */
function withoutPlaces(people: string): string {
  if (!PLACE.test(people)) return people;
  const kept: string[] = [];
  let isCut = false;
  for (const part of people.split(/(?:,|(?<!\s))\s+and\s+|,\s+/i)) {
    const name = part.replace(PLACE, '');
    if (!isCut || looksLikeName(name)) kept.push(name);
    isCut ||= name !== part;
  }
  return kept.join(', ');
}

/** Reads the part that names people, without "by"; empty when any of it is not a name. */
function authorsIn(text: string): string[] {
  const people = withoutPlaces(
    text
      .replace(/\([^()]*\)/g, ' ')
      .replace(WITH_OTHERS, '')
      .trim(),
  );
  if (people === '' || /^(?:a|an|my|our|his|her|their|its|this|that|these|all|no)\s/i.test(people)) return [];
  if (/^THE\s/.test(people) && !COLLECTIVE.test(people)) return [];
  if (/[.!?]$/.test(people) && !/\b(?:\p{L}|Jr|Sr)\.$/u.test(people)) return [];
  const authors = parseAuthors(people);
  return authors.every(isAuthorForm) ? authors : [];
}

/** What the parts after the names say: dates, an agency. Anything else of some length makes the line no byline. */
function readExtras(parts: readonly string[], known: Moment | undefined): Omit<Byline, 'authors'> | undefined {
  const extras: Omit<Byline, 'authors'> = {};
  for (const part of parts) {
    const date = parseDateLine(part, known);
    const via = /^via\s+(\p{Lu}.{1,50})$/u.exec(part)?.[1];
    if (date) Object.assign(extras, { ...date, ...extras });
    else if (via !== undefined) extras.via = via;
    else if (part.split(' ').length > 8) return undefined;
  }
  return extras;
}

/** "Posted on March 1, 2025 by Jane Doe", as systems for blogs word it. */
function readDateFirst(line: string, known: Moment | undefined): Byline | undefined {
  const at = line.search(/(?:,|(?<!\s))\s+by\s/i);
  const dates = at <= 0 ? undefined : parseDateLine(line.slice(0, at), known);
  const byline = dates && parseByline(line.slice(at).replace(/^,?\s+/, ''), known);
  return byline && { ...byline, ...dates };
}

/** "By" and names alone, however many. */
function readManyNames(raw: string): Byline | undefined {
  if (raw.length > MAX_LIST || !/^by[\s:]/i.test(raw)) return undefined;
  const line = withoutDirections(raw);
  const names = line.slice(3).split(/(?<!\s)\s*[,;]\s*(?:and\s+)?|(?<!\s)\s+(?:and|&)\s+/);
  if (names.length < MIN_LIST || !names.every((name) => looksLikeName(name.trim()))) return undefined;
  const authors = parseAuthors(line);
  return authors.length >= MIN_LIST ? { authors } : undefined;
}

/** Authors and dates of a line that is a byline as a whole; `undefined` for any other line. "Yesterday" counts from `known`. */
export function parseByline(raw: string, known?: Moment): Byline | undefined {
  if (raw.length > MAX_LENGTH) return readManyNames(raw);
  if (!BYLINE_WORD.test(raw)) return /^\D*\d.* by /i.test(raw) ? readDateFirst(withoutDirections(raw), known) : undefined;
  const line = withoutDirections(raw);
  const opening = BY.exec(line)?.[0];
  const rest = opening === undefined ? line : line.slice(opening.length);
  const [people = '', ...extra] = rest.replace(/(?<![,\s])[,\s]+via\s+/, ' | via ').split(SEPARATOR);
  if (opening === undefined) {
    const dated = readDateFirst(line, known);
    if (dated !== undefined) return dated;
    const [name = '', role = ''] = people.includes(',') ? people.split(/,\s*/, 2) : [people, extra[0] ?? ''];
    if (!looksLikeName(name) || !ROLE_AFTER_NAME.test(role) || /[.!?]$/.test(line)) return undefined;
    if (line.split(' ').length > 12) return undefined;
  }
  const authors = authorsIn(people);
  const extras = readExtras(extra, known);
  return authors.length === 0 || extras === undefined ? undefined : { authors, ...extras };
}

/** Capitalised words, with small ones between them. */
const CAPITALISED =
  /^(?:(?:of|for|from|to|the|special) ){0,3}\p{Lu}[^\s.!?:;]*(?: (?:of|for|and|to|the|&|\p{Lu}[^\s.!?:;]*|writers?|reporters?|correspondents?|staff)){0,6}$/u;
const AFFILIATION =
  /^special (?:to|for) |^(?:of|for|from) the .*\bstaff$|\b(?:writers?|reporters?|correspondents?|columnists?|contributors?|staff editors?|bureau)$/i;

/** Whether the line under a byline says whom its authors write for: "Associated Press Writers", "Special to The Courier". */
export function isAffiliation(raw: string): boolean {
  if (raw.length > 60 || !AFFILIATION.test(raw)) return false;
  const line = withoutDirections(raw);
  return CAPITALISED.test(line.replace(/^(?:Special|Of|For|From)\b/, (word) => word.toLowerCase()));
}

const CONTRIBUTION_LABEL =
  /^(?:[•⦁*–—(-]\s*)?(?:(?:with|additional) )?(?:contributing(?: to this (?:report|story|article))?|contributors?|(?:additional )?reporting by|(?:compiled|edited) by)\s*:?\s+/i;
const CONTRIBUTED =
  /^(?:[•⦁*–—-]\s*)?(\p{Lu}.{1,140}?) contributed(?: (?:reporting|research))?(?: (?:to|for) th(?:is|e) (?:report|article|story|post|piece|column))?(?: from .{1,60})?\.?$/u;

/** The contributors that a line at the end names, who are no authors: "Jane Doe contributed to this report." */
export function parseContribution(line: string): string | undefined {
  if (line.length > MAX_LENGTH || !/contribut|reporting|compiled|edited/i.test(line)) return undefined;
  const contributed = CONTRIBUTED.exec(line)?.[1];
  if (contributed !== undefined) return contributed;
  const label = CONTRIBUTION_LABEL.exec(line)?.[0];
  if (label === undefined) return undefined;
  const rest = line.slice(label.length).replace(/(?<![).])[).]+$/, '');
  const names = rest.split(/[;,]\s*(?:and\s+)?|(?<!\s)\s+(?:and|in)\s+/);
  return names.every((name) => /^(?:\p{Lu}|[Ee]diting by)/u.test(name) && name.split(' ').length <= 6) ? rest : undefined;
}
