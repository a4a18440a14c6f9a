import { describe, expect, it } from 'vitest';
import { parseAuthors } from '../../../src/read/authors.ts';
import { detectLanguage } from '../../../src/read/language.ts';
import { parseDate } from '../../../src/read/published-date.ts';
import { BODY } from './read-support.ts';

describe('authors', () => {
  it.each<[string | string[], string[]]>([
    ['By JANE DOE and John Roe, Staff Writer', ['Jane Doe', 'John Roe']],
    ['By Jane Doe and John Roe, Staff Writers', ['Jane Doe', 'John Roe']],
    ['Written by Staff Reports', ['Staff Reports']],
    ['Jane Doe, John Roe and Mary Major', ['Jane Doe', 'John Roe', 'Mary Major']],
    ['By Anthony Miller, BBC News, Washington', ['Anthony Miller']],
    ['By JANE MCDONALD and TOM O’BRIEN', ['Jane McDonald', 'Tom O’Brien']],
    ['Martin Luther King, Jr.', ['Martin Luther King Jr.']],
    ['Doe, Jane; Roe, John A.', ['Jane Doe', 'John A. Roe']],
    ['Jane Doe (jane@harbor.example)', ['Jane Doe']],
    ['By MICHAEL STONE ( @mstone )', ['Michael Stone']],
    [['Jane Doe', 'Jane Doe', 'Staff Writer At'], ['Jane Doe']],
    ['The Associated Press', ['The Associated Press']],
    ['USA TODAY', ['USA TODAY']],
    ['', []],
  ])('%j names %j', (value, names) => {
    expect(parseAuthors(value)).toEqual(names);
  });
});

describe('dates', () => {
  it.each([
    ['2016-09-20T10:00:00Z', '2016-09-20'],
    ['2016-09-20T23:59:59-05:00', '2016-09-20'],
    ['September 20, 2016', '2016-09-20'],
    ['Sept. 20, 2016 at 10:30 AM EST', '2016-09-20'],
    ['20 Sep 2016', '2016-09-20'],
    ['Tue, 20 Sep 2016 10:00:00 GMT', '2016-09-20'],
    ['20th September 2016', '2016-09-20'],
    ['2016/09/20', '2016-09-20'],
    ['20160920', '2016-09-20'],
    ['20/09/2016', '2016-09-20'],
    ['09/20/2016', '2016-09-20'],
    ['03/04/2016', '2016'],
    ['September 2016', '2016-09'],
    ['2016-09', '2016-09'],
    ['2016', '2016'],
  ])('%j is %j', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    '',
    'yesterday',
    '2016-13-01',
    '2016-02-30',
    '0000-00-00',
    '12',
    'September 31, 2016',
    '2016-09-20 and more',
    'x'.repeat(100_000),
  ])('%.20j is none', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe('language', () => {
  it.each([
    [BODY, 'en'],
    ['El consejo del puerto decidió el martes que el viejo mercado de pescado se traslade al muelle norte, y no hay más que decir.', 'es'],
    ['Der Rat des Hafens hat am Dienstag beschlossen, den alten Fischmarkt an den Nordkai zu verlegen, und das ist nicht alles.', 'de'],
    ['Le conseil du port a décidé mardi de déplacer le vieux marché aux poissons vers le quai nord, et ce n’est pas tout.', 'fr'],
    ['Совет порта решил во вторник перенести старый рыбный рынок на северный причал.', 'ru'],
    ['港務委員會星期二決定將舊魚市場遷往北碼頭，經過兩年關於噪音停車和冰價的爭論。', 'zh'],
    ['港の評議会は火曜日に古い魚市場を北の埠頭に移すことを決めました。', 'ja'],
    ['Рада порту у вівторок вирішила, що старий рибний ринок переїде на північний причал, і це ще не все.', 'uk'],
    ['Satamaneuvosto päätti tiistaina, että vanha kalatori siirretään pohjoiselle laiturille, eikä siitä ole muuta sanottavaa.', 'fi'],
    ['Rada přístavu v úterý rozhodla, že se starý rybí trh přestěhuje na severní nábřeží, a víc k tomu není co říct.', 'cs'],
    ['Consiliul portului a decis marți ca vechea piață de pește să fie mutată pe cheiul de nord, și nu mai este nimic de spus.', 'ro'],
    ['A kikötői tanács kedden úgy döntött, hogy a régi halpiac az északi rakpartra költözik, és erről nincs több mondanivaló.', 'hu'],
    ['Havnestyret bestemte tirsdag at det gamle fisketorget skal flyttes til nordkaien, og det er ikke mer å si om saken.', 'nb'],
    ['Baraza la bandari liliamua Jumanne kwamba soko la zamani la samaki lihamie gati ya kaskazini, na hakuna la kuongeza.', 'sw'],
    ['Anna Larsen, Tom Roe, 12.5', 'und'],
    ['LARSEN 12 ROE 9 HOLM 8 EK 7\nROE 14 HOLM 11 LARSEN 3 EK 2\nNorthport 3 Southport 1\nQuayside 0 Harborough 0', 'und'],
    ['', 'und'],
  ])('%j is %j', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
