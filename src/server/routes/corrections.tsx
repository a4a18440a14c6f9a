/** `/corrections`: everything that was corrected, as a page and as a file, and `/corrections/queue`: names that may be one. */
import type { Context, Hono } from 'hono';
import type { Editing } from '../../../views/components/correction-form.tsx';
import { describeCorrection } from '../../../views/describe-correction.ts';
import { texts } from '../../../views/languages/language.ts';
import { type CorrectionRow, CorrectionsContent } from '../../../views/pages/corrections-page.tsx';
import { MergeQueueContent, type QueuedName, type QueuedPair } from '../../../views/pages/merge-queue-page.tsx';
import type { Correction, CorrectionState } from '../../domain/correction.ts';
import { entityLink, passageLink } from '../../domain/links.ts';
import { type Hit, searchQuery } from '../../domain/search.ts';
import { exportCorrections } from '../../search/corrections/exchange.ts';
import { mergeCandidates, type MergeSuggestion, withEvidence } from '../../search/corrections/suggest-merges.ts';
import type { EntityRecord } from '../../search/engine.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { CORRECTIONS_PATH, doneOf, EXPORT_PATH, QUEUE_PATH } from '../correction-paths.ts';
import type { CorrectingPage } from './correct.tsx';
import { perGeneration } from '../per-generation.ts';
import { runsOf } from '../present/runs.ts';
import { cutAround } from '../present/mention-cut.ts';
import { renderPage, searchForm } from '../render.tsx';
import { searchUrl } from '../url-query.ts';

/** Each is four searches. */
const PAIRS_A_PAGE = 8;
const RIVALS_SHOWN = 4;

function hrefOf(correction: Correction): string | undefined {
  if ('target' in correction) return passageLink(correction.target.passage);
  if (correction.action === 'merge' || correction.action === 'split') return entityLink(correction.into.id);
  return correction.action === 'rename' ? entityLink(correction.entity.id) : undefined;
}

function presentRow({ id, correction, note, at, state, reason }: CorrectionState): CorrectionRow {
  const href = state === 'orphaned' ? undefined : hrefOf(correction);
  return {
    id,
    text: describeCorrection(correction),
    date: at.slice(0, 10),
    ...(href === undefined ? {} : { href }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** As `CorrectingPage`, also on a server that is for reading. */
interface Shown extends Omit<CorrectingPage, 'editing'> {
  editing?: Editing | undefined;
}

type Candidates = () => ReturnType<typeof mergeCandidates>;

async function listPage(
  c: Context,
  { engine, site }: ServerContext,
  candidates: Candidates,
  { editing, params, status = 200 }: Shown,
): Promise<Response> {
  const all = ((await engine.corrections?.()) ?? []).filter(({ correction }) => correction.action !== 'undo').toReversed();
  const rows = (state: CorrectionState['state']): CorrectionRow[] => all.filter((one) => one.state === state).map(presentRow);
  return renderPage(c, {
    status,
    meta: { site, title: texts().correction.title, sheet: 'cite', noIndex: true },
    content: (
      <CorrectionsContent
        form={searchForm(undefined, false)}
        {...(editing === undefined ? {} : { editing })}
        done={doneOf(params)}
        applied={rows('applied')}
        overridden={rows('overridden')}
        orphaned={rows('orphaned')}
        undone={rows('undone')}
        exportHref={EXPORT_PATH}
        queue={{ total: (await candidates()).length, href: QUEUE_PATH }}
      />
    ),
  });
}

function presentName({ id, name, aliases }: EntityRecord, articles: number, context: Hit | undefined): QueuedName {
  const own = { id, name, href: entityLink(id), articles };
  if (context === undefined) return own;
  const { passage, article } = context;
  const { cut, marks } = cutAround(passage, [name, ...aliases]);
  const runs = runsOf(passage.text, { marks }, cut);
  return { ...own, context: { runs, title: article.title, href: passageLink(passage.id) } };
}

function presentPair({ entity, into, reason, rivals, articles, contexts }: MergeSuggestion): QueuedPair {
  const filters: Record<string, string[]> = {};
  for (const { id, type } of [entity, into]) filters[type] = [...(filters[type] ?? []), id];
  const both = searchQuery({ scope: 'articles', filters, allOf: [entity.type, into.type].filter((one, i, all) => all.indexOf(one) === i) });
  return {
    entity: presentName(entity, articles.entity, contexts.entity),
    into: presentName(into, articles.into, contexts.into),
    reason,
    both: articles.both,
    bothHref: searchUrl(both),
    rivals: rivals.slice(0, RIVALS_SHOWN).map(({ name }) => name),
  };
}

async function queuePage(
  c: Context,
  { engine, site }: ServerContext,
  candidates: Candidates,
  { editing, params, status = 200 }: Shown,
): Promise<Response> {
  const from = Math.min(1e6, Number(/^\d+$/.exec(params.get('from') ?? '')?.[0] ?? 0));
  const all = await candidates();
  const pairs: QueuedPair[] = [];
  for (const candidate of all.slice(from, from + PAIRS_A_PAGE))
    pairs.push(presentPair(await withEvidence(engine, candidate, searchLimits(c.req.raw))));
  const next = from + PAIRS_A_PAGE;
  return renderPage(c, {
    status,
    meta: { site, title: texts().correction.queue, sheet: 'cite', noIndex: true },
    content: (
      <MergeQueueContent
        form={searchForm(undefined, false)}
        {...(editing === undefined ? {} : { editing })}
        done={doneOf(params)}
        pairs={pairs}
        {...(next < all.length ? { nextHref: `${QUEUE_PATH}?from=${String(next)}` } : {})}
        listHref={CORRECTIONS_PATH}
      />
    ),
  });
}

/** The pages of what was corrected, to be shown, and to be shown again to whoever sent a form that was refused. */
export interface CorrectionPages {
  list: (c: Context, shown: Shown) => Promise<Response>;
  queue: (c: Context, shown: Shown) => Promise<Response>;
}

export function correctionPages(context: ServerContext): CorrectionPages {
  const candidates = perGeneration(context.engine, () => mergeCandidates(context.engine));
  return {
    list: (c, shown) => listPage(c, context, candidates, shown),
    queue: (c, shown) => queuePage(c, context, candidates, shown),
  };
}

export function addCorrectionsRoutes(app: Hono, { engine, editing }: ServerContext, { list, queue }: CorrectionPages): void {
  const asked = (c: Context): Shown => ({ editing, params: new URL(c.req.url).searchParams });
  app.get(CORRECTIONS_PATH, (c) => list(c, asked(c)));
  app.get(QUEUE_PATH, (c) => queue(c, asked(c)));
  app.get(EXPORT_PATH, async (c) => {
    const all = (await engine.corrections?.()) ?? [];
    return c.text(exportCorrections(all), 200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': 'attachment; filename="corrections.jsonl"',
    });
  });
}
