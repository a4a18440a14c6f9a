/** Small corpora and queries for the contract suite, drawn by fast-check: few words and names, so that everything meets. */
import * as fc from 'fast-check';
import type { AnnotatedArticle, Entity, Passage, Quotation, Speaker } from '../../src/domain/annotation.ts';
import { passageIdMinter } from '../../src/domain/ids.ts';
import { FACET_FIELDS, type FacetField, type SearchQuery, searchQuery } from '../../src/domain/search.ts';

export interface CorpusEntities {
  entities: Entity[];
  canonical: Record<string, string>;
}

export const ENTITIES: CorpusEntities = {
  entities: [
    { id: 'person:nathan-jones', type: 'person', name: 'Nathan Jones', aliases: ['Jones', 'Dr. Jones'] },
    { id: 'person:mary-jones', type: 'person', name: 'Mary Jones', aliases: ['Jones'] },
    { id: 'organization:dea', type: 'organization', name: 'Drug Enforcement Administration', aliases: ['DEA'] },
    { id: 'place:jalisco', type: 'place', name: 'Jalisco', aliases: [] },
  ],
  canonical: { 'person:jones': 'person:nathan-jones', 'organization:drug-enforcement': 'organization:dea' },
};

const ENTITY_IDS = [...ENTITIES.entities.map(({ id }) => id), ...Object.keys(ENTITIES.canonical)];
const WORDS = [
  'cartel',
  'cartels',
  'raid',
  'raids',
  'Pérez',
  'policy',
  'policies',
  'U.S.',
  'the',
  'of',
  'constructor',
  'carbon',
  '1,000',
  'US-aided',
  'Mexico’s',
];
const SPEAKERS: (Speaker | null)[] = [
  null,
  { name: 'Nathan Jones', kind: 'named', entity: 'person:jones' },
  { name: 'Mary Jones', kind: 'named', entity: 'person:mary-jones' },
  { name: 'a U.S. official', kind: 'unnamed' },
  { name: 'The U.S. official', kind: 'unnamed' },
  { name: 'analysts', kind: 'group' },
  { name: 'DEA', kind: 'institution', entity: 'organization:dea' },
];

const quotation = fc.record({
  from: fc.nat(5),
  length: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('direct', 'mixed', 'indirect' as const),
  speaker: fc.constantFrom(...SPEAKERS),
  utterance: fc.nat(3),
});
const passage = fc.record({
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }),
  quotations: fc.array(quotation, { maxLength: 2 }),
  entities: fc.uniqueArray(fc.constantFrom(...ENTITY_IDS), { maxLength: 3 }),
  cites: fc.array(fc.constantFrom({ name: 'Reuters' }, { name: 'DEA', entity: 'organization:dea' }), { maxLength: 2 }),
});
const article = fc.record({
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => words.join(' ')),
  sources: fc.uniqueArray(fc.constantFrom('The Times', 'El País', 'times'), { maxLength: 2 }),
  authors: fc.uniqueArray(fc.constantFrom('Ann Lee', 'Bo Li'), { maxLength: 2 }),
  credits: fc.uniqueArray(fc.constantFrom('Reuters', 'AFP'), { maxLength: 1 }),
  published: fc.constantFrom(undefined, '2024', '2025-02', '2025-02-19', '2025-03-01'),
  passages: fc.array(passage, { maxLength: 4 }),
});
type Drawn = typeof article extends fc.Arbitrary<infer T> ? T : never;

function buildPassage(drawn: Drawn['passages'][number], ordinal: number, id: string, text: string): Passage {
  const starts: number[] = [];
  let at = 0;
  for (const word of drawn.words) {
    starts.push(at);
    at += word.length + 1;
  }
  const taken: Quotation[] = [];
  for (const { from, length, kind, speaker, utterance } of drawn.quotations) {
    const first = from % drawn.words.length;
    const last = Math.min(drawn.words.length, first + length) - 1;
    const start = starts[first] ?? 0;
    const end = (starts[last] ?? 0) + (drawn.words[last]?.length ?? 0);
    if (taken.some((other) => start < other.end && end > other.start)) continue;
    taken.push({ start, end, kind, speaker, utterance, confidence: 1, rule: 'drawn' });
  }
  return {
    id,
    ordinal,
    kind: 'paragraph',
    text,
    mentions: drawn.entities.map((entity) => ({ start: 0, end: 1, type: entity.slice(0, entity.indexOf(':')) as 'person', entity })),
    quotations: taken,
    terms: [],
    citedSources: drawn.cites.map((cite) => ({ start: 0, end: 1, kind: 'outlet', ...cite })),
  };
}

function buildArticle(drawn: Drawn, number: number): AnnotatedArticle {
  const id = `a${String((number * 7) % 10)}${String(number)}`;
  const mint = passageIdMinter(id);
  return {
    article: {
      id,
      title: drawn.title,
      sources: drawn.sources.map((name) => ({ name })),
      credits: drawn.credits.map((name) => ({ name })),
      authors: drawn.authors,
      ...(drawn.published === undefined ? {} : { published: drawn.published }),
      language: 'en',
      path: `${id}.txt`,
      contentHash: id,
      blocks: [],
      text: '',
      dropped: [],
    },
    passages: drawn.passages.map((own, ordinal) => {
      const text = own.words.join(' ');
      return buildPassage(own, ordinal, mint(text), text);
    }),
    entities: ENTITIES.entities,
  };
}

export const drawnCorpus = fc.array(article, { minLength: 1, maxLength: 7 }).map((drawn) => drawn.map(buildArticle));

const freeWord = fc.constantFrom(
  'cartel',
  'cartels',
  'raid',
  'perez',
  'policy',
  'us',
  'the',
  'of',
  'constructor',
  'ca*',
  'raid*',
  'cartle~',
  'US-aided',
  '1000',
  'mexico',
);
const phrase = fc
  .array(fc.constantFrom('cartel', 'cartels', 'the', 'of', 'raid', 'U.S.'), { minLength: 1, maxLength: 3 })
  .map((words) => `“${words.join(' ')}”`);
const near = fc
  .tuple(fc.constantFrom('cartel raid', 'the the', 'of policy cartel'), fc.nat(4))
  .map(([words, distance]) => `"${words}"~${String(distance)}`);
const plain = fc.oneof({ weight: 4, arbitrary: freeWord }, phrase, near);
const fieldTerm = fc.oneof(
  plain.map((text) => `said:${text}`),
  fc.constantFrom(
    'said:(cartel raid)',
    'said:(cartel OR -raid)',
    'title:cartel',
    'title:(raid OR the)',
    'speaker:jones',
    'speaker:"nathan jones"',
  ),
  fc.constantFrom('speaker:person:jones', 'speaker:unnamed:u-s-official', 'speaker:official', 'source:times', 'source:pais', 'person:mary'),
  fc.constantFrom('org:dea', 'org:enforcement', 'place:jalisco', 'cites:reuters', 'cites:dea', 'author:lee', 'kind:direct', 'kind:none'),
  fc.constantFrom('before:2025', 'after:2025-02-19', 'before:2025-02', 'person:person:jones', 'speaker:jo*'),
);
const operand = fc.oneof({ weight: 3, arbitrary: plain }, fieldTerm);
const { written } = fc.letrec<{ written: string }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    operand,
    operand.map((text) => `-${text}`),
    fc.tuple(tie('written'), tie('written')).map(([a, b]) => `${a} ${b}`),
    fc.tuple(tie('written'), tie('written')).map(([a, b]) => `(${a}) OR (${b})`),
    tie('written').map((text) => `-(${text})`),
  ),
}));

const VALUES: Record<FacetField, string[]> = {
  source: ['The Times', 'El País', 'times', 'el pais', '-', 'Nobody'],
  article: ['a00', 'a71', 'a42', 'none'],
  speaker: [
    'person:nathan-jones',
    'person:jones',
    'Mary Jones',
    'Jones',
    'unnamed:u-s-official',
    'group:analysts',
    '-',
    'dea',
    'person:nobody',
  ],
  'speaker-kind': ['named', 'unnamed', 'group', 'institution'],
  person: ['person:nathan-jones', 'person:mary-jones', 'jones', 'Dr. Jones'],
  organization: ['organization:dea', 'organization:drug-enforcement', 'dea'],
  place: ['place:jalisco', 'JALISCO', 'place:none'],
  cites: ['Reuters', 'AFP', 'organization:dea', '-', 'reuters'],
  author: ['Ann Lee', 'Bo Li', '-'],
  kind: ['direct', 'mixed', 'indirect', 'none'],
  date: ['2024', '2025', '2025-02', '2025-02-19', '-'],
};

function chosenValues(most: number): fc.Arbitrary<SearchQuery['filters']> {
  const one = fc
    .constantFrom(...FACET_FIELDS)
    .chain((field) =>
      fc
        .uniqueArray(fc.constantFrom(...VALUES[field]), { minLength: 1, maxLength: 3 })
        .map((values): [FacetField, string[]] => [field, values]),
    );
  return fc.array(one, { maxLength: most }).map((pairs) => Object.fromEntries(pairs));
}

export const drawnQuery: fc.Arbitrary<SearchQuery> = fc
  .record({
    q: fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: written }),
    match: fc.constantFrom('all', 'any' as const),
    scope: fc.constantFrom('passages', 'quotations', 'articles' as const),
    filters: chosenValues(3),
    excludes: chosenValues(2),
    allOf: fc.uniqueArray(fc.constantFrom('speaker', 'kind', 'person', 'cites', 'speaker-kind', 'date' as FacetField), { maxLength: 3 }),
    range: fc.constantFrom({}, {}, {}, { after: '2025' }, { before: '2025-02-28' }, { after: '2024-05', before: '2025-02' }),
  })
  .map(({ range, ...parts }) => searchQuery({ ...parts, ...range, limit: 1000 }));
