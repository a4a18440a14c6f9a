/** Which of several machines an article falls to. */
import { createHash } from 'node:crypto';

/** From 1 to `of`: the same on every machine, and about as many articles for each. */
export function shardOf(articleId: string, of: number): number {
  return (createHash('sha256').update(articleId).digest().readUInt32BE(0) % of) + 1;
}
