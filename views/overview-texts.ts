/** The words of the overview. */
import { facetLabels } from './labels.ts';

export const overviewTexts = {
  title: 'Overview',
  articles: 'Articles',
  passages: 'Paragraphs',
  quotations: 'Quotations',
  overTime: 'Quotations over time',
  speakers: 'Most quoted',
  kinds: facetLabels.kind,
  sources: 'Articles by source',
  person: 'People named most',
  organization: 'Organizations named most',
  place: 'Places named most',
  together: 'People named together',
  cites: 'Credited most',
  quotationsOf: (name: string) => `quotations: ${name}`,
  passagesOf: (name: string) => `paragraphs: ${name}`,
  health: 'What was left out, and what is missing',
  empty: 'There is no article in this index yet.',
} as const;
