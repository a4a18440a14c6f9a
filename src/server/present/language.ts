/** Languages in words. */
import { texts } from '../../../views/texts.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** "Spanish" for "es"; a tag that nobody knows stands for itself. */
export function languageName(language: string): string {
  if (language === 'und') return texts.unknownLanguage;
  try {
    return names.of(language) ?? language;
  } catch {
    return language;
  }
}
