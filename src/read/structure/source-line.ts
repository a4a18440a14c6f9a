/**
 * Lines that say what an article as a whole rests on: "Source: TITLE (NAME)", "via AFP", "The Associated Press contributed to this
 * report.", "This article was originally published on The Conversation."
 *
 * A line is one only as a whole; "Sources: three officials told us …" is a sentence and stays one.
 */
import type { Credit } from '../../domain/article.ts';
import { parseContribution } from './byline.ts';

const MAX_LENGTH = 300;
const MAX_AGENCY = 60;
const LABEL = /^(?:original )?sources?\s*:\s*(?=\S)/i;
const TITLE_AND_NAME = /^(.+?)(?<!\s)\s*\(([^()]{2,60})\)\.?$/;
const QUOTED_TITLE = /^["“]([^"“”]{3,200})["”],?\s*(.{2,80})$/;
const VIA = /^(?:[(–—-]\s*)?via\s*:?\s+((?:the\s+)?\p{Lu}[\p{L}\p{N}.&’' -]{1,50}?)[).]*$/u;
const ORIGIN =
  /^(?:\(?th(?:is|e) (?:article|story|post|column|piece|essay|report|interview)(?: (?:was|has been))? )?(?:originally|first|also) (?:published|appeared|posted|reported)(?: (?:on|in|by|at|with))? (?:the website of )?((?:the )?\p{Lu}[^,;:()]{1,60}?)(?: (?:on|in) (?:\p{L}+ )?\d.{0,30})?(?: and is (?:re)?published.{0,80})?[.)]*$/iu;
const AGENCIES = new Set(
  'ap|the associated press|associated press|reuters|afp|agence france-presse|agence france presse|upi|united press international|bloomberg|bloomberg news|dpa|efe|ansa|xinhua|tass|kyodo|pti|press trust of india|anadolu agency|anadolu|the canadian press|canadian press|pa media|press association|australian associated press|aap|ani|ians|interfax|ria novosti|yonhap'.split(
    '|',
  ),
);
/** A word that names of outlets and agencies have. */
export const OUTLET_WORD =
  /\b(?:press|news|times|post|journal|agency|reuters|afp|ap|bloomberg|service|network|cnn|bbc|npr|wires?|herald|tribune|guardian|today)\b/i;

function isName(text: string): boolean {
  return /^["“]?[\p{Lu}\p{N}]/u.test(text) && text.split(' ').length <= 8 && text.length <= 60;
}

/** "www.example.org/a" and "https://example.org/a" by their host. */
function creditOfAddress(text: string): Omit<Credit, 'lines'> | undefined {
  if (!/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return undefined;
  const address = /^www\./i.test(text) ? `https://${text}` : text;
  return URL.canParse(address) ? { name: new URL(address).hostname.replace(/^www\./, ''), url: address } : undefined;
}

function creditsOfList(rest: string): Omit<Credit, 'lines'>[] {
  const names = rest.split(/(?<!\s)\s*[;,]\s*(?:and\s+)?|(?<!\s)\s+and\s+|(?<!\s)\s*\/\s+/).filter((name) => name !== '');
  return names.length <= 8 && names.every(isName) ? names.map((name) => ({ name })) : [];
}

function creditsOfSource(rest: string): Omit<Credit, 'lines'>[] {
  const address = creditOfAddress(rest);
  if (address) return [address];
  const titled = TITLE_AND_NAME.exec(rest);
  if (titled && isName(titled[2] ?? '') && /\p{L}/u.test(titled[2] ?? '')) return [{ name: titled[2] ?? '', title: titled[1] ?? '' }];
  const quoted = QUOTED_TITLE.exec(rest);
  if (quoted && isName(quoted[2] ?? '')) return [{ name: (quoted[2] ?? '').replace(/[.,]$/, ''), title: quoted[1] ?? '' }];
  const plain = rest.replace(/\.$/, '');
  // A name can hold a comma or an "and"; a list of names is tried only where the whole is not short enough to be one.
  if (/^[^,;]+$/.test(plain) && !/ and /.test(plain)) return isName(plain) ? [{ name: plain }] : [];
  return creditsOfList(plain);
}

/** Credits of a line that is a source line as a whole; empty for any other line. */
export function parseSourceLine(line: string): Omit<Credit, 'lines'>[] {
  if (line.length > MAX_LENGTH) return [];
  const label = LABEL.exec(line)?.[0];
  if (label !== undefined) return creditsOfSource(line.slice(label.length).trim());
  const via = VIA.exec(line)?.[1];
  if (via !== undefined) return [{ name: via.trim() }];
  const origin = ORIGIN.exec(line)?.[1]
    ?.replace(/^the (?=\p{Lu})/u, 'The ')
    .replace(/\.$/, '');
  if (origin !== undefined && isName(origin)) return [{ name: origin }];
  const bare = line.length <= MAX_AGENCY ? line.replace(/^[(–—\s-]+|(?<![)\s.])[)\s.]+$/g, '') : '';
  if (bare.length > 2 && AGENCIES.has(bare.toLowerCase())) return [{ name: bare }];
  const contributor = parseContribution(line)?.replace(/\.$/, '');
  if (contributor === undefined) return [];
  return contributor
    .split(/,\s*(?:and\s+)?|(?<!\s)\s+and\s+/)
    .filter((name) => AGENCIES.has(name.toLowerCase()) || (name.startsWith('The ') && OUTLET_WORD.test(name)))
    .map((name) => ({ name }));
}
