/** The words of the pages of names. */
import type { EntityType } from '../../../src/domain/annotation.ts';
import { count } from './formats.ts';
import { entityTypes, scopeUnits } from './labels.ts';

export const entityTexts = {
  entity: {
    types: entityTypes,
    listTitle: 'Names',
    listIntro: 'People, organizations and places named in these articles.',
    allTypes: 'All',
    typePlurals: { person: 'People', organization: 'Organizations', place: 'Places' } satisfies Record<EntityType, string>,
    find: 'Find a name',
    noneFound: 'No name is like this.',
    alsoCalled: 'Also called',
    roles: 'Described as',
    said: (name: string) => `What ${name} says`,
    quotations: 'What is quoted',
    allSaid: (total: number) => `All ${count(total, ...scopeUnits.quotations)}`,
    searchSaid: 'Search in these words',
    searchNamed: 'Search in these paragraphs',
    overTime: (name: string, isQuoted: boolean) => (isQuoted ? `${name} quoted over time` : `${name} named over time`),
    mostQuoted: 'Quoted most, in several articles',
    inArticles: (total: number) => count(total, ...scopeUnits.articles),
    sources: 'In these sources',
    namedWith: 'Named with',
    together: (name: string, other: string) => `where ${name} and ${other} are both named`,
    named: (name: string) => `Where ${name} is named`,
    allNamed: (total: number) => `All ${count(total, ...scopeUnits.passages)}`,
    articles: 'In these articles',
    within: (title: string) => `results in “${title}”`,
    /** Of a speaker without a name. */
    speaker: 'Quoted speaker',
    otherWords: 'In other words',
    quoted: (quotations: number) => `Quoted ${count(quotations, 'time', 'times')}`,
    counts: (passages: number, quotations: number) =>
      `Named in ${count(passages, ...scopeUnits.passages)}, quoted ${count(quotations, 'time', 'times')}`,
    numbers: (passages: number, quotations: number) =>
      quotations > 0
        ? `${count(passages, ...scopeUnits.passages)}, ${count(quotations, ...scopeUnits.quotations)}`
        : count(passages, ...scopeUnits.passages),
  },
} as const;
