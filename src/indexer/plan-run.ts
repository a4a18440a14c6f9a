/** Comparing what the files now say with what the index holds: what is to be written, what is left, what goes. */
import type { ArticleState } from '../store/tables.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import { segmentsToRewrite } from './merge-policy.ts';
import type { ResolvedArticle } from './resolve-identities.ts';

export interface RunPlan {
  /** To be read from their files; `before` is what the index holds of them. */
  fromFiles: { article: ResolvedArticle; before?: ArticleState }[];
  /** Unchanged, but annotated by another version. */
  toAnnotateAgain: ArticleState[];
  /** Unchanged, in a segment that is written anew. */
  toCopy: ArticleState[];
  kept: ArticleState[];
  removed: ArticleState[];
  /** The segments that stay, with all that is deleted in them. */
  segments: SegmentEntry[];
}

export interface PlanOptions {
  /** The version that articles are to be annotated by; "none" leaves annotated ones as they are. */
  annotator: string;
  /** Every segment is of another form and must be written anew. */
  rewriteAll: boolean;
}

/** Plans a run; empty in all its parts when nothing has changed. */
export function planRun(
  articles: readonly ResolvedArticle[],
  states: readonly ArticleState[],
  segments: readonly SegmentEntry[],
  options: PlanOptions,
): RunPlan {
  const plan: RunPlan = { fromFiles: [], toAnnotateAgain: [], toCopy: [], kept: [], removed: [], segments: [] };
  const before = new Map(states.map((state) => [state.id, state]));
  const unchanged: ArticleState[] = [];
  for (const article of articles) {
    const state = before.get(article.id);
    before.delete(article.id);
    if (state === undefined) plan.fromFiles.push({ article });
    else if (state.fingerprint !== article.fingerprint) plan.fromFiles.push({ article, before: state });
    else if (options.annotator !== 'none' && state.annotator !== options.annotator) plan.toAnnotateAgain.push(state);
    else unchanged.push(state);
  }
  plan.removed = [...before.values()];
  const leaving = [...plan.fromFiles.flatMap((each) => each.before ?? []), ...plan.toAnnotateAgain, ...plan.removed];
  const marked = markDeleted(segments, leaving);
  const rewritten = options.rewriteAll ? new Set(marked.map((segment) => segment.name)) : segmentsToRewrite(marked);
  const isTouched = leaving.length > 0 || plan.fromFiles.length > 0 || options.rewriteAll;
  plan.segments = isTouched ? marked.filter((segment) => !rewritten.has(segment.name)) : [...segments];
  for (const state of unchanged) (isTouched && rewritten.has(state.segment) ? plan.toCopy : plan.kept).push(state);
  return plan;
}

function markDeleted(segments: readonly SegmentEntry[], leaving: readonly ArticleState[]): SegmentEntry[] {
  const bySegment = new Map<string, number[]>();
  for (const { segment, ordinal } of leaving) {
    const ordinals = bySegment.get(segment);
    if (ordinals === undefined) bySegment.set(segment, [ordinal]);
    else ordinals.push(ordinal);
  }
  return segments.map((segment) => ({
    ...segment,
    deleted: [...segment.deleted, ...(bySegment.get(segment.name) ?? [])].sort((a, b) => a - b),
  }));
}
