/** What a run is asked to do, and what it has found out before it writes. */
import { ANNOTATOR_VERSION } from '../annotate/annotator.ts';
import type { Skipped } from '../domain/reports.ts';
import type { IndexWriter } from '../store/commit.ts';
import type { FileLayer } from '../store/file-layer.ts';
import type { Ledger } from '../store/ledger.ts';
import type { FileState } from '../store/tables.ts';
import type { RunPlan } from './plan-run.ts';
import type { ResolvedArticle } from './resolve-identities.ts';
import type { RootsOfRun } from './scan-roots.ts';
import type { SecondReading } from './second-reading.ts';

export interface Progress {
  phase: 'reading' | 'annotating';
  /** Files when reading, articles when annotating. */
  done: number;
  total: number;
  /** Written so far. */
  passages?: number;
  /** Read so far. */
  articles?: number;
}

export interface IndexOptions {
  indexDir: string;
  /** Default: the one the index was committed with, else `INDEX.ledger.jsonl` beside the index folder. */
  ledgerFile?: string;
  paths: readonly string[];
  /** Roots to be taken out. */
  remove?: readonly string[];
  /** Worker threads that annotate; default 1. */
  jobs?: number;
  /** Default true. */
  annotate?: boolean;
  /** The share of the articles that falls to this machine, where several index one corpus; the first of them is 1. */
  shard?: { index: number; of: number };
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
  files?: FileLayer;
}

/** All that a run has found out before it writes. */
export interface Run {
  writer: IndexWriter;
  options: IndexOptions;
  ledger: Ledger;
  roots: RootsOfRun;
  plan: RunPlan;
  skipped: Skipped[];
  /** Under roots that this run did not look at. */
  skippedElsewhere: Skipped[];
  /** The state of every file of the index. */
  files: FileState[];
  second: SecondReading;
  articles: ResolvedArticle[];
}

/** By what a run annotates; "none" where it does not. */
export function annotatorOf(options: IndexOptions): string {
  return options.annotate === false ? 'none' : ANNOTATOR_VERSION;
}
