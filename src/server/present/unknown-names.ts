/** Filters for names that the corpus does not have: such a value has no label of its own, so the engine gives it back as it came. */
import { bucketLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import { type Bucket, MISSING, type SearchPage } from '../../domain/search.ts';

/** Their known values are ids, so that a label always differs. */
const NAMED_FIELDS = ['speaker', 'person', 'organization', 'place'] as const;

const isUnknown = ({ value, label, selected, excluded, count }: Bucket): boolean =>
  (selected || excluded) && value !== MISSING && label === value && count === 0;

/** One sentence for each, in the order of the fields. */
export function unknownNames({ facets }: SearchPage): string[] {
  return NAMED_FIELDS.flatMap((field) =>
    facets[field].buckets.filter(isUnknown).map(({ value, label }) => texts().filters.unknown[field](bucketLabel(field, value, label))),
  );
}
