/**
 * Citations as they are printed: Chicago, APA and MLA, by Citation.js and citeproc. Loaded when the first is asked for, since it takes
 * a megabyte of program.
 */
import type { AuthorName } from './author-name.ts';
import { type CslItem, OUTLET_NOT_STATED, UNTITLED } from './citation.ts';
import { STYLES } from './citation-styles.ts';

export const CITATION_STYLES = ['chicago', 'apa', 'mla'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** A piece of a printed citation. */
export interface CitationRun {
  text: string;
  italic: boolean;
}

type Cite = new (
  items: readonly CslItem[],
) => {
  format(as: 'bibliography', options: { format: 'html' | 'text'; template: string; lang: string }): string;
};

let loading: Promise<Cite> | undefined;

async function load(): Promise<Cite> {
  const { Cite, plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const { styles } = plugins.config.get('@csl');
  for (const [name, style] of Object.entries(STYLES)) styles.add(`pullquote-${name}`, style);
  return Cite;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0' };

function decode(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(Math.min(0x10ffff, decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)));
  });
}

/** The runs of citeproc's HTML, of which only italics are kept; any other tag is left out. */
function runsOf(html: string): CitationRun[] {
  let depth = 0;
  const runs: CitationRun[] = [];
  for (const part of html.split(/(<[^<>]*>)/)) {
    if (/^<i>$/.test(part)) depth++;
    else if (/^<\/i>$/.test(part)) depth = Math.max(0, depth - 1);
    else if (!/^<[^<>]*>$/.test(part) && part.trim() !== '') runs.push({ text: decode(part), italic: depth > 0 });
  }
  const [first] = runs;
  if (first) first.text = first.text.trimStart();
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return runs.filter(({ text }) => text !== '');
}

/** Characters that citeproc would read as markup or set otherwise, and noncharacters of Unicode, which no text holds, in their place. */
const SET_BY_CITEPROC = ['<', '>', '"', "'"] as const;
const FIRST_STAND_IN = 0xfd_d0;

const inert = (text: string): string =>
  text.replace(/[<>"']/g, (character) => String.fromCharCode(FIRST_STAND_IN + SET_BY_CITEPROC.findIndex((one) => one === character)));
const asWritten = (text: string): string =>
  text.replace(/[\ufdd0-\ufdd3]/g, (standIn) => SET_BY_CITEPROC[standIn.charCodeAt(0) - FIRST_STAND_IN] ?? '');

function inertName(name: AuthorName): AuthorName {
  return 'literal' in name ? { literal: inert(name.literal) } : { family: inert(name.family), given: inert(name.given) };
}

/** The item as printed: what is unknown is said. */
export async function formatCitation(item: CslItem, style: CitationStyle): Promise<CitationRun[]> {
  const Cite = await (loading ??= load());
  const printed: CslItem = {
    ...item,
    ...(item.author === undefined ? {} : { author: item.author.map(inertName) }),
    title: inert(item.title ?? UNTITLED),
    'container-title': inert(item['container-title'] ?? OUTLET_NOT_STATED),
  };
  const runs = runsOf(new Cite([printed]).format('bibliography', { format: 'html', template: `pullquote-${style}`, lang: 'en-US' }));
  return runs.map(({ text, italic }) => ({ text: asWritten(text), italic }));
}

export function citationText(runs: readonly CitationRun[]): string {
  return runs.map(({ text }) => text).join('');
}
