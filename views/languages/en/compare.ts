/** The words of the pages that set speakers, sources and people beside one another. */
import { count, formatNumber } from './formats.ts';
import { scopeUnits } from './labels.ts';

const quotations = (total: number): string => count(total, ...scopeUnits.quotations);
const articles = (total: number): string => count(total, ...scopeUnits.articles);

export const compareTexts = {
  /** Of links to these pages. */
  onThis: 'Who says what on this, and who is silent',
  onAll: 'Who says what, and who is silent',
  with: (name: string) => `Compare ${name} with others`,
  topic: {
    title: 'Who says what',
    about: (what: string) => `Who says what: ${what}`,
    everything: 'in all articles',
    of: (total: number) => `${quotations(total)} with these words`,
    all: quotations,
    instead: (total: number) => `${quotations(total)} with the words shown instead`,
    none: 'Nobody is quoted with these words.',
    noneAtAll: 'Nobody is quoted here.',
  },
  speakers: {
    title: 'Speakers side by side',
    how: 'Choose two to four. Each is shown on one axis of time, and what they say stands in parallel.',
    other: 'Somebody else, by name',
    compare: 'Compare',
    nobody: 'Nobody who is known is quoted with these words.',
    countOf: (name: string, total: number) => `${quotations(total)} of ${name}`,
  },
  compare: {
    title: 'Speakers compared',
    of: (names: string) => `${names} compared`,
    about: (what: string) => `What they say with the words ${what}`,
    aboutAll: 'All that they are quoted with',
    change: 'Other speakers',
    tooMany: (most: number) => `No more than ${formatNumber(most)} are shown at once: those who are quoted most.`,
    unknown: (name: string) => `Nobody of the name “${name}” is quoted with these words.`,
    overTime: 'Quotations over time',
    /** Of a mark. */
    bar: (name: string, period: string, total: number) => `${name}, ${period}: ${quotations(total)}`,
    lane: (name: string, total: number) => `${name} · ${quotations(total)}`,
    noDates: 'None of these quotations has a date, so they cannot be set on an axis of time.',
    tableLabel: 'The same numbers as a table',
    period: 'Period',
    undated: 'No date',
    total: 'All',
    parallel: 'In parallel',
    nothing: 'Not quoted in this time',
    nothingUndated: 'None without a date',
    onlyUndated: (undated: number) => `None dated in this time; ${quotations(undated)} without a date`,
    /** Before names and numbers of quotations. */
    offAxis: 'Without a date, and so not on the axis:',
    more: (total: number) => `All ${quotations(total)}`,
    newer: 'Newer',
    older: 'Older',
    pages: 'Periods',
  },
  word: {
    title: 'On whose word',
    how: 'Of the sources with most quotations: how many are of somebody named, of somebody unnamed, of an institution or a group, and of nobody who is given. Each bar is all quotations of a source.',
    kinds: { named: 'Named', unnamed: 'Unnamed', body: 'Institution or group', nobody: 'Nobody given' },
    silent: 'Paragraphs without anybody quoted or credited',
    source: 'Source',
    all: 'Quotations',
    segment: (source: string, kind: string, total: number, share: string) => `${source}, ${kind}: ${quotations(total)}, ${share}`,
    found: (source: string, what: string, total: number) => `${formatNumber(total)}, ${source}: ${what}`,
  },
  silent: {
    title: 'Often named, seldom quoted',
    how: 'People who are named in many articles with these words and quoted in one of five or fewer. Who is dead is among them, and who goes by another name where they are quoted: look before you ask why.',
    none: 'Nobody who is often named in these articles is seldom quoted.',
    person: 'Person',
    named: 'Named in articles',
    quoted: 'Quoted in articles',
    only: 'Named, not quoted',
    namedBar: (name: string, total: number) => `${name} is named in ${articles(total)}`,
    quotedBar: (name: string, total: number) => `${name} is quoted in ${articles(total)}`,
    found: (name: string, what: string, total: number) => `${formatNumber(total)}, ${name}: ${what}`,
  },
} as const;
