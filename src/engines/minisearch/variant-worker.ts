/** A thread that finds out which quotations are forms of one another, says so, and ends: it takes seconds, in which no search may wait. */
import { parentPort, workerData } from 'node:worker_threads';
import { type SharedCollection, viewCollection } from './load-collection.ts';
import { findVariantClusters } from './variant-clusters.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(findVariantClusters(viewCollection(workerData as SharedCollection)));
