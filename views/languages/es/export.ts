/** The words of what is taken along: exports, feeds, alerts. */
export const exportTexts = {
  search: 'Búsqueda',
  everything: 'todo',
  readAs: 'Leído como',
  readAsNothing: 'nada que pueda buscarse; se muestra todo',
  relaxed: 'Ningún texto tiene estas palabras tal como están escritas; se muestran en su lugar',
  filters: 'Filtros',
  total: 'Encontrado',
  state: 'Estado del índice',
  take: 'Llevarse estos resultados:',
  follow: 'Seguir esta búsqueda:',
  searchEngine: 'Busque en las citas y los párrafos de artículos de prensa',
  formats: { csv: 'tabla (CSV)', jsonl: 'JSON Lines', markdown: 'Markdown' },
} as const;
