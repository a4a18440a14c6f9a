/** Numbers, counts, lists and dates of one language, by `Intl`. A partial date keeps its precision; no time zone can move it. */

/** What is counted, by the plural forms that the language has; `{n}` stands for the number, where the form writes one. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export interface Formats {
  /** BCP 47, with calendar and digits: for a script that writes numbers. */
  locale: string;
  number: (value: number) => string;
  /** "1,234" as "1.2K", where there is little room. */
  compact: (value: number) => string;
  /** Of a fraction in [0, 1]. */
  share: (fraction: number) => string;
  /** "1 article", "2,000 articles". */
  count: (total: number, forms: PluralForms) => string;
  /** "A, B, and C" */
  list: (parts: readonly string[]) => string;
  /** The places of so many things in a list, with what stands between them: 0, ", ", 1. */
  listParts: (size: number) => (number | string)[];
  /** "2025", "February 2025", "February 19, 2025"; what is no date is given back. */
  date: (partial: string) => string;
  /** From one date to another of the same length, what both share once: "2025 – 2026", "Apr – Jun 2025", "May 1 – 7, 2025". */
  period: (from: string, to: string) => string;
  /** Where there is little room: "2025", "Apr ’25", "May 1". */
  tick: (partial: string) => string;
  /** The letter of a month: "2025-02" is "F". */
  narrowMonth: (month: string) => string;
  /** The name of a language; a tag that nobody knows stands for itself. */
  language: (tag: string) => string;
  /** With a capital, whatever script it begins with. */
  capitalized: (label: string) => string;
}

/** @param locale BCP 47, with the calendar and the digits where they are not what the language alone gives */
export function formatsOf(locale: string): Formats {
  const whole = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const plural = new Intl.PluralRules(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const series = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const monthLetter = new Intl.DateTimeFormat(locale, { month: 'narrow', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
  const years = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const ofLength = (partial: string): Intl.DateTimeFormat => (partial.length === 4 ? years : partial.length === 7 ? months : days);
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  return {
    locale,
    number: (value) => whole.format(value),
    compact: (value) => compact.format(value),
    share: (fraction) => share.format(fraction),
    count: (total, forms) => (forms[plural.select(total)] ?? forms.other).replace('{n}', () => whole.format(total)),
    list: (parts) => list.format(parts),
    listParts: (size) => {
      const places = Array.from({ length: size }, (_, i) => String(i));
      return series.formatToParts(places).map(({ type, value }) => (type === 'element' ? Number(value) : value));
    },
    date: (partial) => {
      const [year, monthPart, dayPart] = partial.split('-').map(Number);
      if (year === undefined || monthPart === undefined) return partial;
      const date = new Date(Date.UTC(year, monthPart - 1, dayPart ?? 1));
      // A day that the calendar does not have would be another day.
      if (date.getUTCMonth() !== monthPart - 1 || date.getUTCDate() !== (dayPart ?? 1)) return partial;
      return (dayPart === undefined ? month : day).format(date);
    },
    period: (from, to) => ofLength(from).formatRange(new Date(from), new Date(to)),
    tick: (partial) => (partial.length > 7 ? shortDay : ofLength(partial)).format(new Date(partial)),
    narrowMonth: (date) => monthLetter.format(new Date(`${date}-01T00:00:00Z`)),
    language: (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    capitalized: (label) => {
      const [first = ''] = label;
      return first.toLocaleUpperCase(locale) + label.slice(first.length);
    },
  };
}
