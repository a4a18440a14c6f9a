import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { Article } from '../../../src/domain/article.ts';

const annotator = createAnnotator();

/** "words = type value" of each mention that is no entity, in an article of the given day (2015-02-11 is a Wednesday). */
function values(text: string, published: string | undefined = '2015-02-11'): string[] {
  const article: Article = {
    id: 'a1',
    title: 'A title',
    sources: [],
    credits: [],
    authors: [],
    language: 'en',
    path: 'a.txt',
    contentHash: 'x',
    blocks: [{ kind: 'paragraph', text }],
    text,
    dropped: [],
    ...(published === '' ? {} : { published }),
  };
  const [passage] = annotator.annotate(article).passages;
  return (passage?.mentions ?? [])
    .filter(({ entity }) => entity === undefined)
    .map(({ start, end, type, value }) => `${text.slice(start, end)} = ${type}${value === undefined ? '' : ` ${value}`}`);
}

describe('dates', () => {
  test.each([
    ['The bridge closed on Feb. 3 and opens in March.', ['Feb. 3 = date 2015-02-03', 'March = date 2015-03']],
    ['He was born on January 7, 1961, in the north.', ['January 7, 1961 = date 1961-01-07']],
    ['The law of 3 June 2011 was repealed in February 2014.', ['3 June 2011 = date 2011-06-03', 'February 2014 = date 2014-02']],
    ['On Tuesday, Feb. 10, 2015, the court ruled.', ['Tuesday, Feb. 10, 2015 = date 2015-02-10']],
    ['The fair ran on July 4-6, 2014, and on 2014-12-24.', ['July 4-6, 2014 = date 2014-07-04/2014-07-06', '2014-12-24 = date 2014-12-24']],
    ['A receipt of 13/02/2014 and one of 03/02/2014 were shown.', ['13/02/2014 = date 2014-02-13', '03/02/2014 = date']],
    ['She left in mid-2012, came back in mid-June 2013.', ['mid-2012 = date 2012', 'mid-June 2013 = date 2013-06']],
    ['In the early 1980s and in the ’90s fares fell.', ['early 1980s = date 1980/1989', '’90s = date 1990/1999']],
    [
      'The best third quarter of 2014 since the 19th century.',
      ['third quarter of 2014 = date 2014-07/2014-09', '19th century = date 1801/1900'],
    ],
    ['From 2010 to 2012 and in 2013-14 it rained.', ['2010 = date 2010', '2012 = date 2012', '2013-14 = date 2013/2014']],
    ['The 2016 election cost 2016 workers their jobs.', ['2016 = date 2016', '2016 = cardinal 2016']],
    ['He may march in May.', ['May = date 2015-05']],
    ['Both are heading into the November vote.', ['November = date 2015-11']],
    ['Heading into the November vote, Lind led.', ['November = date 2014-11']],
    ['The vote will be held in November.', ['November = date 2015-11']],
    ['He was elected in November.', ['November = date 2014-11']],
    ['She said Norden will open the pier that burned in October.', ['October = date 2014-10']],
    ['On Christmas Day 2013 the ferry rested.', ['Christmas Day 2013 = date 2013-12-25']],
    ['February 30, 2015 is no day.', ['February 30, 2015 = date']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('a weekday is the latest one, or the next where the sentence speaks of the future', () => {
    expect(values('The council met on Tuesday and will meet again on Friday.')).toEqual([
      'Tuesday = date 2015-02-10',
      'Friday = date 2015-02-13',
    ]);
    expect(values('The council met on Wednesday.')).toEqual(['Wednesday = date 2015-02-11']);
    expect(values('Last Wednesday it met; next Monday it rests.')).toEqual([
      'Last Wednesday = date 2015-02-04',
      'next Monday = date 2015-02-16',
    ]);
  });

  test('periods are counted from the day of publication', () => {
    expect(values('It snowed yesterday, last week, earlier this month and late last year.')).toEqual([
      'yesterday = date 2015-02-10',
      'last week = date 2015-W06',
      'earlier this month = date 2015-02',
      'late last year = date 2014',
    ]);
    expect(values('Two years ago he left; he returns two days from now.')).toEqual([
      'Two years ago = date 2013',
      'two days from now = date 2015-02-13',
    ]);
    expect(values('It rained last month and next weekend it may snow.', '2015-01-02')).toEqual([
      'last month = date 2014-12',
      'next weekend = date 2015-01-10/2015-01-11',
    ]);
  });

  test('a deadline lies ahead, and so does what comes on a day', () => {
    expect(values('The board must agree by midnight Monday.')).toContain('Monday = date 2015-02-16');
    expect(values('The vote comes Monday.')).toEqual(['Monday = date 2015-02-16']);
    expect(values('The vote came Monday.')).toEqual(['Monday = date 2015-02-09']);
  });

  test('the past month is as long as a month, and “one last week” is no week of the calendar', () => {
    expect(values('It rained in the past month.')).toEqual(['past month = duration P1M']);
    expect(values('They have one last week of work.')).not.toContain('last week = date 2015-W06');
  });

  test('a second house is no second', () => {
    expect(values('They searched a second house.')).toEqual([]);
    expect(values('It took a second.')).toEqual(['a second = duration PT1S']);
  });

  test('a day without a year is the nearest one', () => {
    expect(values('He fell on Nov. 8.')).toEqual(['Nov. 8 = date 2014-11-08']);
    expect(values('He fell on Jan. 3.', '2014-12-30')).toEqual(['Jan. 3 = date 2015-01-03']);
    expect(values('The fire came in October, not last May.')).toEqual(['October = date 2014-10', 'last May = date 2014-05']);
  });

  test('what depends on the day of publication has no value when that is not known, and only as much as is known of it', () => {
    expect(values('It snowed yesterday, on Friday, on Feb. 3 and last year, but not on Feb. 3, 2013.', '')).toEqual([
      'yesterday = date',
      'Friday = date',
      'Feb. 3 = date',
      'last year = date',
      'Feb. 3, 2013 = date 2013-02-03',
    ]);
    expect(values('It snowed yesterday, last month and last year.', '2015-02')).toEqual([
      'yesterday = date',
      'last month = date 2015-01',
      'last year = date 2014',
    ]);
    expect(values('It snowed last month and last year.', '2015')).toEqual(['last month = date', 'last year = date 2014']);
  });

  test('what depends on another moment of the story has no value', () => {
    expect(values('A year earlier he had sold it; ten minutes later he wept.')).toEqual([
      'A year earlier = date',
      'ten minutes later = date',
    ]);
  });
});

describe('times and durations', () => {
  test.each([
    ['The meeting begins at 8:30 p.m. EST on Thursday night.', ['8:30 p.m. EST = time 20:30', 'Thursday night = time 2015-02-12']],
    [
      'Flights left at 0830 GMT, at noon and from 8 to 10 p.m.',
      ['0830 GMT = time 08:30Z', 'noon = time 12:00', '8 to 10 p.m. = time 20:00/22:00'],
    ],
    ['By 14:30 local time, or at 12 a.m., all was quiet.', ['14:30 local time = time 14:30', '12 a.m. = time 00:00']],
    ['This morning it was calm, but Monday night it rained.', ['This morning = time 2015-02-11', 'Monday night = time 2015-02-09']],
    ['The siege lasted three years and 48 hours.', ['three years and 48 hours = duration P3YT48H']],
    [
      'A two-hour film, an hour and a half late, ran for 2 hours and 15 minutes.',
      ['two-hour = duration PT2H', 'an hour and a half = duration PT1.5H', '2 hours and 15 minutes = duration PT2H15M'],
    ],
    ['The past three years were hard, the next few weeks worse.', ['past three years = duration P3Y', 'next few weeks = duration']],
    ['She is 37 years old; her 12-year-old son is ill.', ['37 years old = duration P37Y']],
    ['A years-long fight in a centuries-old town ended after a month-long strike.', ['a month = duration P1M']],
    [
      'Nearly a decade, two and a half years, three to five days.',
      ['a decade = duration P10Y', 'two and a half years = duration P2.5Y', 'three to five days = duration P3D/P5D'],
    ],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe('amounts', () => {
  test.each([
    [
      'The firm paid $2.5 million, €3,000 and £1.2bn; a fine of 500 yen followed.',
      ['$2.5 million = money USD 2500000', '€3,000 = money EUR 3000', '£1.2bn = money GBP 1200000000', '500 yen = money JPY 500'],
    ],
    [
      'It cost 50 cents, then $5-$10, then $3 million to $5 million.',
      ['50 cents = money USD 0.5', '$5-$10 = money USD 5/10', '$3 million to $5 million = money USD 3000000/5000000'],
    ],
    [
      'They gave 300 Canadian dollars, HK$5 million and 40 million pesos.',
      ['300 Canadian dollars = money CAD 300', 'HK$5 million = money HKD 5000000', '40 million pesos = money'],
    ],
    ['He earns $40,000 a year and works 20 hours a week.', ['$40,000 = money USD 40000', '20 hours = duration PT20H']],
    ['Thousands of people lost hundreds of millions of dollars.', ['Thousands = cardinal', 'hundreds of millions of dollars = money']],
    [
      'It rose 2.5 percent, 3 to 5 percent, then 12%, by 0.5 percentage points.',
      ['2.5 percent = percent 2.5', '3 to 5 percent = percent 3/5', '12% = percent 12', '0.5 percentage points = percent 0.5'],
    ],
    ['Rates of 5 1/4 percent and 4 per cent.', ['5 1/4 percent = percent 5.25', '4 per cent = percent 4']],
    [
      'Twenty-five people, two dozen dogs and 1,200 sheep.',
      ['Twenty-five = cardinal 25', 'two dozen = cardinal 24', '1,200 = cardinal 1200'],
    ],
    ['Half a million fled, two hundred and fifty came back.', ['Half a million = cardinal 500000', 'two hundred and fifty = cardinal 250']],
    ['A weight of 200 pounds cost 20 pounds sterling.', ['200 = cardinal 200', '20 pounds sterling = money GBP 20']],
    ['They won 3-2 in an F-16, one of them with no one.', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('fractions of binary arithmetic do not show', () => {
    expect(values('It took $1.1 million and 4.35 million euros.')).toEqual([
      '$1.1 million = money USD 1100000',
      '4.35 million euros = money EUR 4350000',
    ]);
  });
});

describe('addresses', () => {
  test('are found whole and without the marks of the sentence', () => {
    expect(values('Write to press@Norden.org or see (https://www.norden.org/news?id=3), #FerryNow and @NordenFerry.')).toEqual([
      'press@Norden.org = email press@norden.org',
      'https://www.norden.org/news?id=3 = url https://www.norden.org/news?id=3',
      '#FerryNow = hashtag ferrynow',
      '@NordenFerry = handle nordenferry',
    ]);
    expect(values('See norden.com/ferry, or www.norden.co.uk.')).toEqual(['norden.com/ferry = url', 'www.norden.co.uk = url']);
  });

  test('numbers in an address are part of it', () => {
    expect(values('See http://norden.org/2014/05/03/five at once.')).toEqual([
      'http://norden.org/2014/05/03/five = url http://norden.org/2014/05/03/five',
    ]);
  });
});
