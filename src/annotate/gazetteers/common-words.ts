/** Words that begin with a capital and are no names of people, organisations or places; written for this project. */
export const DEMONYMS: ReadonlySet<string> = new Set(
  `afghan african albanian algerian american americans arab arabs arabic argentine argentinian armenian asian australian austrian azerbaijani bangladeshi belarusian belgian bolivian bosnian brazilian british briton britons bulgarian burmese cambodian canadian canadians catalan catholic catholics caucasian chechen chilean chinese christian christians colombian communist confederate congolese conservative conservatives creole croat croatian cuban cubans cypriot czech danish democrat democrats democratic dutch ecuadorean egyptian english eritrean estonian ethiopian european europeans filipino finn finnish flemish french frenchman gaelic german germans georgian ghanaian greek greeks guatemalan haitian hebrew hindu hindus hispanic hispanics honduran hungarian hutu icelandic indian indians indonesian iranian iranians iraqi iraqis irish islamic islamist islamists israeli israelis italian italians jamaican japanese jew jewish jews jordanian kazakh kenyan korean koreans kosovar kurd kurdish kurds kuwaiti laotian latin latina latino latinos latvian lebanese liberian libyan lithuanian macedonian malaysian mediterranean mexican mexicans mongolian moroccan mormon mormons muslim muslims nazi nazis nepalese nicaraguan nigerian norwegian orthodox pakistani pakistanis palestinian palestinians panamanian persian peruvian polish portuguese protestant protestants republican republicans romanian russian russians rwandan salvadoran saudi saudis scot scots scottish serb serbian serbs shia shiite shiites sikh singaporean slovak slovenian somali south-african soviet spaniard spanish sudanese sunni sunnis swede swedish swiss syrian syrians taiwanese tamil tanzanian thai tibetan tunisian turk turkish turks tutsi tutsis ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western yemeni yugoslav zairean zambian zimbabwean texan texans californian floridian londoner parisian marxist socialist zionist libertarian evangelical evangelicals buddhist texan's gop's protestant`.split(
    /\s+/,
  ),
);
export const CALENDAR: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter thanksgiving ramadan hanukkah halloween passover`.split(
    /\s+/,
  ),
);
/** Capitalised, and still no name: "I", "Internet", events and laws. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  `i i'm i've i'd i'll ok okay internet web god jesus bible koran quran constitution olympics olympic oscar oscars emmy grammy medicare medicaid obamacare brexit covid covid-19 a no yes x mr mrs ms dr sir madam ladies gentlemen dear sincerely breaking update exclusive watch read more photo photos video videos source image images caption captions advertisement abstract correction editor's note full text story continues share related comments gallery slideshow click follow subscribe newsletter copyright rights reserved via f-16 u-2 mq-9 ak-47 us-born html www http https ftos`.split(
    /\s+/,
  ),
);
/** The same of abbreviations, which are names in other letters: "XI" and "AI", but Xi Jinping and Ai Weiwei. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'tv dvd cd gdp gmt est edt pst am pm hiv aids dna ai q ii iii iv vi vii viii ix xi xii ceo cfo coo vp phd u pc atm ufo gps suv ipo ngo ngos llc dj usb pdf'.split(
    ' ',
  ),
);

const LONGEST_ABBREVIATION = 4;

/** Whether a word with a capital names nobody and nothing by itself. */
export function isNoName(word: string): boolean {
  const lower = word.toLowerCase();
  return COMMON_WORDS.has(lower) || (word.length <= LONGEST_ABBREVIATION && ABBREVIATIONS.has(lower) && !/^\p{Lu}\p{Ll}/u.test(word));
}
