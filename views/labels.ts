/** The label of a value, in the language of the request that is being answered. */
import type { FacetField } from '../src/domain/search.ts';
import { language, texts } from './languages/language.ts';

/** A speaker who has no name stands under the article's own words, which may begin a sentence there or not. */
const DESCRIBED_SPEAKER = /^(?:unnamed|group|institution):/;

const capitalized = (label: string): string => language().formats.capitalized(label);

/** The name of a speaker as a label: `value` is that of the `speaker` facet. */
export function speakerLabel(value: string, name: string): string {
  return DESCRIBED_SPEAKER.test(value) ? capitalized(name) : name;
}

const NAMED_BY_IDS: ReadonlySet<FacetField> = new Set(['speaker', 'person', 'organization', 'place', 'cites']);
/** An id that is all that is known of a name. */
const BARE_ID = /^(person|organization|place|unnamed|group|institution):([^~]+)/;

/** The words of an id: "Nobody Here" for `person:nobody-here`. */
function readId(id: string): string {
  const [, type = '', words] = BARE_ID.exec(id) ?? [];
  if (words === undefined) return id;
  const read = words.split('-').filter(Boolean);
  return type in texts().labels.entityTypes ? read.map(capitalized).join(' ') : capitalized(read.join(' '));
}

/** The text under a key that comes from the index, if there is one. */
function named(labels: Readonly<Record<string, string>>, value: string): string | undefined {
  return Object.hasOwn(labels, value) ? labels[value] : undefined;
}

/** Label of a bucket, where the interface knows a better one than the engine. */
export function bucketLabel(field: FacetField, value: string, label: string): string {
  const { missing, notGiven, kinds, speakerKinds } = texts().labels;
  if (value === '-') return named(missing, field) ?? notGiven;
  if (field === 'kind') return named(kinds, value) ?? value;
  if (field === 'speaker-kind') return named(speakerKinds, value) ?? value;
  if (label === value && NAMED_BY_IDS.has(field)) return readId(value);
  return field === 'speaker' ? speakerLabel(value, label) : label;
}
