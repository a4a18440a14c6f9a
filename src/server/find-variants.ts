/** The forms of a quotation of a passage: of the one that is asked for, else of its first in marks. */
import type { Passage, PassageId } from '../domain/annotation.ts';
import type { Variants } from '../domain/variants.ts';
import type { SearchEngine } from '../search/engine.ts';

/** Where the first quotation in marks begins. */
function firstInMarks({ quotations }: Passage): number | undefined {
  const starts = quotations.filter(({ kind }) => kind !== 'indirect').map(({ start }) => start);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** `undefined` where no quotation in marks stands. */
export async function findVariants(engine: SearchEngine, passage: PassageId, at?: number): Promise<Variants | undefined> {
  if (at !== undefined) return engine.variants?.({ passage, at });
  const found = await engine.passage(passage);
  const first = found?.state === 'current' ? firstInMarks(found.passage) : undefined;
  return first === undefined ? undefined : engine.variants?.({ passage, at: first });
}
