/** One cluster of three nodes for all tests of this folder that leave its nodes alive; a test that kills starts its own. */
import type { TestProject } from 'vitest/node';
import { QUICK_START, startCluster } from './cluster.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The HTTP addresses of its nodes: `inject('opensearch')`. */
    opensearch: string[];
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster({ java: QUICK_START });
  project.provide('opensearch', cluster.urls);
  return cluster.stop;
}
