/** `pullquote cite` */
import { PullquoteError } from '../../domain/errors.ts';
import { passageLink, selectionLink } from '../../domain/links.ts';
import { attributionOfWords } from '../../export/attribution.ts';
import { bibtexOf, type Cited, cslItem, risOf } from '../../export/citation.ts';
import { copyForms } from '../../export/copy-forms.ts';
import { CITATION_STYLES, citationText, formatCitation } from '../../export/format-citation.ts';
import { openIndex } from '../../index.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { findSelection, linkedSelection } from '../../server/selection.ts';
import { texts } from '../../../views/texts.ts';
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { printable, writeLine } from '../output.ts';

export const CITE_FORMATS = [...CITATION_STYLES, 'bibtex', 'ris', 'csl', 'text', 'markdown', 'html'] as const;
type CiteFormat = (typeof CITE_FORMATS)[number];

/** The id of a passage, or any link to it that was given out. */
function readLink(given: string): { id: string; params: URLSearchParams } {
  const [address = '', query = ''] = given.split('#', 1)[0]?.split('?', 2) ?? [];
  const [, inPath] = /\/passages\/([^/]+)/.exec(address) ?? [];
  return { id: decodeURIComponent(inPath ?? address), params: new URLSearchParams(query) };
}

async function findCited(engine: SearchEngine, given: string, base: string): Promise<Cited> {
  const { id, params } = readLink(given);
  const found = await engine.passage(id);
  if (found === undefined)
    throw new PullquoteError('not-found', `there is no paragraph "${id}"`, { hint: 'pullquote search QUERY --json' });
  if (found.state === 'gone') throw new PullquoteError('gone', `the paragraph "${id}" is gone from its article`);
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
      return copyForms(attributionOfWords(article, passage, spans, link), texts.article.untitled)[format].trimEnd();
    }
    default:
      return printable(citationText(await formatCitation(item, format)));
  }
}

export async function runCite(words: readonly string[]): Promise<number> {
  const args = parseArguments('cite', words, { ...INDEX_OPTIONS, as: 'text', 'public-url': 'text' });
  const [given, more] = args.positionals;
  if (given === undefined || more !== undefined) throw usage('cite which paragraph? Give one id, or one link', 'cite');
  const format = CITE_FORMATS.find((one) => one === (args.text('as') ?? 'chicago'));
  if (format === undefined) throw usage(`--as takes one of ${CITE_FORMATS.join(', ')}`, 'cite');
  const ledger = args.text('ledger');
  const base = args.text('public-url') ?? baseOf(given) ?? '';
  const engine = await openIndex(args.text('index') ?? DEFAULT_INDEX, ledger === undefined ? {} : { ledger });
  try {
    await writeLine(await printAs(await findCited(engine, given, base.replace(/\/+$/, '')), format));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** What stands before the path of a whole link. */
function baseOf(given: string): string | undefined {
  const at = given.indexOf(passageLink(''));
  return at > 0 && /^https?:\/\//.test(given) ? given.slice(0, at) : undefined;
}
