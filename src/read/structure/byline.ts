/**
 * Lines that say who wrote an article and when: "By Jane Doe and John Roe, Staff Writer", "Written by Staff Reports",
 * "Published: September 20, 2016", "Jane Doe | Updated Sept. 20, 2016".
 *
 * A sentence can begin with "By" too ("By noon, …"), so every name must have the form of one.
 */
import { looksLikeName, parseAuthors } from '../authors.ts';
import { parseDate } from '../published-date.ts';

export interface Byline {
  authors: string[];
  published?: string;
  modified?: string;
  /** Agency or outlet of a "via AFP". */
  via?: string;
}

const MAX_LENGTH = 160;
const BY =
  /^(?:(?:written|reported|posted|published|compiled|story|words|text|article|analysis|commentary|opinion)\s+)?by(?:\s*:\s*|\s+)(?=\S)|^authors?\s*:\s*/i;
const SEPARATOR = /\s*[|•·]\s*|\s+[–—-]\s+|\s+(?=(?:on|published|updated|posted)\b)|,\s+(?=(?:published|updated|posted)\b)/i;
const DATE_LABEL =
  /^(?:(?:first |originally |date )?(?:published|posted|released)|date|on|created|(?:last )?(?:updated|modified|edited))(?: on| at)?\s*:?\s+/i;
const UPDATE_LABEL = /^(?:last )?(?:updated|modified|edited)/i;
const ROLE_AFTER_NAME =
  /^(?:(?:senior|chief|deputy|national|political|white house|foreign|special|contributing|associate|managing|staff|opinion|guest|freelance)\s+){0,3}(?:staff writer|writer|reporter|correspondent|editor|columnist|contributor|journalist|bureau chief|analyst|critic)s?\b/i;
const DAY_OR_MONTH =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;
const COLLECTIVE =
  /^(?:the )?(?:[\p{L}.’']+ ){0,4}(?:staff(?: reports?| writers?| reporters?)?|editors?|editorial board|associated press|press|news(?: service| agency| desk| team)?|times|post|reuters|afp|ap|agence france-presse|bloomberg|wire services?|agencies|newsroom|correspondents?|contributors?)$/iu;

/** Words without which no line is a byline; the test that spares nearly every line the others. */
const BYLINE_WORD =
  /^(?:by|authors?|written|reported|posted|published|compiled|story|words|text|article|analysis|commentary|opinion)\b|\b(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|bureau chief|analyst|critic)/i;

/** The published or modified date that a line of nothing else gives. */
export function parseDateLine(line: string): { published?: string; modified?: string } | undefined {
  if (line.length > MAX_LENGTH || !/\d{4}/.test(line)) return undefined;
  const date = parseDate(line.replace(DATE_LABEL, ''));
  // A bare number is a year only by chance.
  if (date === undefined || /^\d{4}$/.test(line)) return undefined;
  return UPDATE_LABEL.test(line) ? { modified: date } : { published: date };
}

function isAuthorForm(name: string): boolean {
  if (DAY_OR_MONTH.test(name)) return false;
  if (looksLikeName(name) || COLLECTIVE.test(name)) return true;
  return /^\p{Lu}[\p{L}’'-]+$/u.test(name);
}

/** Reads the part that names people, without "by"; empty when any of it is not a name. */
function authorsIn(text: string): string[] {
  const people = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+(?:for|of|in|at)\s+(?:the\s+)?\p{Lu}.*$/u, '')
    .trim();
  if (people === '' || /^(?:a|an|my|our|his|her|their|its|this|that|these|all|no)\s/i.test(people)) return [];
  if (/^THE\s/.test(people) && !COLLECTIVE.test(people)) return [];
  if (/[.!?]$/.test(people) && !/\b(?:\p{L}|Jr|Sr)\.$/u.test(people)) return [];
  const authors = parseAuthors(people);
  return authors.every(isAuthorForm) ? authors : [];
}

/** What the parts after the names say: dates, an agency. Anything else of some length makes the line no byline. */
function readExtras(parts: readonly string[]): Omit<Byline, 'authors'> | undefined {
  const extras: Omit<Byline, 'authors'> = {};
  for (const part of parts) {
    const date = parseDateLine(part);
    const via = /^via\s+(\p{Lu}.{1,50})$/u.exec(part)?.[1];
    if (date) Object.assign(extras, date);
    else if (via !== undefined) extras.via = via;
    else if (part.split(' ').length > 8) return undefined;
  }
  return extras;
}

/** Authors and dates of a line that is a byline as a whole; `undefined` for any other line. */
export function parseByline(line: string): Byline | undefined {
  if (line.length > MAX_LENGTH || !BYLINE_WORD.test(line)) return undefined;
  const opening = BY.exec(line)?.[0];
  const rest = opening === undefined ? line : line.slice(opening.length);
  const [people = '', ...extra] = rest.replace(/[,\s]+via\s+/, ' | via ').split(SEPARATOR);
  if (opening === undefined) {
    const [name = '', role = ''] = people.includes(',') ? people.split(/,\s*/, 2) : [people, extra[0] ?? ''];
    if (!looksLikeName(name) || !ROLE_AFTER_NAME.test(role) || /[.!?]$/.test(line)) return undefined;
    if (line.split(' ').length > 12) return undefined;
  }
  const authors = authorsIn(people);
  const extras = readExtras(extra);
  return authors.length === 0 || extras === undefined ? undefined : { authors, ...extras };
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
  const rest = line.slice(label.length).replace(/[).]+$/, '');
  const names = rest.split(/[;,]\s*(?:and\s+)?|\s+and\s+|\s+in\s+/);
  return names.every((name) => /^(?:\p{Lu}|[Ee]diting by)/u.test(name) && name.split(' ').length <= 6) ? rest : undefined;
}
