/**
 * The title of the article out of what a page offers: its headings, JSON-LD, Open Graph and `<title>`.
 *
 * A site's name is taken off only on evidence: the page names the site so, its address does, or what is left is what another
 * place says. Where the places disagree, the wording that most of them share wins, and of those the heading that readers see.
 */
import { comparable } from './judge-piece.ts';

export interface TitleCandidates {
  /** Texts of the `<h1>` elements, in order. */
  headings: readonly string[];
  headline: string;
  openGraph: string;
  /** Content of `<title>`. */
  document: string;
  /** Names that the page gives to the site. */
  siteNames: readonly string[];
  /** Host of the page's address, if known. */
  host: string | undefined;
}

const SEPARATOR = /(?<!\s)\s+(?:[|–—·•»›/]|-|::|~|\\)\s+|(?<!\s)\s*[|»]\s*|:\s+/gu;
/** `<title>` is cut by publishing systems; such beginnings agree with the whole. */
const MIN_SHARED = 25;

/** The best title; "" when the page offers none. */
export function chooseTitle(candidates: TitleCandidates): string {
  const { headings, headline, openGraph, document } = candidates;
  const rest = [headline, openGraph, document].filter((text) => text !== '');
  const whole = [...headings, ...rest];
  const plain = whole.map((text) => withoutSite(text, whole, candidates));
  const support = plain.map((text) => plain.filter((other) => agree(text, other)).length);
  const isHeading = (i: number) => i < headings.length;
  let best = -1;
  for (const [i, text] of plain.entries()) {
    if (text === '' || isSite(text, candidates)) continue;
    // a heading that nothing else supports may be the site's own
    const lone = isHeading(i) && support[i] === 1 && rest.length > 0;
    const votes = lone ? 0 : (support[i] ?? 0);
    if (best === -1 || votes > (isHeading(best) && support[best] === 1 && rest.length > 0 ? 0 : (support[best] ?? 0))) best = i;
  }
  return plain[best] ?? plain.find((text) => text !== '') ?? '';
}

/** Whether two wordings are the same title, perhaps cut or with something added. */
export function agree(a: string, b: string): boolean {
  const [left, right] = [comparable(a), comparable(b)];
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= MIN_SHARED && long.startsWith(short);
}

/** "The Courier | News of the coast" is "The Courier" where the address says so. */
export function withoutSlogan(name: string, host: string | undefined): string {
  const parts = name.slice(0, 400).split(/(?<!\s)\s+(?:[|–—•·»]|-)\s+/u);
  return parts.length < 2 ? name : (parts.find((part) => isHost(comparable(part), host)) ?? name);
}

function isHost(name: string, host: string | undefined): boolean {
  const bare = name.replaceAll(' ', '');
  return host !== undefined && bare.length > 2 && (host.replaceAll('-', '').split('.').includes(bare) || host.replaceAll('.', '') === bare);
}

function isSite(text: string, { siteNames, host }: TitleCandidates): boolean {
  const name = comparable(text);
  if (name === '') return false;
  if (siteNames.some((site) => comparable(site) === name)) return true;
  return isHost(name, host);
}

/** Without a site's name before or after it, parted by a mark. */
function withoutSite(text: string, others: readonly string[], candidates: TitleCandidates): string {
  for (const match of text.slice(0, 400).matchAll(SEPARATOR)) {
    const head = text.slice(0, match.index).trim();
    const tail = text.slice(match.index + match[0].length).trim();
    const isColon = match[0].startsWith(':');
    if (!isColon && head !== '' && (isSite(tail, candidates) || isElsewhere(head, others))) return head;
    if (tail !== '' && (isSite(head, candidates) || isElsewhere(tail, others))) return tail;
  }
  return text;
}

function isElsewhere(text: string, others: readonly string[]): boolean {
  const wanted = comparable(text);
  return wanted !== '' && others.some((other) => comparable(other) === wanted);
}
