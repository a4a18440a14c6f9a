/**
 * Three styles in the Citation Style Language for the one kind of work that is cited here, a newspaper article. The APA style that comes with
 * plugin-csl knows every kind, and takes 2 s of CPU time to be read.
 *
 * Written for this project (ADR 8) after the guides themselves: The Chicago Manual of Style, notes and bibliography, 14.191–200; the MLA
 * Handbook, 9th edition, 5.1–5.99; the Publication Manual of the APA, 7th edition, 10.1.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html
 */
const head = (title: string, id: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US"><info><title>${title}</title><id>${id}</id><updated>2026-11-23T00:00:00+00:00</updated></info>`;

/** `et-al`: from how many authors on, and how many of them are then named. */
const authors = (etAlMin: number, etAlFirst: number): string =>
  `<macro name="author"><names variable="author"><name and="text" delimiter=", " delimiter-precedes-last="always" delimiter-precedes-et-al="always" name-as-sort-order="first" sort-separator=", " et-al-min="${etAlMin}" et-al-use-first="${etAlFirst}"/></names></macro>`;

/** A title in marks, with its full stop inside unless it ends with a mark of its own. */
const TITLE = '<text variable="title" quotes="true"/>';
const OUTLET = '<text variable="container-title" font-style="italic"/>';
const CITATION = '<citation><layout><text macro="author"/></layout></citation>';
const LOCALE = '<locale xml:lang="en"><style-options punctuation-in-quote="true"/></locale>';

export const STYLES = {
  chicago: `${head('Chicago, for news', 'pullquote-chicago')}${LOCALE}${authors(7, 3)}<macro name="date"><choose><if variable="issued"><date variable="issued" form="text"/></if><else><text value="n.d."/></else></choose></macro>${CITATION}<bibliography><layout suffix="."><group delimiter=". "><text macro="author"/>${TITLE}<group delimiter=", ">${OUTLET}<text macro="date"/></group><text variable="URL"/></group></layout></bibliography></style>`,
  mla: `${head('MLA, for news', 'pullquote-mla')}${LOCALE}${authors(3, 1)}<macro name="date"><choose><if variable="issued"><date variable="issued" delimiter=" "><date-part name="day"/><date-part name="month" form="short"/><date-part name="year"/></date></if><else><text value="n.d."/></else></choose></macro>${CITATION}<bibliography><layout suffix="."><group delimiter=". "><text macro="author"/>${TITLE}<group delimiter=", ">${OUTLET}<text macro="date"/><text variable="URL"/></group></group></layout></bibliography></style>`,
  apa: `${head('APA, for news', 'pullquote-apa')}${LOCALE}<macro name="author"><names variable="author"><name and="symbol" delimiter=", " delimiter-precedes-last="always" name-as-sort-order="all" sort-separator=", " initialize-with=". " et-al-min="21" et-al-use-first="19" et-al-use-last="true"/></names></macro><macro name="date"><group prefix="(" suffix=")" delimiter=", "><choose><if variable="issued"><date variable="issued"><date-part name="year"/></date><date variable="issued" delimiter=" "><date-part name="month"/><date-part name="day"/></date></if><else><text value="n.d."/></else></choose></group></macro>${CITATION}<bibliography><layout><group delimiter=" "><group delimiter=". " suffix="."><choose><if variable="author"><group delimiter=" "><text macro="author"/><text macro="date"/></group><text variable="title"/></if><else><text variable="title"/><text macro="date"/></else></choose>${OUTLET}</group><text variable="URL"/></group></layout></bibliography></style>`,
} as const;
