/** The speakers of a search, to be chosen for a comparison. */
import type { SpeakerChoiceProps } from '../../../views/components/speaker-choice.tsx';
import { MISSING } from '../../domain/search.ts';
import { type Comparison, saidBy } from '../compare-speakers.ts';
import { searchParams, searchUrl } from '../url-query.ts';
import { speakerName } from './lanes.ts';

/** Who is not given is nobody to be compared. */
export function presentSpeakerChoice({ offered, base }: Comparison): SpeakerChoiceProps {
  const speakers = offered.filter(({ value, selected }) => value !== MISSING || selected);
  const largest = Math.max(1, ...speakers.map(({ count }) => count));
  return {
    // What is counted here are always quotations.
    carried: [...searchParams(base, { scope: 'passages' })],
    speakers: speakers.map((bucket) => ({
      value: bucket.value,
      name: speakerName(bucket),
      count: bucket.count,
      href: searchUrl(saidBy(base, bucket.value)),
      share: (100 * bucket.count) / largest,
      isChosen: bucket.selected,
    })),
  };
}
