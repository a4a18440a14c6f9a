/** The words of what is taken along: exports, feeds, alerts. */
export const exportTexts = {
  search: 'Search',
  everything: 'everything',
  readAs: 'Read as',
  readAsNothing: 'nothing that can be searched for; everything is shown',
  relaxed: 'No text has these words as written; shown instead',
  filters: 'Filters',
  total: 'Found',
  state: 'State of the index',
  take: 'Take these results along:',
  follow: 'Follow this search:',
  searchEngine: 'Search the quotations and paragraphs of news articles',
  formats: { csv: 'table (CSV)', jsonl: 'JSON Lines', markdown: 'Markdown' },
} as const;
