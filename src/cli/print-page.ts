/** A page of results for people: plain text, with the matches in bold on a terminal. */
import type { Span } from '../domain/annotation.ts';
import type { Hit, SearchPage } from '../domain/search.ts';
import { printable, say, writeLine } from './output.ts';

/** UTF-16 code units of a passage that are shown around its first match. */
const SHOWN = 320;
const BEFORE_MATCH = 80;

function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return at <= 0 || space === -1 ? 0 : space + 1;
}

function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return at >= text.length || space === -1 ? text.length : space;
}

/** A cut of the text around its first match, at ends of words; `mark` is put around the matches. */
export function cutAround(text: string, highlights: readonly Span[], mark: (words: string) => string): string {
  const first = highlights[0]?.start ?? 0;
  const start = text.length <= SHOWN ? 0 : wordStart(text, Math.min(first, text.length - SHOWN + BEFORE_MATCH) - BEFORE_MATCH);
  const end = wordEnd(text, Math.max(start + SHOWN, highlights[0]?.end ?? 0));
  let shown = start > 0 ? '… ' : '';
  let at = start;
  for (const span of highlights) {
    if (span.start < at || span.end > end) continue;
    shown += printable(text.slice(at, span.start)) + mark(printable(text.slice(span.start, span.end)));
    at = span.end;
  }
  return shown + printable(text.slice(at, end)) + (end < text.length ? ' …' : '');
}

function attribution(hit: Hit): string {
  const { title, sources, published } = hit.article;
  return [printable(title), sources.map((source) => printable(source.name)).join(', '), published ?? '']
    .filter((part) => part !== '')
    .join(' · ');
}

function speakers(hit: Hit): string {
  const said = hit.quotation === undefined ? hit.passage.quotations.map((quotation) => quotation.speaker) : [hit.quotation.speaker];
  return [...new Set(said.flatMap((speaker) => (speaker === null ? [] : printable(speaker.name))))].join(', ');
}

async function printHit(hit: Hit, mark: (words: string) => string): Promise<void> {
  const text = hit.quotation?.text ?? hit.passage.text;
  const quoted = speakers(hit);
  await writeLine(cutAround(text, hit.quotation?.highlights ?? hit.highlights, mark));
  if (quoted !== '') await writeLine(`  quoted: ${quoted}`);
  await writeLine(`  ${attribution(hit)}`);
  await writeLine(`  ${hit.link}`);
  await writeLine('');
}

/** Prints the hits on stdout, and on stderr how many there are and how the query was read. */
export async function printPage(page: SearchPage): Promise<void> {
  const isTerminal = process.stdout.isTTY;
  const mark = (words: string) => (isTerminal ? `\u001b[1m${words}\u001b[22m` : words);
  for (const hit of page.hits) await printHit(hit, mark);
  if (page.readAs !== undefined) say(`read as: ${printable(page.readAs)}`);
  if (page.relaxed !== undefined) say(`nothing has these words as given; searched for ${page.relaxed.words.map(printable).join(', ')}`);
  if (page.didYouMean !== undefined) say(`did you mean: ${printable(page.didYouMean)}`);
  const { page: number, limit, scope } = page.query;
  const first = (number - 1) * limit + 1;
  const shown = page.hits.length === 0 ? '' : `, ${first} to ${first + page.hits.length - 1} shown`;
  say(`${page.total.toLocaleString('en')} ${scope}${shown}`);
}
