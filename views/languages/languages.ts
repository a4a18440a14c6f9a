/** Every language that the interface speaks, in the order in which they are offered. The first is for those who ask for none of them. */
import { ARABIC } from './ar/arabic.ts';
import { SPANISH } from './es/spanish.ts';
import { ENGLISH, type Language } from './language.ts';

export const LANGUAGES: readonly [Language, ...Language[]] = [ENGLISH, SPANISH, ARABIC];
