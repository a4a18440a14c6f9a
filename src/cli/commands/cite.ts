/** `pullquote cite` */
import { texts } from '../../../views/languages/language.ts';
import { cutText } from '../../domain/cut-text.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { passageLink, selectionLink } from '../../domain/links.ts';
import type { Hit } from '../../domain/search.ts';
import { attributionOfWords } from '../../export/attribution.ts';
import { bibtexOf, type Cited, cslItem, risOf } from '../../export/citation.ts';
import { copyForms } from '../../export/copy-forms.ts';
import { CITATION_STYLES, citationText, formatCitation } from '../../export/format-citation.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { findSelection, linkedSelection } from '../../server/selection.ts';
import { parseArguments, usage } from '../arguments.ts';
import { ENGINE_OPTIONS, openAsAsked } from '../cluster-place.ts';
import { EXIT } from '../exit-codes.ts';
import { printable, say, writeLine } from '../output.ts';
import { readLink } from '../read-link.ts';
import { readPublicUrl } from '../public-url.ts';

export const CITE_FORMATS = [...CITATION_STYLES, 'bibtex', 'ris', 'csl', 'text', 'markdown', 'html'] as const;
type CiteFormat = (typeof CITE_FORMATS)[number];

/** As much of a text as tells it from others, on one line of a terminal. */
const LONGEST_CANDIDATE = 120;

/** What the page of a gone passage shows: what it read, and what is nearest now. */
function goneError(id: string, was: string, near: readonly Hit[]): PullquoteError {
  const candidates = near.map(({ passage }) => `  ${passage.id}  ${printable(cutText(passage.text, LONGEST_CANDIDATE))}`);
  const lines = [
    `the paragraph "${id}" is gone from its article; it read: ${printable(was)}`,
    ...(candidates.length === 0 ? [] : ['nearest to it now:', ...candidates]),
  ];
  const [first] = near;
  return new PullquoteError('gone', lines.join('\n'), first === undefined ? {} : { hint: `pullquote cite ${first.passage.id}` });
}

async function findCited(engine: SearchEngine, given: string, base: string): Promise<Cited> {
  const { id, params } = readLink(given, 'cite');
  const found = await engine.passage(id);
  if (found === undefined)
    throw new PullquoteError('not-found', `there is no paragraph "${id}"`, { hint: 'pullquote search QUERY --json' });
  if (found.state === 'gone') throw goneError(id, found.was, found.near);
  if (found.state === 'moved') {
    throw new PullquoteError('gone', `the text of "${id}" has changed; it read: ${printable(found.was)}`, {
      hint: `pullquote cite ${found.to}`,
    });
  }
  const { article, passage } = found;
  const selection = linkedSelection(params);
  const words = selection && findSelection(passage.text, passage.text, selection);
  if (words?.state === 'lost') {
    throw new PullquoteError('gone', 'the words of the link do not stand in its paragraph', { hint: `pullquote cite ${id}` });
  }
  const spans = words?.spans ?? [];
  return { article, passage, spans, link: base + selectionLink(passage, spans) };
}

async function printAs(cited: Cited, format: CiteFormat): Promise<string> {
  const item = cslItem(cited);
  switch (format) {
    case 'bibtex':
      return bibtexOf(item).trimEnd();
    case 'ris':
      return risOf(item).trimEnd();
    case 'csl':
      return JSON.stringify([item], null, 2);
    case 'text':
    case 'markdown':
    case 'html': {
      const { article, passage, spans, link } = cited;
      return copyForms(attributionOfWords(article, passage, spans, link), texts().article.untitled)[format].trimEnd();
    }
    default:
      return printable(citationText(await formatCitation(item, format)));
  }
}

export async function runCite(words: readonly string[]): Promise<number> {
  const args = parseArguments('cite', words, { ...ENGINE_OPTIONS, as: 'text', 'public-url': 'text' });
  const [given, more] = args.positionals;
  if (given === undefined || more !== undefined) throw usage('cite which paragraph? Give one id, or one link', 'cite');
  const format = CITE_FORMATS.find((one) => one === (args.text('as') ?? 'chicago'));
  if (format === undefined) throw usage(`--as takes one of ${CITE_FORMATS.join(', ')}`, 'cite');
  const base = readPublicUrl(args.text('public-url'), 'cite') ?? baseOf(given);
  const engine = await openAsAsked(args, 'cite');
  try {
    const cited = await findCited(engine, given, base ?? '');
    await writeLine(await printAs(cited, format));
    if (base === undefined) {
      say(`The link is ${cited.link}, without the address of a site, since none is known.`);
      say(`hint: pullquote cite ${cited.passage.id} --public-url https://YOUR-SITE`);
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** What stands before the path of a whole link. */
function baseOf(given: string): string | undefined {
  const at = given.indexOf(passageLink(''));
  return at > 0 && /^https?:\/\//.test(given) && URL.canParse(given) ? given.slice(0, at).replace(/(?<!\/)\/+$/, '') : undefined;
}
