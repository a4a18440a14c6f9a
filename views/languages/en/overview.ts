/** The words of the overview. */
import { count, formatList } from './formats.ts';
import { facetLabels, scopeUnits } from './labels.ts';

export const overviewTexts = {
  title: 'Overview',
  articles: 'Articles',
  passages: 'Paragraphs',
  quotations: 'Quotations',
  speakers: 'Most quoted',
  kinds: facetLabels.kind,
  sources: 'Articles by source',
  person: 'People named most',
  organization: 'Organizations named most',
  place: 'Places named most',
  together: 'Who is named with whom',
  togetherHow: 'A line joins two who are named in the same paragraphs: the thicker, the more. Circles are people, squares organizations.',
  namedBoth: 'Named together',
  and: 'and',
  pair: (one: string, other: string, passages: number) => `${formatList([one, other])}: ${count(passages, ...scopeUnits.passages)}`,
  namedIn: (name: string, passages: number) => `${name}: ${count(passages, ...scopeUnits.passages)}`,
  cites: 'Credited most',
  quotationsOf: (name: string) => `quotations: ${name}`,
  passagesOf: (name: string) => `paragraphs: ${name}`,
  health: 'What was left out, and what is missing',
  empty: 'There is no article in this index yet.',
} as const;
