/** The words of the page that holds a draft against the corpus. */
import { count, countOf, isolated } from './formats.ts';
import { nouns, scopeNouns } from './labels.ts';

export const draftTexts = {
  title: 'فحص مسودة',
  how: 'الصق نصًا. يُبحث هنا عن كل اقتباس فيه: حرفيًا، أو بما يقاربه، أو منسوبًا إلى غير صاحبه. لا يُحفظ النص ولا يُسجَّل، ولا يُرسل إلى أي خادم آخر.',
  label: 'النص',
  button: 'فحص اقتباساته',
  none: 'لم يُعثر في هذا النص على اقتباس بين علامتي تنصيص.',
  found: (quotations: number) => `${count(quotations, scopeNouns.quotations)} بين علامات تنصيص`,
  paraphrases: (paraphrases: number) => `لم يُفحص ${count(paraphrases, nouns.paraphrase)}: لا يمكن فحص غير الكلمات التي بين علامات التنصيص.`,
  more: (most: number) => `لم يُفحص إلا أول ${countOf(most, scopeNouns.quotations)}.`,
  verdicts: {
    exact: 'حرفي',
    changed: 'مغيَّر',
    'other-speaker': 'منسوب هنا إلى غيره',
    'not-found': 'غير موجود',
  },
  notes: {
    exact: 'هذه الكلمات موجودة هنا كما هي.',
    changed: 'توجد هنا كلمات تكاد تطابقها، وقد عُلِّم ما يختلف.',
    'other-speaker': 'تنسب المسودة هذه الكلمات إلى {draft}، وهي هنا منسوبة إلى {here}.',
    'not-found': 'لا يحوي أي مقال هنا هذه الكلمات أو ما يقاربها. ولا يعني ذلك شيئًا عما قيل في غير هذا المكان.',
  },
  inText: 'في نص المقال، خارج علامات التنصيص',
  inDraft: 'في المسودة',
  inArticle: 'هنا',
  speaker: (name: string) => `تسمّي المسودة ${isolated(name)}.`,
  noSpeaker: 'لا تسمّي المسودة أحدًا.',
  outlets: (names: string) => `نشرته: ${names}`,
  others: (articles: number) => `و${count(articles, nouns.otherArticle)}`,
  empty: 'الصق نصًا أولًا.',
  notFromHere: 'لا تُقبل المسودات إلا من نموذج هذا الموقع.',
  tooLong: 'النص أطول مما يمكن فحصه دفعة واحدة.',
} as const;
