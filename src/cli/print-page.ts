/** A page of results for people: plain text, with the matches in bold on a terminal. */
import type { Span } from '../domain/annotation.ts';
import type { Hit, SearchPage } from '../domain/search.ts';
import { cutSnippet, SNIPPET_LENGTH } from '../search/snippet.ts';
import { counted } from './counts.ts';
import { printable, say, writeLine } from './output.ts';

/** The passage cut around its matches; `mark` is put around them. */
function showCut(text: string, highlights: readonly Span[], keep: readonly Span[], mark: (words: string) => string): string {
  const snippet = cutSnippet(text, highlights, SNIPPET_LENGTH, keep);
  let shown = '';
  let at = 0;
  for (const { start, end } of snippet.highlights) {
    shown += printable(snippet.text.slice(at, start)) + mark(printable(snippet.text.slice(start, end)));
    at = end;
  }
  shown += printable(snippet.text.slice(at));
  return `${snippet.cutBefore ? '… ' : ''}${shown}${snippet.cutAfter ? ' …' : ''}`;
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
  const { quotation, passage } = hit;
  const quoted = speakers(hit);
  await writeLine(
    quotation === undefined
      ? showCut(passage.text, hit.highlights, passage.quotations, mark)
      : showCut(quotation.text, quotation.highlights, [], mark),
  );
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
  say(`${counted(page.total, scope.slice(0, -1))}${shown}`);
}
