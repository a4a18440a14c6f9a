import { describe, expect, test } from 'vitest';
import { createAnnotator, plainArticle } from '../../../src/annotate/annotator.ts';
import { Tagger } from '../../../src/annotate/tagger.ts';
import { type AnnotatedText, annotatedArticleSchema, annotatedTextSchema, type Span } from '../../../src/domain/annotation.ts';
import { type Article, type Block, bodyText } from '../../../src/domain/article.ts';

const annotator = createAnnotator();

function annotate(text: string): AnnotatedText {
  return annotator.annotateText({ id: 't', text });
}

/** Marked quotations as [words, speaker]. */
function said(text: string): [string, string | null][] {
  return annotate(text)
    .quotations.filter(({ kind }) => kind !== 'indirect')
    .map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name ?? null]);
}

function reported(text: string): [string, string | null][] {
  return annotate(text)
    .quotations.filter(({ kind }) => kind === 'indirect')
    .map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name ?? null]);
}

function article(blocks: Block[], language = 'en'): Article {
  return {
    id: 'a1',
    title: 'A title',
    sources: [],
    credits: [],
    authors: [],
    language,
    path: 'a.txt',
    contentHash: 'x',
    blocks,
    text: bodyText(blocks),
    dropped: [],
  };
}

describe('tagging', () => {
  const tagger = new Tagger();
  test.each([
    'Dr. Nathan Jones’s U.S.-Mexico trip — “It’s one thing,” he said. The C.I.A. can’t say.',
    'Tabs\tand\u00a0no-break\u00a0\u00a0spaces, 3%  of $5 million in Chile. e-mail a@b.com #tag http://x.y/z',
    'control \u0000 \u0007 characters and lone \ud800 surrogates \udc00 and 👩‍👩‍👧 emoji',
  ])('the offsets of every token are exact in %j', (text) => {
    const { words, starts, ends } = tagger.tag(text);
    expect(words.map((_, i) => text.slice(starts[i], ends[i]))).toEqual(words);
    const covered = words.join('').length;
    expect(covered).toBe(text.replace(/\s+/gu, '').length);
  });

  test('a word is cut in the same way whatever was read before', () => {
    const text = 'the president’s plan, the tan-coloured “rock-n-roll’s” end and Wałęsa’s.';
    const fresh = new Tagger().tag(text);
    const used = new Tagger();
    used.tag('The president’s, “president’s” (tan-coloured) rock-n-roll’s. Wałęsa’s, Walesa’s');
    expect(used.tag(text)).toEqual(fresh);
    expect(fresh.words.slice(0, 3)).toEqual(['the', 'president', '’s']);
    expect(fresh.words.slice(-3)).toEqual(['Wałęsa', '’s', '.']);
  });

  test('any number of taggers can be made', () => {
    // the model quotes itself anew for each instance unless it is kept from it; the 25th would throw
    for (let i = 0; i < 30; i++) expect(new Tagger().tag('One word.').words).toHaveLength(3);
  }, 60_000);

  test('a run of 1,000 characters without a space is cut', () => {
    const { words, ends } = tagger.tag(`before ${'/'.repeat(1000)} after`);
    expect(Math.max(...words.map((word) => word.length))).toBe(200);
    expect(ends.at(-1)).toBe(1013);
  });
});

describe('speakers of marked words', () => {
  test('the cue stands after the words', () => {
    expect(said('“The bridge will open in May,” said Maria Lind, the mayor of Norden.')).toEqual([
      ['The bridge will open in May,', 'Maria Lind'],
    ]);
    expect(said('“The bridge will open in May,” Maria Lind, a council member, said on Tuesday.')).toEqual([
      ['The bridge will open in May,', 'Maria Lind'],
    ]);
  });

  test('the cue stands before the words', () => {
    expect(said('Maria Lind told reporters: “We will not wait.”')).toEqual([['We will not wait.', 'Maria Lind']]);
  });

  test('a parenthesis after the words beats the subject before them', () => {
    expect(said('Anders Berg confirmed the plan, stating, “Crews are ready” (Col. Hanna Frost, Coast Guard).')).toEqual([
      ['Crews are ready', 'Hanna Frost'],
    ]);
  });

  test('speech goes on after a cue, as one utterance', () => {
    const text = '“We waited,” Maria Lind said. “Nobody came.”';
    const { quotations } = annotate(text);
    expect(said(text)).toEqual([
      ['We waited,', 'Maria Lind'],
      ['Nobody came.', 'Maria Lind'],
    ]);
    expect(new Set(quotations.map(({ utterance }) => utterance)).size).toBe(1);
  });

  test('a pronoun is the person who spoke before', () => {
    expect(said('Maria Lind opened the meeting. “We waited,” she said.')).toEqual([['We waited,', 'Maria Lind']]);
  });

  test('a report inside a report is on the word of who makes it', () => {
    expect(said('Maria Lind said residents need a bridge that is “safe and quick” by summer.')).toEqual([['safe and quick', 'Maria Lind']]);
  });

  test('marks that open again in each paragraph are one utterance', () => {
    const text = 'Maria Lind said: “We waited for years.\n“Nobody came.”';
    const { quotations } = annotate(text);
    expect(said(text).map(([words]) => words)).toEqual(['We waited for years.', 'Nobody came.']);
    expect(quotations.map(({ speaker }) => speaker?.name)).toEqual(['Maria Lind', 'Maria Lind']);
    expect(new Set(quotations.map(({ utterance }) => utterance)).size).toBe(1);
  });

  test('words that nobody is said to have spoken have no speaker', () => {
    expect(said('“Nothing in this world lasts for ever and ever.”')).toEqual([['Nothing in this world lasts for ever and ever.', null]]);
  });

  test('marked words inside a clause are mixed, with their clause', () => {
    const text = 'Maria Lind argued that the plan “makes no sense” for the town.';
    const [quotation] = annotate(text).quotations;
    expect(quotation?.kind).toBe('mixed');
    expect(text.slice(quotation?.clause?.start, quotation?.clause?.end)).toBe('the plan “makes no sense” for the town');
  });

  test('of a retelling only the inner words are verbatim', () => {
    const text = 'A spokesman confirmed it, stating, “The harbour was ‘never closed to anybody’” (Harbour spokesman).';
    const [quotation] = annotate(text).quotations;
    expect(quotation?.flags).toEqual(['nested']);
    expect(quotation?.verbatim?.map(({ start, end }) => text.slice(start, end))).toEqual(['never closed to anybody']);
  });

  test('brackets and an ellipsis are flagged', () => {
    const text = 'Maria Lind said, “They [the council] knew… and did nothing.”';
    expect(annotate(text).quotations[0]?.flags).toEqual(['edited', 'elided']);
  });
});

describe('terms', () => {
  test.each([
    ['The gang’s leader, known as “El Flaco,” fled.', 'El Flaco,', 'nickname'],
    ['The so-called “bridge tax” was dropped in May.', 'bridge tax', 'scare'],
    ['She wrote it up in an article “Harbour Lights Go Out at Last” in May.', 'Harbour Lights Go Out at Last', 'title'],
  ])('%s', (text, words, kind) => {
    const { terms, quotations } = annotate(text);
    expect(terms.map((term) => [text.slice(term.start, term.end), term.kind])).toEqual([[words, kind]]);
    expect(quotations.filter((quotation) => quotation.kind !== 'indirect')).toEqual([]);
  });
});

describe('reported speech and credits', () => {
  test('a content clause after "that"', () => {
    expect(reported('Maria Lind said that the bridge would open in May.')).toEqual([['the bridge would open in May', 'Maria Lind']]);
  });

  test('a cue at the end of the sentence', () => {
    expect(reported('The bridge would open in May, officials said.')).toEqual([['The bridge would open in May', 'official']]);
  });

  test('"according to" on either side', () => {
    expect(reported('According to Maria Lind, the bridge would open in May.')).toEqual([['the bridge would open in May', 'Maria Lind']]);
    expect(reported('The bridge would open in May, according to Maria Lind.')).toEqual([['The bridge would open in May', 'Maria Lind']]);
  });

  test('what was not said is not reported', () => {
    expect(reported('Maria Lind did not say that the bridge would open in May.')).toEqual([]);
  });

  test.each([
    ['The tunnel was flooded, as reported by Reuters on Monday.', 'Reuters', 'agency'],
    ['The tunnel was flooded, The Washington Post reported.', 'Washington Post', 'outlet'],
    ['The tunnel was flooded, according to court documents.', 'court documents', 'document'],
  ])('%s credits %s', (text, name, kind) => {
    expect(annotate(text).citedSources.map((source) => [source.name, source.kind])).toEqual([[name, kind]]);
  });
});

describe('names', () => {
  function entities(text: string): string[] {
    return annotate(text)
      .entities.map(({ id }) => id)
      .sort();
  }

  test('a surname and an acronym are their full forms', () => {
    const text = 'Nathan Jones works for the Jalisco New Generation Cartel (CJNG). Jones said the CJNG pays.';
    expect(entities(text)).toEqual(['organization:jalisco-new-generation-cartel', 'person:nathan-jones']);
  });

  test('two people with one surname stay two', () => {
    const text = 'Nathan Jones met Alice Jones in Paris.\nLater Jones said no.';
    expect(entities(text)).toEqual(['person:alice-jones', 'person:jones', 'person:nathan-jones', 'place:paris']);
  });

  test('titles are roles and not part of the name', () => {
    const { entities: found } = annotate('On Monday Gen. Hanna Frost met President Carlos Ruiz in Mexico City.');
    expect(found.map(({ name, roles }) => [name, roles])).toEqual([
      ['Hanna Frost', ['Gen.']],
      ['Carlos Ruiz', ['President']],
      ['Mexico City', undefined],
    ]);
  });

  test('an organisation is not cut at "and"', () => {
    expect(entities('He teaches at the Center for Economic Research and Teaching in Lima.')).toEqual([
      'organization:center-for-economic-research-and-teaching',
      'place:lima',
    ]);
  });

  test('a headline with a capital on every word gives no new names', () => {
    expect(entities('Sleepy Harbour Town Wakes Up To Loud New Ferry\nThe ferry came at night and woke the town.')).toEqual([]);
  });

  test('words that objects inherit are no names', () => {
    expect(() => annotate('The constructor and toString and hasOwnProperty met __proto__ in constructor Street.')).not.toThrow();
  });
});

describe('articles', () => {
  const blocks: Block[] = [
    { kind: 'title', text: 'A title' },
    { kind: 'dek', text: 'What happened.' },
    { kind: 'heading', text: 'The Day' },
    { kind: 'paragraph', text: 'Maria Lind opened the bridge in Norden.' },
    { kind: 'pull-quote', text: '“We waited for years.”' },
    { kind: 'paragraph', text: '“Nobody came,” she said.' },
    { kind: 'bio', text: 'Ann Lee writes.' },
  ];

  test('blocks become passages with their heading, and the result fits its schema', () => {
    const result = annotator.annotate(article(blocks));
    expect(annotatedArticleSchema.parse(result)).toEqual(result);
    expect(result.passages.map(({ ordinal, kind, heading }) => [ordinal, kind, heading])).toEqual([
      [0, 'dek', undefined],
      [1, 'paragraph', 'The Day'],
      [2, 'pull-quote', 'The Day'],
      [3, 'paragraph', 'The Day'],
    ]);
  });

  test('a pull quote has no speaker', () => {
    const { passages } = annotator.annotate(article(blocks));
    expect(passages[2]?.quotations.map(({ speaker, rule }) => [speaker, rule])).toEqual([[null, 'pull-quote']]);
  });

  test('the mention of a speaker in another passage says which', () => {
    const { passages } = annotator.annotate(
      article([
        { kind: 'paragraph', text: 'Maria Lind explained why:' },
        { kind: 'paragraph', text: '“Nobody else would have done it for us.”' },
      ]),
    );
    const speaker = passages[1]?.quotations[0]?.speaker;
    expect(speaker?.passage).toBe(passages[0]?.id);
    expect(passages[0]?.text.slice(speaker?.start, speaker?.end)).toBe('Maria Lind');
  });

  test('an article in another language has passages and nothing in them', () => {
    expect(annotator.annotate(article(blocks, 'de'))).toEqual(plainArticle(article(blocks, 'de')));
    expect(plainArticle(article(blocks)).passages.every(({ mentions, quotations }) => mentions.length + quotations.length === 0)).toBe(
      true,
    );
  });

  test('the same article gives the same annotations whatever was annotated before', () => {
    const fresh = createAnnotator().annotate(article(blocks));
    annotate('Somebody Else said, “Something else entirely.”');
    expect(annotator.annotate(article(blocks))).toEqual(fresh);
  });
});

test('all spans of a text lie in it and fit the schema', () => {
  const text = 'Maria Lind said, “No.”\n\nThe Post reported that 5 percent left on May 3, 2012. “Yes,” she said.';
  const result = annotate(text);
  expect(annotatedTextSchema.parse(result)).toEqual(result);
  const spans: Span[] = [...result.mentions, ...result.quotations, ...result.terms, ...result.citedSources];
  expect(spans.length).toBeGreaterThan(4);
  for (const { start, end } of spans) expect(text.slice(start, end)).toMatch(/^\S[\s\S]*\S$|^\S$/u);
});
