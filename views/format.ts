/** Numbers, dates and lists in the language of the request that is being answered. */
import { language } from './languages/language.ts';

export const formatNumber = (value: number): string => language().formats.number(value);
export const formatCompact = (value: number): string => language().formats.compact(value);
export const formatShare = (fraction: number): string => language().formats.share(fraction);
export const formatDate = (partial: string): string => language().formats.date(partial);
export const formatPeriod = (from: string, to: string): string => language().formats.period(from, to);
export const formatTick = (partial: string): string => language().formats.tick(partial);
export const narrowMonth = (month: string): string => language().formats.narrowMonth(month);
export const formatList = (parts: readonly string[]): string => language().formats.list(parts);
export const listParts = (size: number): (number | string)[] => language().formats.listParts(size);
