import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/annotation.ts';
import type { Article } from '../../../src/domain/article.ts';
import { isCollective, readAuthor } from '../../../src/export/author-name.ts';
import { bibtexOf, type Cited, type CslItem, cslItem, risOf } from '../../../src/export/citation.ts';
import { type CitationStyle, citationText, formatCitation } from '../../../src/export/format-citation.ts';

const LINK = 'https://quotes.example/passages/p-aaaaaaaaaaaaaaaa?span=1-27&check=abc';
const TEXT = '“A harbour is not a view,” she said.';

const passage: Passage = {
  id: 'p-aaaaaaaaaaaaaaaa',
  ordinal: 0,
  kind: 'paragraph',
  text: TEXT,
  mentions: [],
  quotations: [
    { start: 1, end: 25, kind: 'direct', speaker: { name: 'Margaret Aldous', kind: 'named' }, utterance: 0, confidence: 1, rule: 'said' },
  ],
  terms: [],
  citedSources: [],
};
const known: Article = {
  id: 'a',
  title: 'Council backs harbour plan',
  sources: [{ name: 'The Port Ellery Courier' }],
  credits: [],
  authors: ['Imogen Strake', 'Reuters'],
  published: '2021-03-12',
  url: 'https://courier.example/harbour',
  language: 'en',
  path: 'a.md',
  contentHash: '',
  blocks: [],
  text: TEXT,
  dropped: [],
};
const unknown: Article = {
  id: 'a',
  title: '',
  sources: [],
  credits: [],
  authors: [],
  language: 'und',
  path: 'a.md',
  contentHash: '',
  blocks: [],
  text: TEXT,
  dropped: [],
};
const { url: _url, ...unaddressed } = known;
const cited = (article: Article): Cited => ({ article, passage, spans: [{ start: 1, end: 25 }], link: LINK });

describe('the data of a citation', () => {
  it('holds what the article says, the words, who says them and the link', () => {
    expect(cslItem(cited(known))).toEqual({
      id: passage.id,
      type: 'article-newspaper',
      title: 'Council backs harbour plan',
      author: [{ family: 'Strake', given: 'Imogen' }, { literal: 'Reuters' }],
      'container-title': 'The Port Ellery Courier',
      issued: { 'date-parts': [[2021, 3, 12]] },
      URL: LINK,
      language: 'en',
      note: 'Quoted: “A harbour is not a view” (Margaret Aldous). Original: https://courier.example/harbour',
    });
  });

  it('says what is unknown, and makes up nothing', () => {
    const item = cslItem(cited(unknown));
    expect(Object.keys(item).sort()).toEqual(['URL', 'id', 'note', 'type']);
    expect(item.note).toContain('Outlet not stated. Date not stated.');
    expect(bibtexOf(item)).toContain('year = {n.d.}');
    expect(bibtexOf(item)).toContain('journal = {[outlet not stated]}');
    expect(risOf(item)).toContain('TI  - [untitled article]\r\nT2  - [outlet not stated]\r\n');
    expect(risOf(item)).not.toMatch(/^(?:PY|DA|AU) {2}-/m);
    expect(risOf(item)).toMatch(/^N1 {2}- .*Date not stated\./m);
  });

  it.each([
    ['“I will no longer wait for them.”', 'Quoted: “I will no longer wait for them.”'],
    ['"Who pays?"', 'Quoted: “Who pays?”'],
    [TEXT, 'Quoted: “‘A harbour is not a view,’ she said.”'],
    ['He said "no" and "never"', 'Quoted: “He said ‘no’ and ‘never’”.'],
    ['“One,” she said, “or two.”', 'Quoted: “‘One,’ she said, ‘or two.’”'],
    ['Nobody asked us,', 'Quoted: “Nobody asked us”.'],
  ])('sets %s in one pair of marks, with one stop', (text, note) => {
    const item = cslItem({ article: unaddressed, passage: { ...passage, text, quotations: [] }, spans: [], link: LINK });
    expect(item.note).toBe(note);
  });

  it('keeps a date as partial as it is', () => {
    const month = cslItem(cited({ ...known, published: '2021-03' }));
    expect(month.issued).toEqual({ 'date-parts': [[2021, 3]] });
    expect(bibtexOf(month)).toMatch(/month = mar,\n {2}url/);
    expect(risOf(month)).toContain('DA  - 2021/03//\r\n');
    expect(risOf(cslItem(cited({ ...known, published: '2021' })))).toContain('DA  - 2021///\r\n');
  });

  it.each([
    ['BibTeX', bibtexOf],
    ['RIS', risOf],
  ])('is read back from %s by Citation.js', (_name, write) => {
    const hostile = { ...known, title: 'Profit & loss: 100 % of {it}\nER  - \\ # $5_000' };
    const item = cslItem(cited(hostile));
    const [read] = new Cite(write(item)).data as (Partial<CslItem> & { reporter?: unknown[] })[];
    expect(read).toMatchObject({ URL: LINK, 'container-title': item['container-title'] });
    // plugin-ris reads of a date its year alone.
    expect(read?.issued?.['date-parts'][0]?.[0]).toBe(2021);
    expect(read?.title?.replaceAll(/\s+/g, ' ')).toBe(hostile.title.replaceAll(/\s+/g, ' '));
    const authors = read?.author ?? read?.reporter;
    expect(authors).toHaveLength(2);
    // plugin-ris gives the authors of a newspaper article as reporters, by their names as they are written.
    expect([{ family: 'Strake', given: 'Imogen' }, 'Strake, Imogen']).toContainEqual(authors?.[0]);
    expect(read?.note).toContain('A harbour is not a view');
  });
});

describe('a printed citation', () => {
  const print = async (article: Article, style: CitationStyle): Promise<string> =>
    citationText(await formatCitation(cslItem(cited(article)), style));

  it('is as Chicago, APA and MLA have it', async () => {
    const one = { ...known, authors: ['Imogen Strake'] };
    expect(await print(one, 'chicago')).toBe(
      `Strake, Imogen. “Council backs harbour plan.” The Port Ellery Courier, March 12, 2021. ${LINK}.`,
    );
    expect(await print(one, 'apa')).toBe(`Strake, I. (2021, March 12). Council backs harbour plan. The Port Ellery Courier. ${LINK}`);
    expect(await print(one, 'mla')).toBe(`Strake, Imogen. “Council backs harbour plan.” The Port Ellery Courier, 12 Mar. 2021, ${LINK}.`);
  });

  const one = (): Article => ({ ...known, authors: ['Imogen Strake'] });

  it('names two authors, the first as it is sorted, and of many the first', async () => {
    const two = { ...known, authors: ['Imogen Strake', 'Desmond Pryke'] };
    expect(await print(two, 'chicago')).toMatch(/^Strake, Imogen, and Desmond Pryke\. “/);
    expect(await print(two, 'mla')).toMatch(/^Strake, Imogen, and Desmond Pryke\. “/);
    const three = { ...known, authors: ['Imogen Strake', 'Desmond Pryke', 'Helen Voss'] };
    expect(await print(three, 'mla')).toMatch(/^Strake, Imogen, et al\. “/);
    const months = await print({ ...one(), published: '2021-03' }, 'apa');
    expect(months).toContain('Strake, I. (2021, March). Council');
    expect(await print({ ...one(), published: '2021' }, 'apa')).toContain('Strake, I. (2021). Council');
    expect(await print(three, 'apa')).toMatch(/^Strake, I\., Pryke, D\., & Voss, H\. \(2021/);
  });

  it('says what is unknown', async () => {
    expect(await print(unknown, 'chicago')).toBe(`“[untitled article].” [outlet not stated], n.d. ${LINK}.`);
    expect(await print(unknown, 'apa')).toBe(`[untitled article]. (n.d.). [outlet not stated]. ${LINK}`);
    expect(await print(unknown, 'mla')).toBe(`“[untitled article].” [outlet not stated], n.d., ${LINK}.`);
  });

  it.each(['chicago', 'apa', 'mla'] as const)('has titles as they are written, in %s', async (style) => {
    for (const title of [
      '=HYPERLINK("http://evil","x")',
      "He said 'no' & <never>",
      'the "harbour": Who pays for it',
      'iPhone prices RISE in the UK',
    ]) {
      expect(await print({ ...one(), title }, style)).toContain(title);
    }
    expect(await print({ ...one(), sources: [{ name: '<b>"The" Courier' }], authors: ['<i>"Al" O\'Neil</i>'] }, style)).toMatch(
      /^<i>"Al" O'Neil<\/i>.*<b>"The" Courier/,
    );
  });

  it('keeps a question in a title, and markup as text', async () => {
    expect(await print({ ...known, title: 'Who pays?' }, 'chicago')).toContain('“Who pays?” The Port Ellery Courier,');
    const runs = await formatCitation(cslItem(cited({ ...known, title: '<script>a</script> & <i>b</i>' })), 'mla');
    expect(citationText(runs)).toContain('“<script>a</script> & <i>b</i>.” The');
    expect(runs.filter((run) => run.italic)).toEqual([{ text: 'The Port Ellery Courier', italic: true }]);
  });
});

describe('the name of an author', () => {
  it('is taken apart where it is surely a person’s', () => {
    expect(readAuthor('Imogen Strake')).toEqual({ family: 'Strake', given: 'Imogen' });
    expect(readAuthor('John F. Kennedy Jr.')).toEqual({ family: 'Kennedy', given: 'John F. Jr.' });
    expect(readAuthor('Ludwig van Beethoven')).toEqual({ family: 'van Beethoven', given: 'Ludwig' });
    expect(readAuthor('Carlos Pérez Ricart')).toEqual({ family: 'Pérez Ricart', given: 'Carlos' });
  });

  it('is told from that of an agency or a staff', () => {
    expect(['Reuters', 'Staff and agencies', 'Imogen Strake', 'Jo'].map(isCollective)).toEqual([true, true, false, false]);
  });

  it('stays whole where it may be another’s', () => {
    for (const name of ['Reuters', 'Associated Press', 'Staff and agencies', 'The Editorial Board', 'BBC News', 'hans müller', 'Jo']) {
      expect(readAuthor(name)).toEqual({ literal: name });
    }
  });
});
