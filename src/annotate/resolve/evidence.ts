/** What the articles of a corpus say about its entities, counted: who is named in which articles, and who is called by whose name. */
import type { Entity, EntityId } from '../../domain/annotation.ts';
import { entityId } from '../../domain/ids.ts';

/** What one article says about its entities. */
export interface ArticleEntities {
  article: string;
  entities: Entity[];
}

export interface EntityEvidence {
  id: EntityId;
  type: Entity['type'];
  /** Name → number of articles. */
  names: Map<string, number>;
  aliases: Set<string>;
  /** Role → number of articles. */
  roles: Map<string, number>;
  /** Places in the evidence of the articles that name it, ascending. */
  articles: number[];
}

/** Two names of one type of which some article calls one entity by both. */
export interface Claim {
  one: EntityEvidence;
  other: EntityEvidence;
  /** Number of articles that do. */
  articles: number;
}

export interface CorpusEvidence {
  entities: Map<EntityId, EntityEvidence>;
  claims: Claim[];
}

/** @param mayBeCalled whether an alias of an article says anything about other articles. */
export function gatherEvidence(
  articles: Iterable<ArticleEntities>,
  mayBeCalled: (entity: Entity, alias: string) => boolean,
): CorpusEvidence {
  const entities = new Map<EntityId, EntityEvidence>();
  const called = new Map<EntityId, Map<EntityId, number>>();
  let place = 0;
  for (const { entities: ofArticle } of articles) {
    for (const entity of ofArticle) {
      addEntity(entities, entity, place);
      const claimed = entity.aliases.filter((alias) => mayBeCalled(entity, alias)).map((alias) => entityId(entity.type, alias));
      for (const id of new Set(claimed)) if (id !== entity.id) countClaim(called, entity.id, id);
    }
    place++;
  }
  return { entities, claims: claimsAmong(entities, called) };
}

function addEntity(entities: Map<EntityId, EntityEvidence>, { id, type, name, aliases, roles }: Entity, place: number): void {
  let one = entities.get(id);
  if (one === undefined) {
    one = { id, type, names: new Map(), aliases: new Set(), roles: new Map(), articles: [] };
    entities.set(id, one);
  }
  one.names.set(name, (one.names.get(name) ?? 0) + 1);
  for (const alias of aliases) one.aliases.add(alias);
  for (const role of roles ?? []) one.roles.set(role, (one.roles.get(role) ?? 0) + 1);
  if (one.articles.at(-1) !== place) one.articles.push(place);
}

function countClaim(called: Map<EntityId, Map<EntityId, number>>, id: EntityId, alias: EntityId): void {
  const [one, other] = id < alias ? [id, alias] : [alias, id];
  const counts = called.get(one) ?? new Map<EntityId, number>();
  called.set(one, counts.set(other, (counts.get(other) ?? 0) + 1));
}

function claimsAmong(
  entities: ReadonlyMap<EntityId, EntityEvidence>,
  called: ReadonlyMap<EntityId, ReadonlyMap<EntityId, number>>,
): Claim[] {
  const claims: Claim[] = [];
  for (const [first, counts] of called) {
    const one = entities.get(first);
    if (one === undefined) continue;
    for (const [second, articles] of counts) {
      const other = entities.get(second);
      if (other !== undefined) claims.push({ one, other, articles });
    }
  }
  return claims;
}

/** In how many articles two entities are named beside each other: as two, that is. */
export function articlesWithBoth({ articles: some }: EntityEvidence, { articles: others }: EntityEvidence): number {
  let both = 0;
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const difference = (some[i] ?? 0) - (others[j] ?? 0);
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
}
