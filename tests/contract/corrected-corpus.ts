/**
 * What corrections mean, once more as plainly as it can be said: every article is rewritten as if it had always read so. Engines, and the rules of
 * `src/search/corrections/`, are compared with this. Words are found here by their places, not by selectors.
 */
import * as fc from 'fast-check';
import type { AnnotatedArticle, Entity, Quotation, Speaker } from '../../src/domain/annotation.ts';
import type { Correction, CorrectionRecord } from '../../src/domain/correction.ts';
import { anchorOf } from '../../src/search/corrections/anchor.ts';
import type { CorpusEntities } from './corpus.ts';

const NAMES = ['person:nathan-jones', 'person:mary-jones', 'organization:dea', 'place:jalisco', 'person:jones', 'person:new-name'] as const;
const SPEAKERS = [
  null,
  { name: 'Mary Jones', kind: 'named', entity: 'person:mary-jones' },
  { name: 'New Name', kind: 'named', entity: 'person:new-name' },
  { name: 'a U.S. official', kind: 'unnamed' },
  { name: 'DEA', kind: 'institution', entity: 'organization:drug-enforcement' },
] as const satisfies (Speaker | null)[];

const place = { article: fc.nat(6), passage: fc.nat(3), quotation: fc.nat(2) };
const step = fc.oneof(
  fc.record({ what: fc.constant('merge' as const), from: fc.constantFrom(...NAMES), into: fc.constantFrom(...NAMES) }),
  fc.record({ what: fc.constant('rename' as const), of: fc.constantFrom(...NAMES), name: fc.constantFrom('Raid Jones', 'cartel', 'DEA') }),
  fc.record({
    what: fc.constant('split' as const),
    of: fc.constantFrom(...NAMES),
    articles: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ what: fc.constant('part' as const) }),
  fc.record({ what: fc.constant('speaker' as const), ...place, speaker: fc.constantFrom(...SPEAKERS) }),
  fc.record({ what: fc.constant('not' as const), ...place }),
  fc.record({
    what: fc.constant('is' as const),
    ...place,
    from: fc.nat(8),
    length: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom('direct', 'mixed', 'indirect' as const),
    speaker: fc.constantFrom(...SPEAKERS),
  }),
  fc.record({ what: fc.constant('undo' as const), which: fc.nat(8) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export const drawnSteps = fc.array(step, { minLength: 1, maxLength: 8 });

type State = { articles: AnnotatedArticle[]; entities: Entity[]; canonical: Record<string, string> };

const typeOf = (id: string): Entity['type'] => id.slice(0, id.indexOf(':')) as Entity['type'];
const nowOf = ({ canonical }: State, id: string): string =>
  canonical[id] === undefined ? id : nowOf(withoutKey(canonical, id), canonical[id]);
const withoutKey = (canonical: Record<string, string>, key: string): State => ({
  articles: [],
  entities: [],
  canonical: Object.fromEntries(Object.entries(canonical).filter(([id]) => id !== key)),
});

/** Every id in an article through `to`. */
function rewrite(article: AnnotatedArticle, to: (id: string) => string): AnnotatedArticle {
  const renamed = <T extends { entity?: string }>(one: T): T => (one.entity === undefined ? one : { ...one, entity: to(one.entity) });
  return {
    ...article,
    passages: article.passages.map((passage) => ({
      ...passage,
      mentions: passage.mentions.map(renamed),
      citedSources: passage.citedSources.map(renamed),
      quotations: passage.quotations.map((one) => ({ ...one, speaker: one.speaker && renamed(one.speaker) })),
    })),
  };
}

function changeQuotations(state: State, at: number, change: (quotations: Quotation[], ordinal: number) => Quotation[]): void {
  state.articles = state.articles.map((article, i) =>
    i === at
      ? {
          ...article,
          passages: article.passages.map((passage, ordinal) => ({ ...passage, quotations: change(passage.quotations, ordinal) })),
        }
      : article,
  );
}

function introduce(state: State, speaker: Speaker | null): void {
  if (speaker?.entity === undefined || state.entities.some(({ id }) => id === nowOf(state, speaker.entity ?? ''))) return;
  state.entities = [...state.entities, { id: speaker.entity, type: typeOf(speaker.entity), name: speaker.name, aliases: [] }];
}

const forms = (name: string, all: readonly string[]): string[] => [...new Set(all)].filter((one) => one !== name).sort();

/** Does one step; gives the correction that says the same, or none where there is nothing to say. */
function doStep(state: State, drawn: Step, number: number): Correction | undefined {
  const known = (id: string): Entity | undefined => state.entities.find((one) => one.id === nowOf(state, id));
  const replace = (entity: Entity): void => {
    state.entities = [...state.entities.filter(({ id }) => id !== entity.id), entity];
  };
  switch (drawn.what) {
    case 'merge': {
      const [from, into] = [known(drawn.from), known(drawn.into)];
      if (from === undefined || into === undefined || from.id === into.id) return undefined;
      state.articles = state.articles.map((article) => rewrite(article, (id) => (nowOf(state, id) === from.id ? into.id : id)));
      state.entities = state.entities.filter(({ id }) => id !== from.id);
      replace({ ...into, aliases: forms(into.name, [...into.aliases, from.name, ...from.aliases]) });
      state.canonical = { ...state.canonical, [from.id]: into.id };
      return { action: 'merge', entity: { id: drawn.from, name: from.name }, into: { id: drawn.into, name: into.name } };
    }
    case 'rename': {
      const entity = known(drawn.of);
      if (entity === undefined) return undefined;
      replace({ ...entity, name: drawn.name, aliases: forms(drawn.name, [...entity.aliases, entity.name]) });
      return { action: 'rename', entity: { id: drawn.of, name: entity.name }, name: drawn.name };
    }
    case 'split': {
      const entity = known(drawn.of);
      const wanted = new Set(drawn.articles.map((i) => i % state.articles.length));
      if (entity === undefined) return undefined;
      const into = { id: `${entity.id}~${String(number + 2)}`, name: `The Other ${String(number)}` };
      const articles = state.articles.flatMap((one, i) => (wanted.has(i) ? one.article.id : []));
      state.articles = state.articles.map((article, i) =>
        wanted.has(i) ? rewrite(article, (id) => (nowOf(state, id) === entity.id ? into.id : id)) : article,
      );
      replace({ ...into, type: typeOf(into.id), aliases: forms(into.name, [entity.name]) });
      return { action: 'split', entity: { id: drawn.of, name: entity.name }, into, articles };
    }
    case 'part': {
      // The machine has it that "Drug Enforcement" is the DEA.
      // Once it was merged into another, its articles read so here and cannot be told apart any more.
      const entity = state.entities.find(({ id }) => id === 'organization:dea');
      const member = 'organization:drug-enforcement';
      if (entity === undefined || state.canonical[member] !== entity.id) return undefined;
      const into = { id: member, name: 'Drug Enforcement' };
      const { [member]: _gone, ...canonical } = state.canonical;
      state.canonical = canonical;
      replace({ ...entity, aliases: entity.aliases.filter((alias) => alias !== into.name) });
      replace({ ...into, type: 'organization', aliases: [] });
      return { action: 'split', entity: { id: entity.id, name: entity.name }, into, names: ['Drug Enforcement'] };
    }
    case 'speaker':
    case 'not':
    case 'is': {
      const at = drawn.article % state.articles.length;
      const article = state.articles[at];
      const passage = article?.passages[drawn.passage % Math.max(1, article.passages.length)];
      if (article === undefined || passage === undefined) return undefined;
      if (drawn.what === 'is') return addQuotation(state, at, drawn);
      const quotation = passage.quotations[drawn.quotation % Math.max(1, passage.quotations.length)];
      if (quotation === undefined) return undefined;
      const target = anchorOf(article, passage, quotation);
      if (drawn.what === 'speaker') {
        const { speaker } = drawn;
        changeQuotations(state, at, (all) => all.map((one) => (one.utterance === quotation.utterance ? { ...one, speaker } : one)));
        introduce(state, speaker);
        return { action: 'speaker', target, speaker };
      }
      const others = article.passages
        .flatMap(({ quotations }) => quotations)
        .filter((one) => one.utterance === quotation.utterance && one !== quotation);
      const heir = others.every(({ speaker }) => speaker === null) ? others[0] : undefined;
      changeQuotations(state, at, (all) =>
        all.filter((one) => one !== quotation).map((one) => (one === heir ? { ...one, speaker: quotation.speaker } : one)),
      );
      return { action: 'not-a-quotation', target };
    }
    default:
      return undefined;
  }
}

function addQuotation(state: State, at: number, drawn: Extract<Step, { what: 'is' }>): Correction | undefined {
  const article = state.articles[at];
  const ordinal = drawn.passage % Math.max(1, article?.passages.length ?? 0);
  const passage = article?.passages[ordinal];
  if (article === undefined || passage === undefined) return undefined;
  const words = passage.text.split(' ');
  const first = drawn.from % words.length;
  const start = words.slice(0, first).join(' ').length + (first === 0 ? 0 : 1);
  const end = start + words.slice(first, first + drawn.length).join(' ').length;
  const utterance = Math.max(-1, ...article.passages.flatMap(({ quotations }) => quotations.map((one) => one.utterance))) + 1;
  const { kind, speaker } = drawn;
  const gone = passage.quotations.filter((one) => one.end > start && one.start < end);
  changeQuotations(state, at, (all, i) =>
    i === ordinal
      ? [
          ...all.filter((one) => one.end <= start || one.start >= end),
          { start, end, kind, speaker, utterance, confidence: 1, rule: 'corrected' },
        ]
      : all,
  );
  for (const part of gone) {
    const left = (state.articles[at]?.passages ?? []).flatMap(({ quotations }) =>
      quotations.filter((one) => one.utterance === part.utterance),
    );
    if (left.every((one) => one.speaker === null))
      changeQuotations(state, at, (all) => all.map((one) => (one === left[0] ? { ...one, speaker: part.speaker } : one)));
  }
  introduce(state, speaker);
  return { action: 'quotation', target: anchorOf(article, passage, { start, end }), kind, speaker };
}

export interface DrawnCorrections {
  records: CorrectionRecord[];
  /** The corpus as it reads with those that hold. */
  articles: AnnotatedArticle[];
  corpus: CorpusEntities;
}

/** Corrections that follow each other, some of them undone at the end, and what the corpus then is. */
export function correctPlainly(articles: readonly AnnotatedArticle[], corpus: CorpusEntities, steps: readonly Step[]): DrawnCorrections {
  const undone = new Set(steps.flatMap((drawn) => (drawn.what === 'undo' ? drawn.which : [])));
  const id = (number: number, kind: string): string => `c-${`${kind}${String.fromCharCode(97 + number)}`.padStart(16, 'a')}`;
  const at = '2026-11-30T12:00:00.000Z';
  const state: State = { articles: [...articles], entities: corpus.entities, canonical: corpus.canonical };
  const records: CorrectionRecord[] = [];
  const undoing: CorrectionRecord[] = [];
  for (const [number, drawn] of steps.entries()) {
    const before = { ...state };
    const correction = doStep(state, drawn, number);
    if (correction === undefined) continue;
    records.push({ id: id(number, 'd'), correction, at });
    if (!undone.has(number)) continue;
    // What follows is said of a corpus in which it does not hold.
    Object.assign(state, before);
    if (correction.action === 'split' && correction.into.id !== 'organization:drug-enforcement')
      state.canonical = { ...state.canonical, [correction.into.id]: nowOf(state, correction.entity.id) };
    undoing.push({ id: id(number, 'u'), correction: { action: 'undo', correction: id(number, 'd') }, at });
  }
  const canonical = Object.fromEntries(Object.keys(state.canonical).map((one) => [one, nowOf(state, one)]));
  return { records: [...records, ...undoing], articles: state.articles, corpus: { entities: state.entities, canonical } };
}
