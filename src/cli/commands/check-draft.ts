/** `pullquote check-draft` */
import { texts } from '../../../views/languages/language.ts';
import { openAnnotationPool } from '../../indexer/annotation-pool.ts';
import { stat } from 'node:fs/promises';
import { PullquoteError } from '../../domain/errors.ts';
import { openIndex } from '../../index.ts';
import { markedDifference } from '../../server/present/quotation-difference.ts';
import { type CheckedQuotation, checkQuotation } from '../../search/draft/check-quotation.ts';
import { draftQuotations } from '../../search/draft/draft-quotations.ts';
import { linkOfHit } from '../../export/attribution.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { printable, say, writeJson, writeLine } from '../output.ts';
import { readPublicUrl } from '../public-url.ts';
import { readGivenFiles } from '../read-given-files.ts';
import { saySkipped } from '../run-indexing.ts';

/** Articles that are named for a quotation. */
const MOST_PLACES = 5;

async function printChecked({ text, speaker, verdict, wording, found, outlets }: CheckedQuotation, base: string): Promise<void> {
  const [best] = found;
  await writeLine(`${texts().draft.verdicts[verdict]}: “${printable(text)}” (${printable(speaker?.name ?? texts().draft.noSpeaker)})`);
  if (wording === 'changed' && best?.quotation) {
    await writeLine(`  here: “${printable(markedDifference(text, best.quotation.text))}”`);
  }
  for (const hit of found.slice(0, MOST_PLACES)) {
    const { title, sources, published } = hit.article;
    const about = [title, sources[0]?.name, published, hit.quotation ? hit.quotation.speaker?.name : texts().draft.inText];
    await writeLine(`  ${about.flatMap((one) => (one === undefined ? [] : printable(one))).join(' · ')}`);
    await writeLine(`  ${base}${linkOfHit(hit)}`);
  }
  if (found.length > MOST_PLACES) await writeLine(`  ${outlets.map(printable).join(', ')}`);
}

/** Exit code 0 where every quotation stands in the index as it is, 1 where one does not. */
export async function runCheckDraft(words: readonly string[]): Promise<number> {
  const args = parseArguments('check-draft', words, { ...INDEX_OPTIONS, json: 'flag', 'public-url': 'text' });
  const [file, more] = args.positionals;
  if (file === undefined || more !== undefined) throw usage('check which draft? Name one file', 'check-draft');
  if (!(await stat(file).catch(() => undefined))) throw new PullquoteError('io', `there is no file ${file}, or it cannot be read`);
  const ledger = args.text('ledger');
  const base = readPublicUrl(args.text('public-url'), 'check-draft') ?? '';
  const engine = await openIndex(args.text('index') ?? DEFAULT_INDEX, ledger === undefined ? {} : { ledger });
  try {
    return await checkFile(engine, file, (checked) => (args.flag('json') ? writeJson(checked) : printChecked(checked, base)));
  } finally {
    await engine.close();
  }
}

async function checkFile(engine: SearchEngine, file: string, print: (checked: CheckedQuotation) => Promise<void>): Promise<number> {
  const pool = openAnnotationPool(1, 1);
  let isAllExact = true;
  let hasSkipped = false;
  for await (const given of readGivenFiles([file], 1)) {
    if ('skipped' in given) {
      saySkipped([given.skipped]);
      hasSkipped = true;
      continue;
    }
    const { quotations, paraphrases } = draftQuotations((await pool.annotate(given.article)).passages);
    for (const quotation of quotations) {
      const checked = await checkQuotation(engine, quotation);
      isAllExact &&= checked.verdict === 'exact';
      await print(checked);
    }
    if (quotations.length === 0) say(texts().draft.none);
    if (paraphrases > 0) say(texts().draft.paraphrases(paraphrases));
  }
  if (hasSkipped) return EXIT.skippedFiles;
  return isAllExact ? EXIT.done : EXIT.nothingFound;
}
