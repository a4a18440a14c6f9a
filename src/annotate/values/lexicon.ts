/** The words that dates, times, amounts and numbers are made of, in lower case. */

const numbered = (words: string, first: number): [string, number][] => words.split(' ').map((word, i) => [word, first + i]);

/** Month → 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered('january february march april may june july august september october november december', 1),
  ...numbered('jan. feb. mar. apr. may. jun. jul. aug. sept. oct. nov. dec.', 1),
  ...numbered('jan feb mar apr may jun jul aug sept oct nov dec', 1),
  ['sep', 9],
  ['sep.', 9],
]);
/** Weekday → 0 (Sunday) to 6. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...numbered('sunday monday tuesday wednesday thursday friday saturday', 0),
  ...numbered('sundays mondays tuesdays wednesdays thursdays fridays saturdays', 0),
  ...numbered('sun. mon. tues. wed. thurs. fri. sat.', 0),
]);
/** Holidays of a fixed date, as month and day; others have no value. */
export const HOLIDAYS: ReadonlyMap<string, readonly [number, number] | undefined> = new Map([
  ['christmas', [12, 25]],
  ['christmas day', [12, 25]],
  ['christmas eve', [12, 24]],
  ["new year's eve", [12, 31]],
  ["new year's day", [1, 1]],
  ['halloween', [10, 31]],
  ["valentine's day", [2, 14]],
  ['independence day', [7, 4]],
  ['thanksgiving', undefined],
  ['thanksgiving day', undefined],
  ['easter', undefined],
  ['easter sunday', undefined],
  ['good friday', undefined],
  ['memorial day', undefined],
  ['labor day', undefined],
  ['veterans day', undefined],
]);

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';
const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  second: 'second seconds',
  minute: 'minute minutes',
  hour: 'hour hours',
  day: 'day days',
  weekend: 'weekend',
  week: 'week weeks',
  month: 'month months',
  quarter: 'quarter quarters',
  year: 'year years',
  decade: 'decade decades',
  century: 'century centuries',
};
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  (Object.entries(UNIT_WORDS) as [Unit, string][]).flatMap(([unit, words]) => words.split(' ').map((word): [string, Unit] => [word, unit])),
);

export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbered(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    0,
  ),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i): [string, number] => [word, 20 + 10 * i]),
]);
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
  ['lakh', 1e5],
  ['crore', 1e7],
]);
/** Short scales, only right behind a number of money. */
export const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['b', 1e9],
  ['tn', 1e12],
]);
/** Numbers that nobody counted. */
export const VAGUE_NUMBERS: ReadonlySet<string> = new Set('dozens hundreds thousands millions billions trillions'.split(' '));

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';
/** Ordinals in words → number. */
export const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map([
  ...numbered(ORDINALS, 1),
  ...numbered('thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth', 13),
]);

/** Signs before an amount → ISO 4217. A dollar without a country is taken for a US dollar. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['u.s.$', 'USD'],
  ['usd', 'USD'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['cad', 'CAD'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['aud', 'AUD'],
  ['hk$', 'HKD'],
  ['s$', 'SGD'],
  ['nz$', 'NZD'],
  ['r$', 'BRL'],
  ['€', 'EUR'],
  ['eur', 'EUR'],
  ['£', 'GBP'],
  ['gbp', 'GBP'],
  ['¥', 'JPY'],
  ['jpy', 'JPY'],
  ['₹', 'INR'],
  ['rs', 'INR'],
  ['rs.', 'INR'],
  ['inr', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
]);
/** Words behind an amount → ISO 4217; '' where several countries have it and the country before it decides. */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USD: 'dollar dollars bucks',
    EUR: 'euro euros',
    JPY: 'yen',
    CNY: 'yuan renminbi',
    RUB: 'ruble rubles rouble roubles',
    ILS: 'shekel shekels',
    ZAR: 'rand',
    THB: 'baht',
    MYR: 'ringgit',
    PLN: 'zloty zlotys',
    UAH: 'hryvnia hryvnias',
    NGN: 'naira',
    '': 'pound pounds peso pesos rupee rupees franc francs won krona kronor krone kroner dinar dinars riyal riyals dirham dirhams real reais lira liras',
  }).flatMap(([code, words]) => words.split(' ').map((word): [string, string] => [word, code])),
);
/** Country before a currency's name → ISO 4217. */
export const NATIONAL_CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['u.s. dollar', 'USD'],
  ['us dollar', 'USD'],
  ['american dollar', 'USD'],
  ['canadian dollar', 'CAD'],
  ['australian dollar', 'AUD'],
  ['singapore dollar', 'SGD'],
  ['taiwan dollar', 'TWD'],
  ['british pound', 'GBP'],
  ['egyptian pound', 'EGP'],
  ['syrian pound', 'SYP'],
  ['lebanese pound', 'LBP'],
  ['mexican peso', 'MXN'],
  ['argentine peso', 'ARS'],
  ['chilean peso', 'CLP'],
  ['colombian peso', 'COP'],
  ['philippine peso', 'PHP'],
  ['indian rupee', 'INR'],
  ['pakistani rupee', 'PKR'],
  ['swiss franc', 'CHF'],
  ['korean won', 'KRW'],
  ['swedish krona', 'SEK'],
  ['norwegian krone', 'NOK'],
  ['danish krone', 'DKK'],
  ['turkish lira', 'TRY'],
  ['saudi riyal', 'SAR'],
  ['iraqi dinar', 'IQD'],
  ['brazilian real', 'BRL'],
]);
/** Hundredths of a currency's unit → ISO 4217. */
export const CENTS: ReadonlyMap<string, string> = new Map([
  ['cent', 'USD'],
  ['cents', 'USD'],
  ['pence', 'GBP'],
]);

/** Parts of a day, which make a time of a date. */
export const DAY_PARTS: ReadonlySet<string> = new Set(['morning', 'afternoon', 'evening', 'night']);
export const SEASONS: ReadonlySet<string> = new Set(['spring', 'summer', 'fall', 'autumn', 'winter']);
/** "last week", "early this month": words that bind a date to now, or place it within a period. */
export const BINDERS: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['last', -1],
  ['past', -1],
  ['this', 0],
  ['next', 1],
  ['coming', 1],
]);
export const PLACERS: ReadonlySet<string> = new Set(['early', 'earlier', 'late', 'later', 'mid']);
