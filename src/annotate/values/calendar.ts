/** Days of the Gregorian calendar, and how they are written in ISO 8601. */

export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;

const numberOf = ({ year, month, day }: Day): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
};

function dayOf(number: number): Day {
  const date = new Date(number * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(day: Day, count: number): Day {
  return dayOf(numberOf(day) + count);
}

/** Days from the second to the first. */
export function daysBetween(one: Day, other: Day): number {
  return numberOf(one) - numberOf(other);
}

/** 0 for Sunday to 6. */
export function weekdayOf(day: Day): number {
  return (((numberOf(day) + 4) % 7) + 7) % 7;
}

/** Whether there is such a day. */
export function isDay({ year, month, day }: Day): boolean {
  const same = dayOf(numberOf({ year, month, day }));
  return same.year === year && same.month === month && same.day === day;
}

export function isoYear(year: number): string {
  return String(year).padStart(4, '0');
}

export function isoMonth(year: number, month: number): string {
  return `${isoYear(year)}-${String(month).padStart(2, '0')}`;
}

export function isoDay({ year, month, day }: Day): string {
  return `${isoMonth(year, month)}-${String(day).padStart(2, '0')}`;
}

/** "2015-W06": weeks begin on Monday, the first of a year is the one with its first Thursday. */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - (weekdayOf(day) || 7));
  const first = numberOf({ year: thursday.year, month: 1, day: 1 });
  return `${isoYear(thursday.year)}-W${String(1 + Math.floor((numberOf(thursday) - first) / 7)).padStart(2, '0')}`;
}
