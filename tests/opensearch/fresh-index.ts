/** Names in the cluster of the tests that no other test has. */
import { inject, onTestFinished } from 'vitest';
import type { ClusterIndex } from '../../src/engines/opensearch/open-engine.ts';
import { ask } from './ask.ts';

let number = 0;

/** Of an index that is gone when the test is done. */
export function freshIndex(nodes: readonly string[] = inject('opensearch')): ClusterIndex {
  const name = `fresh-${String(process.pid)}-${String(++number)}`;
  onTestFinished(async () => {
    for (const index of await physicalIndices({ nodes, name })) await ask(nodes[0] ?? '', `/${index}`, 'DELETE');
  });
  return { nodes, name };
}

/** Of an index what lies in the cluster, by name. */
export async function physicalIndices({ nodes, name }: ClusterIndex): Promise<string[]> {
  return Object.keys(await ask(nodes[0] ?? '', `/${name}-*`)).sort();
}
