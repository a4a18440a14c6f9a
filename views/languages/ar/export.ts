/** The words of what is taken along: exports, feeds, alerts. */
export const exportTexts = {
  search: 'البحث',
  everything: 'كل شيء',
  readAs: 'فُهم على أنه',
  readAsNothing: 'لا شيء يمكن البحث عنه؛ والمعروض هو كل شيء',
  relaxed: 'لا نص فيه هذه الكلمات كما كُتبت؛ والمعروض بدلًا منها',
  filters: 'عوامل التصفية',
  total: 'النتائج',
  state: 'حالة الفهرس',
  take: 'خذ هذه النتائج معك:',
  follow: 'تابع هذا البحث:',
  searchEngine: 'ابحث في اقتباسات المقالات الصحفية وفقراتها',
  formats: { csv: 'جدول (CSV)', jsonl: 'JSON Lines', markdown: 'Markdown' },
} as const;
