/** Languages in words. */
import { language as spoken, texts } from '../../../views/languages/language.ts';

/** "Spanish" for "es"; a tag that nobody knows stands for itself. */
export function languageName(language: string): string {
  return language === 'und' ? texts().unknownLanguage : spoken().formats.language(language);
}
