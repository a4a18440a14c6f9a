/**
 * Names that a transcript sets in capitals before a colon: "JONES: It is late."
 *
 * Capitals alone look like the dateline of a place. Where the document shows the habit (three such labels or more, one of them repeated), a label is
 * a person, unless a gazetteer knows it for a place or an organisation and nobody of the document is called so.
 */
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';
import { isAllCapitals } from './typing.ts';
import { plainForm, titleCase } from './words.ts';

const LEAST_LABELS = 3;
const LONGEST_INITIALS = 3;
/** In words, with the colon. */
const LONGEST_LABEL = 6;

/** Makes the labels of a transcript that were taken for places or organisations people, in place. */
export function retypeLabels(paragraphs: readonly Tagged[], found: readonly NameMention[][]): void {
  const labels: NameMention[] = [];
  const counts = new Map<string, number>();
  let total = 0;
  for (const [p, { words }] of paragraphs.entries()) {
    const end = words.slice(0, LONGEST_LABEL).indexOf(':');
    const label = end < 1 ? '' : words.slice(0, end).join(' ');
    if (!isAllCapitals(label)) continue;
    total++;
    counts.set(label, (counts.get(label) ?? 0) + 1);
    const mention = found[p]?.[0];
    // two or three letters may be somebody's initials
    if (
      mention !== undefined &&
      label.length > LONGEST_INITIALS &&
      mention.type !== 'person' &&
      mention.first === 0 &&
      mention.last === end - 1
    )
      labels.push(mention);
  }
  if (labels.length === 0 || total < LEAST_LABELS || ![...counts.values()].some((count) => count > 1)) return;
  const surnames = new Set(
    found.flat().flatMap(({ type, size, form }) => (type === 'person' && size > 1 ? [form.toUpperCase().split(/\s+/u).at(-1)] : [])),
  );
  for (const label of labels) {
    if (isGazetted(label.form) && !surnames.has(label.form)) continue;
    label.type = 'person';
    label.origin = 'label';
  }
}

function isGazetted(form: string): boolean {
  const plain = plainForm(form);
  return [plain, titleCase(plain)].some((one) => PLACE_NAMES.has(one) || PLACE_FORMS.has(one) || ORGANIZATION_NAMES.has(one));
}
