/** The mentions of one entity while a document is read. */
import type { EntityType } from '../../domain/annotation.ts';

export interface Cluster {
  type: EntityType;
  /** Form → times seen, in order of appearance. */
  forms: Map<string, number>;
  nicknames: Set<string>;
  roles: Set<string>;
  /** Of a person: what "the mayor" may mean. */
  offices: Set<string>;
  /** The title before a bare surname, which tells apart two people of whom no more is known. */
  title?: string;
  /** Paragraph of its latest mention so far. */
  latest: number;
}

/** An empty cluster, added to `clusters`. */
export function newCluster(type: EntityType, clusters: Cluster[]): Cluster {
  const cluster: Cluster = { type, forms: new Map(), nicknames: new Set(), roles: new Set(), offices: new Set(), latest: -1 };
  clusters.push(cluster);
  return cluster;
}
