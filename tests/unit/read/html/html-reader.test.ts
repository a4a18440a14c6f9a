import { describe, expect, it } from 'vitest';
import { bodyText } from '../../../../src/domain/article.ts';
import { htmlReader } from '../../../../src/read/html/html-reader.ts';
import type { ReadResult } from '../../../../src/read/reader.ts';
import { articleOf, MORE_PROSE, pageWith, PROSE, readFixture, reasonOf } from './read-fixture.ts';

const kindsAndTexts = (name: string) => readFixture(name).blocks.map(({ kind, text }) => `${kind}: ${text}`);

describe('a news page', () => {
  it('gives each kind of block in the order of the page', () => {
    expect(kindsAndTexts('news-article.html')).toEqual([
      'title: Harbour dredging halted after eel count',
      'dek: A count of glass eels has stopped the work for at least a month.',
      'byline: By Mara Lindqvist and John Roe',
      'byline: 5 March 2024',
      'caption: Glass eels at the weir of the old mill. Photograph: Ines Falk',
      expect.stringMatching(/^paragraph: Dredging in the inner harbour/),
      expect.stringMatching(/^paragraph: “We have never seen so many,” said Petra Holm/),
      'heading: A month of silence',
      expect.stringMatching(/^paragraph: The work will not begin again .* published on its own page\.$/),
      'block-quote: No vessel shall dredge between the weir and the lock until the migration is over.',
      'pull-quote: The river is telling us something.',
      'paragraph: Three things must be settled before then, the notice says:',
      'list-item: who pays for the idle barges;',
      'list-item: who counts the eels, and how often;',
      'list-item: whether the lock stays shut at night.',
      'table: Year | Eels\n2022 | 1,204\n2023 | 3,377',
      expect.stringMatching(/^paragraph: The barge company, Strand Marine/),
      'source-line: Ola Brandt contributed to this report.',
      'bio: Mara Lindqvist is the environment editor of The Fictional Courier.',
    ]);
  });

  it('has the body blocks alone in its text', () => {
    const article = readFixture('news-article.html');
    expect(article.text).toBe(bodyText(article.blocks));
    expect(article.text).not.toMatch(/Glass eels at the weir|at least a month|environment editor|contributed/);
  });

  it('lists what it left out of the article, with the reason', () => {
    const dropped = new Map(readFixture('news-article.html').dropped.map(({ text, reason }) => [text, reason]));
    expect(dropped.get('READ MORE: WHY THE EELS CAME BACK TO THE ESTUARY')).toBe('related');
    expect(dropped.get('The weir that nobody owns')).toBe('related');
    expect(dropped.get('Sign up for our morning newsletter.')).toBe('boilerplate');
    expect(dropped.get('© 2024 The Fictional Courier. All rights reserved.')).toBe('boilerplate');
  });

  it('holds nothing that a script, a style sheet, a reader or a side bar wrote', () => {
    const { blocks, dropped } = readFixture('news-article.html');
    const all = [...blocks, ...dropped].map(({ text }) => text).join('\n');
    expect(all).not.toMatch(/Written by a script|color: red/);
    expect(blocks.map(({ text }) => text).join('\n')).not.toMatch(/I saw them too|second boat|do not exist|javascript/);
  });

  it('takes title, source, authors, dates, address and language from its metadata', () => {
    const { title, dek, sources, authors, published, modified, url, language } = readFixture('news-article.html');
    expect({ title, dek, sources, authors, published, modified, url, language }).toEqual({
      title: 'Harbour dredging halted after eel count',
      dek: 'A count of glass eels has stopped the work for at least a month.',
      sources: [{ name: 'The Fictional Courier', url: 'https://courier.example/' }],
      authors: ['Mara Lindqvist', 'John Roe'],
      published: '2024-03-05',
      modified: '2024-03-07',
      url: 'https://courier.example/2024/03/harbour-dredging-halted',
      language: 'en-GB',
    });
  });
});

describe('a blog post without structured data', () => {
  it('is parted at double line breaks, with a bold line as heading and the words under a picture as caption', () => {
    expect(kindsAndTexts('blog-post.html').slice(1)).toEqual([
      expect.stringMatching(/^byline: Posted on November 9, 2022/),
      expect.stringMatching(/^paragraph: The printed timetable/),
      expect.stringMatching(/^paragraph: I counted\./),
      'heading: The missing nine',
      expect.stringMatching(/^paragraph: Nine crossings exist only on paper\./),
      'caption: The quay at six in the morning',
      expect.stringMatching(/^paragraph: I asked the company/),
    ]);
  });

  it('tells the published from the updated time, and finds author and site', () => {
    const { title, sources, authors, published, modified, url } = readFixture('blog-post.html');
    expect({ title, sources, authors, published, modified, url }).toEqual({
      title: 'What the ferry timetable hides',
      sources: [{ name: 'Notes from the Quay' }],
      authors: ['Tilde Ek'],
      published: '2022-11-09',
      modified: '2022-12-01',
      url: 'https://quay.example/ferry-timetable/',
    });
  });
});

describe('a page of the old kind', () => {
  it('is read out of its layout table in its declared encoding', () => {
    const article = readFixture('old-layout.html');
    expect(article.title).toBe('Café owners want their pier back');
    expect(article.authors).toEqual(['Jonas Müller']);
    expect(article.text.split('\n')).toEqual([
      expect.stringMatching(/^Seven café owners/),
      expect.stringMatching(/^“It is our living room,” said Renée Alder/),
      expect.stringMatching(/^The board will answer in writing – as it did/),
    ]);
  });

  it('keeps of an ambiguous date what is certain', () => {
    expect(readFixture('old-layout.html').published).toBe('2004');
  });
});

describe('a page that only its scripts would fill', () => {
  it('is read from the body that it states, although the data end in a stray comma', () => {
    const { text, title, authors, published } = readFixture('script-rendered.html');
    expect(text.split('\n')).toHaveLength(4);
    expect(text).toMatch(/^The old lighthouse/);
    expect({ title, authors, published }).toEqual({
      title: 'Lighthouse sold to a choir',
      authors: ['Staff Reports'],
      published: '2021-08',
    });
  });

  it('completes its address from the note that the browser left on saving', () => {
    expect(readFixture('script-rendered.html').url).toBe('https://gazette.example/story/lighthouse-sold');
  });
});

describe('furniture inside the article', () => {
  const dropped: [string, string][] = [
    ['<p><a href="/x">Ten more piers that you have never heard of</a></p>', 'related'],
    ['<p>Related: <a href="/x">The pier in pictures</a></p>', 'related'],
    ['<p>Leggi anche: <a href="/x">Il molo</a></p>', 'related'],
    ['<ul><li><a href="/1">The pier in pictures</a></li><li><a href="/2">The storm of the century</a></li></ul>', 'related'],
    [
      '<div class="article-promo-box"><p>Get all our stories for one euro a week, and cancel whenever you like to do so.</p></div>',
      'boilerplate',
    ],
    ['<div role="navigation"><p>All about the harbour</p></div>', 'navigation'],
    ['<p>Image 1 of 5</p>', 'boilerplate'],
    ['<p>Advertisement</p>', 'boilerplate'],
    ['<p>Follow us on <a href="/fb">Facebook</a></p>', 'boilerplate'],
    ['<button>Load more</button>', 'boilerplate'],
    ['<div style="display: none"><p>Only for machines.</p></div>', 'other'],
  ];
  it.each(dropped)('%s is left out', (html, reason) => {
    const article = articleOf(pageWith(html));
    expect(article.text).toBe(`${PROSE}\n${MORE_PROSE}`);
    expect(article.dropped.map((one) => one.reason)).toContain(reason);
  });

  const kept: [string, string][] = [
    ['<p>Read the minutes of the <a href="/x">last meeting</a>, and you will find the pier on every single page of them.</p>', 'paragraph'],
    ['<p>“Share the pier or lose it,” she told the members.</p>', 'paragraph'],
    ['<ul><li><a href="/x">The old pier</a> was built in 1911.</li><li><a href="/y">The new pier</a> never was.</li></ul>', 'list-item'],
    ['<blockquote class="twitter-tweet"><p>The pier is ours.</p></blockquote>', 'block-quote'],
    ['<div class="video-container"><blockquote><p>The pier is ours.</p></blockquote></div>', 'block-quote'],
    ['<aside>A pier is a promise to everyone</aside>', 'pull-quote'],
    ['<h2><a name="costs"></a>What it costs</h2>', 'heading'],
    ['<p><strong>What it costs</strong></p>', 'heading'],
  ];
  it.each(kept)('%s stays', (html, kind) => {
    expect(articleOf(pageWith(html)).blocks.map((block) => block.kind)).toContain(kind);
  });

  it('is found by a word in a name, but not where it would take the article away', () => {
    const article = articleOf(
      `<body><div class="paywall sidebar-right"><p>${PROSE}</p><p>${MORE_PROSE}</p></div><p>Loading the rest of the page.</p></body>`,
    );
    expect(article.text).toContain(PROSE);
    expect(article.text).toContain(MORE_PROSE);
  });

  it('repeats the title only once', () => {
    const article = articleOf(
      `<title>A pier is a promise</title><body><article><h2>A pier is a promise</h2><p>${PROSE}</p><p>${MORE_PROSE}</p></article></body>`,
    );
    expect(article.blocks.map((block) => block.text)).toEqual(['A pier is a promise', PROSE, MORE_PROSE]);
    expect(article.dropped).toEqual([{ text: 'A pier is a promise', reason: 'duplicate-title' }]);
  });
});

describe('metadata', () => {
  it('never takes an updated date for the published one', () => {
    const article = articleOf(pageWith('', '<meta property="article:modified_time" content="2024-05-06T10:00:00Z">'));
    expect(article.published).toBeUndefined();
    expect(article.modified).toBe('2024-05-06');
  });

  it('reads byline and date where only the text gives them', () => {
    const article = articleOf(
      `<body><h1>The pier again</h1><p>By Jane Doe and John Roe, Staff Reporters</p><p>Published: September 20, 2016</p><article><p>${PROSE}</p><p>${MORE_PROSE}</p></article></body>`,
    );
    expect(article.authors).toEqual(['Jane Doe', 'John Roe']);
    expect(article.published).toBe('2016-09-20');
  });

  it('accepts http and https addresses alone', () => {
    const head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">';
    expect(articleOf(pageWith('', head)).url).toBeUndefined();
  });

  it('does not call a site or an account an author', () => {
    const head = '<meta property="og:site_name" content="The Fictional Courier"><meta name="author" content="The Fictional Courier">';
    expect(articleOf(pageWith('', head)).authors).toEqual([]);
    expect(articleOf(pageWith('', '<meta name="author" content="admin">')).authors).toEqual([]);
  });

  it('believes the text rather than a language that a template declares', () => {
    const french =
      'Le conseil s’est réuni pour la troisième fois cette semaine pour parler de la vieille jetée, et il est rentré sans avoir rien décidé du tout, comme les deux fois précédentes.';
    expect(articleOf(`<html lang="en"><body><p>${french}</p><p>${french}</p></body></html>`).language).toBe('fr');
  });
});

/** A page whose article has these elements between its headline and its text. */
const under = (lines: string, head = ''): string =>
  `<html lang="en"><head><title>The pier again</title>${head}</head><body><article><h1>The pier again</h1>${lines}<p>${PROSE}</p><p>${MORE_PROSE}</p></article></body></html>`;
const day = (date: string, text: string, more = ''): string => `<time ${more} datetime="${date}T09:00:00Z">${text}</time>`;
const JUNE_4 = { published: '2031-06-04' };
const BOTH = { published: '2031-06-04', modified: '2031-06-09' };

describe('the line under the headline', () => {
  it.each<[string, { published?: string; modified?: string }]>([
    [day('2031-06-04', '2 hours ago'), JUNE_4],
    [`<p>By Jane Doe • ${day('2031-06-04', 'Jun 4')}</p>`, JUNE_4],
    [`<p>Published ${day('2031-06-04', 'Jun 4')}</p>`, JUNE_4],
    [`<p>Published ${day('2031-06-04', 'Jun 4')} Updated ${day('2031-06-09', 'Jun 9')}</p>`, BOTH],
    [`<div><span>Updated</span> ${day('2031-06-09', 'Jun 9')} | ${day('2031-06-04', 'Jun 4')}</div>`, BOTH],
    [`<div>Updated</div><div>${day('2031-06-09', 'June 9, 2031')}</div>`, { modified: '2031-06-09' }],
    [day('2031-06-09', 'June 9, 2031', 'itemprop="dateModified"'), { modified: '2031-06-09' }],
    [`<p>${day('2031-06-09', 'June 9, 2031', 'class="updated"')}</p>`, { modified: '2031-06-09' }],
    ['<div>Published June 4, 2031 | Updated June 9, 2031</div>', BOTH],
    [`<aside><a href="/x">Another pier</a> ${day('2020-01-01', 'Jan 1, 2020')}</aside>`, {}],
    ['<p>Yesterday</p>', {}],
    ['<p class="meta">Posted on June 4, 2031 by Jane Doe</p>', JUNE_4],
  ])('%s says when', (lines, dates) => {
    const { published, modified, blocks } = articleOf(under(lines));
    expect({ ...(published && { published }), ...(modified && { modified }) }).toEqual(dates);
    expect(blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(2);
  });

  it('does not take a day in the text for that of the article', () => {
    const text = `The first pier fell on ${day('1999-03-05', '5 March 1999')}, and the town has argued about the second one ever since then.`;
    expect(articleOf(under(`<p>${text}</p>`)).published).toBeUndefined();
  });

  it('counts from when the page was changed, where it says so', () => {
    const { published, modified } = articleOf(
      under('<div>Yesterday</div>', '<meta property="article:modified_time" content="2031-06-09T10:00:00Z">'),
    );
    expect([published, modified]).toEqual(['2031-06-08', '2031-06-09']);
  });

  it.each([
    '<p class="meta">Posted on June 4, 2031 by Jane Doe</p>',
    '<p class="entry-meta">Posted by Jane Doe on June 4, 2031 at 10:00 am</p>',
    '<p>Compiled by Jane Doe with agencies</p>',
    '<div class="byline">By <a rel="author" href="/j">Jane Doe</a> for The Fictional Courier</div>',
    '<p>By JANE DOE</p><p>Fictional Press Writer</p>',
  ])('%s says who', (lines) => {
    const { authors, blocks } = articleOf(under(lines));
    expect(authors).toEqual(['Jane Doe']);
    expect(blocks.slice(1).map(({ kind }) => kind)).toEqual([...blocks.slice(3).map(() => 'byline'), 'paragraph', 'paragraph']);
  });

  it('names all authors where a link marks only the first of them', () => {
    const line = '<div>By <a rel="author" href="/j">Jane Doe</a>, <a href="/r">John Roe</a> and <span>Kim Lee</span></div>';
    expect(articleOf(under(line)).authors).toEqual(['Jane Doe', 'John Roe', 'Kim Lee']);
  });

  it('turns a name of a catalogue round', () => {
    const data =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The pier again","author":{"name":"Doe, Jane"}}</script>';
    expect(articleOf(under('', data)).authors).toEqual(['Jane Doe']);
  });

  it.each(['h2 class="subtitle"', 'p class="article-standfirst"', 'div class="sub-title"'])('<%s> is the dek', (tag) => {
    const text = 'Seven of nine members want to keep it';
    const article = articleOf(under(`<${tag}>${text}</${tag.split(' ', 1)[0] ?? ''}><p>By Jane Doe</p>`));
    expect(article.dek).toBe(text);
    expect(article.blocks.map(({ kind }) => kind)).toEqual(['title', 'dek', 'byline', 'paragraph', 'paragraph']);
  });
});

describe('what stands around the article', () => {
  const page = `<body><div id="cookie">We use cookies. <button>Accept</button></div><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
    <article><h1>The pier</h1><p>${PROSE}</p><p>${MORE_PROSE}</p></article>
    <aside><h3>Most read</h3><ol><li><a href="/1">A dog in the river</a></li></ol></aside><footer>© 2031 The Courier</footer></body>`;

  it('is listed in the order of the page, part by part, with the reason', () => {
    expect(articleOf(page).dropped).toEqual([
      { text: 'We use cookies. · Accept', reason: 'boilerplate' },
      { text: 'Home · World', reason: 'navigation' },
      { text: 'The pier', reason: 'duplicate-title' },
      { text: 'Most read · A dog in the river', reason: 'related' },
      { text: '© 2031 The Courier', reason: 'boilerplate' },
    ]);
  });

  it('is listed in short, however much of it there is', () => {
    const links = Array.from(
      { length: 3000 },
      (_, i) => `<div class="menu-${i}"><a href="/${i}">Number ${i} of the many parts of this site</a></div>`,
    );
    const { dropped } = articleOf(page.replace('<article>', `${links.join('<hr>')}<article>`));
    expect(dropped.length).toBeLessThanOrEqual(205);
    expect(Math.max(...dropped.map(({ text }) => text.length))).toBeLessThanOrEqual(201);
  });
});

describe('the reader', () => {
  it('knows a page by its first bytes, whatever the name says', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(htmlReader.recognizes?.(bytes('\n<!-- saved --><!DOCTYPE html><html>'), '')).toBe(true);
    expect(htmlReader.recognizes?.(bytes('<html lang="en">'), '')).toBe(true);
    expect(htmlReader.recognizes?.(bytes('The word html stands in this text.'), '')).toBe(false);
  });

  it('says so when a page holds no article', () => {
    expect(reasonOf('')).toBe('the page holds no text of an article');
    expect(reasonOf('<html><body><nav><a href="/">Home</a></nav></body></html>')).toBe('the page holds no text of an article');
  });

  it('yields the article of an opened file', async () => {
    const half = pageWith('').length >> 1;
    const bytes = new TextEncoder().encode(pageWith(''));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, half);
      yield bytes.subarray(half);
    }
    const results: ReadResult[] = [];
    for await (const result of htmlReader.read({ path: 'a/b.html', extension: '.html', head: bytes.subarray(0, 100), chunks }, {}))
      results.push(result);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ article: { path: 'a/b.html', text: `${PROSE}\n${MORE_PROSE}` } });
  });
});

it('keeps the source of a block quote that stands in its footer', () => {
  const { blocks } = articleOf(pageWith('<blockquote><p>The pier stays shut.</p><footer><cite>Petra Holm</cite></footer></blockquote>'));
  expect(blocks.filter(({ kind }) => kind === 'block-quote').map(({ text }) => text)).toEqual(['The pier stays shut.', 'Petra Holm']);
});
