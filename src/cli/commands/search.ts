/** `pullquote search` */
import { facetFieldSchema } from '../../domain/search.ts';
import { parseSearchParams } from '../../server/url-query.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { ENGINE_OPTIONS, openAsAsked } from '../cluster-place.ts';
import { EXIT } from '../exit-codes.ts';
import { exportFormat, type ExportOrder, printExport } from '../export-search.ts';
import { writeJson } from '../output.ts';
import { printPage } from '../print-page.ts';
import { addressesBelow, readPublicUrl } from '../public-url.ts';
import { saySkipped } from '../run-indexing.ts';
import { runBatch } from '../search-batch.ts';
import { parametersOfOptions, SEARCH_OPTIONS } from '../search-parameters.ts';

export async function runSearch(words: readonly string[]): Promise<number> {
  const args = parseArguments('search', readBareAll(words), {
    ...ENGINE_OPTIONS,
    ...SEARCH_OPTIONS,
    json: 'flag',
    batch: 'text',
    format: 'text',
    [WHOLE]: 'flag',
    'public-url': 'text',
  });
  const batch = args.text('batch');
  const isNarrowed = parametersOfOptions(args).size > 0;
  if (batch === undefined && args.positionals.length === 0 && !isNarrowed) {
    throw usage('search for what? A query of "" finds everything', 'search');
  }
  if (batch !== undefined && args.positionals.length > 0) throw usage('--batch takes its queries from the file', 'search');
  return batch === undefined ? searchOnce(args) : searchBatch(batch, args);
}

/** "--all" that names no facet asks for every hit: it is read as an option of its own. */
const WHOLE = 'every-hit';

function readBareAll(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return words.map((word, i) => {
    const isOption = word === '--all' && (end < 0 || i < end);
    return isOption && !facetFieldSchema.safeParse(words[i + 1]).success ? `--${WHOLE}` : word;
  });
}

/** The export that was asked for, if one was. @throws PullquoteError usage */
function exportOrder(args: Arguments): ExportOrder | undefined {
  const format = args.text('format');
  const isWhole = args.flag(WHOLE);
  if (format === undefined) {
    if (isWhole) throw usage('--all without a facet goes with --format', 'search');
    return undefined;
  }
  if (args.flag('json')) throw usage('--json and --format are two formats; choose one', 'search');
  return { format: exportFormat(format), isWhole, absolute: addressesBelow(readPublicUrl(args.text('public-url'), 'search'), 'search') };
}

async function searchOnce(args: Arguments): Promise<number> {
  const params = parametersOfOptions(args);
  params.set('q', args.positionals.join(' '));
  const { query, facetLimit } = parseSearchParams(params);
  const order = exportOrder(args);
  const engine = await openAsAsked(args, 'search');
  try {
    if (order !== undefined) {
      await printExport(engine, query, order);
      return EXIT.done;
    }
    const page = await engine.search(query, { facetLimit });
    if (args.flag('json')) {
      await writeJson(page);
      return EXIT.done;
    }
    await printPage(page);
    return page.total === 0 ? EXIT.nothingFound : EXIT.done;
  } finally {
    await engine.close();
  }
}

async function searchBatch(file: string, args: Arguments): Promise<number> {
  const defaults = parametersOfOptions(args);
  parseSearchParams(defaults);
  const engine = await openAsAsked(args, 'search');
  try {
    let code: number = EXIT.done;
    for await (const unanswered of runBatch(engine, file, defaults)) {
      saySkipped([unanswered]);
      code = EXIT.failed;
    }
    return code;
  } finally {
    await engine.close();
  }
}
