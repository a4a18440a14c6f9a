/** `pullquote clippings`: a list that somebody made on the pages, by its link, as a file. */
import { texts } from '../../../views/languages/language.ts';
import { writeFile } from 'node:fs/promises';
import type { Clippings } from '../../domain/clippings.ts';
import { CLIPPING_FORMAT_NAMES, type ClippingFormat, writeClippings } from '../../export/clippings/formats.ts';
import { CITATION_STYLES, type CitationStyle } from '../../export/format-citation.ts';
import { readClippings } from '../../server/edit-clippings.ts';
import { findClippings } from '../../server/find-clippings.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { ENGINE_OPTIONS, openAsAsked } from '../cluster-place.ts';
import { EXIT } from '../exit-codes.ts';
import { say, writeText } from '../output.ts';
import { addressesBelow, readPublicUrl } from '../public-url.ts';

/** The lists of some links, joined; each a whole address, or the list alone. @throws PullquoteError bad-request */
function readLinks(links: readonly string[]): Clippings {
  const params = new URLSearchParams();
  for (const link of links) {
    const [, query] = link.split('#', 1)[0]?.split('?', 2) ?? [];
    const given = query === undefined ? new URLSearchParams({ list: link }) : new URLSearchParams(query);
    for (const name of ['list', 'c']) for (const value of given.getAll(name)) params.append(name, value);
  }
  return readClippings(params);
}

function formatOf(args: Arguments): ClippingFormat {
  const given = args.text('format') ?? 'markdown';
  const format = CLIPPING_FORMAT_NAMES.find((one) => one === given);
  if (format === undefined) throw usage(`--format takes one of ${CLIPPING_FORMAT_NAMES.join(', ')}`, 'clippings');
  if (format === 'docx' && args.text('output') === undefined && process.stdout.isTTY)
    throw usage('a DOCX file is not for the terminal; say where it goes with --output FILE', 'clippings');
  return format;
}

function styleOf(args: Arguments): CitationStyle {
  const style = CITATION_STYLES.find((one) => one === (args.text('style') ?? CITATION_STYLES[0]));
  if (style === undefined) throw usage(`--style takes one of ${CITATION_STYLES.join(', ')}`, 'clippings');
  return style;
}

export async function runClippings(words: readonly string[]): Promise<number> {
  const args = parseArguments('clippings', words, {
    ...ENGINE_OPTIONS,
    format: 'text',
    style: 'text',
    output: 'text',
    'public-url': 'text',
  });
  if (args.positionals.length === 0) throw usage('which clippings? Give the link of a list', 'clippings');
  const [format, style] = [formatOf(args), styleOf(args)];
  const { title, items } = readLinks(args.positionals);
  const absolute = addressesBelow(readPublicUrl(args.text('public-url'), 'clippings'), 'clippings');
  const engine = await openAsAsked(args, 'clippings');
  try {
    const found = await findClippings(engine, items, absolute);
    const written = await writeClippings(format, { title, items: found, style }, texts().clippings.file);
    const output = args.text('output');
    if (output !== undefined) await writeFile(output, written);
    else if (typeof written === 'string') await writeText(written);
    else process.stdout.write(written);
    const gone = found.filter(({ now }) => now.state === 'gone').length;
    if (gone > 0) say(`note: ${gone} of ${found.length} clippings are no longer there`);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}
