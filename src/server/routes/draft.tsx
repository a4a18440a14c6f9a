/**
 * `/check`: a story is pasted, and each of its quotations is held against the corpus.
 *
 * It takes a body and writes nothing: the text lives as long as its answer, is in no log and in no cache. What another site sends is
 * refused, so that nobody can make a reader's browser do the work.
 */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { texts } from '../../../views/languages/language.ts';
import { DraftContent, type DraftPageProps } from '../../../views/pages/draft-page.tsx';
import { checkQuotation } from '../../search/draft/check-quotation.ts';
import { type DraftPassage, draftQuotations } from '../../search/draft/draft-quotations.ts';
import type { ServerContext } from '../context.ts';
import { isFormFromHere } from '../from-here.ts';
import { presentFinding } from '../present/draft.ts';
import { renderPage, searchForm } from '../render.tsx';

/** Finds the quotations of a text. The server knows no annotator: it is given one, or has no such page. */
export type AnnotateDraft = (text: string) => Promise<DraftPassage[]>;

export const DRAFT_PATH = '/check';

/** Characters: three times the longest reports that newspapers print. */
const MAX_DRAFT = 100_000;
/** Every character may take four bytes, and each of these three in a form. */
const MAX_BODY = 12 * MAX_DRAFT;
/** Each is some searches. */
const MAX_QUOTATIONS = 100;
/** Of one search: whoever pastes a story waits longer than whoever types a word. */
const DEADLINE_MS = 5_000;

const onlyFromHere: MiddlewareHandler = async (c, next) => {
  if (isFormFromHere(c)) return next();
  return c.text(`${texts().draft.notFromHere}\n`, 403, { 'Cache-Control': 'no-store' });
};

async function pageOf(c: Context, context: ServerContext, props: Omit<DraftPageProps, 'form' | 'maxLength'>): Promise<Response> {
  return renderPage(c, {
    meta: { site: context.site, title: texts().draft.title, sheet: 'cite' },
    content: <DraftContent form={searchForm(undefined, false)} maxLength={MAX_DRAFT} {...props} />,
  });
}

async function reportOf({ engine }: ServerContext, request: Request, passages: readonly DraftPassage[]): Promise<DraftPageProps['report']> {
  const { quotations, paraphrases } = draftQuotations(passages);
  const findings = [];
  for (const quotation of quotations.slice(0, MAX_QUOTATIONS)) {
    findings.push(presentFinding(await checkQuotation(engine, quotation, { signal: request.signal, deadlineMs: DEADLINE_MS })));
  }
  return { findings, paraphrases, ...(quotations.length > MAX_QUOTATIONS ? { onlyFirst: MAX_QUOTATIONS } : {}) };
}

/** What takes the story. It stands before whatever remembers answers. */
export function addDraftPost(app: Hono, context: ServerContext, annotate: AnnotateDraft): void {
  const limit = bodyLimit({
    maxSize: MAX_BODY,
    onError: (c) => c.text(`${texts().draft.tooLong}\n`, 413, { 'Cache-Control': 'no-store' }),
  });
  app.post(DRAFT_PATH, onlyFromHere, limit, async (c) => {
    c.header('Cache-Control', 'no-store');
    const { text: given } = await c.req.parseBody();
    const text = typeof given === 'string' ? given.replace(/\r\n?/g, '\n') : '';
    if (text.trim() === '') return pageOf(c, context, { text: '', problem: texts().draft.empty });
    if (text.length > MAX_DRAFT) return pageOf(c, context, { text: '', problem: texts().draft.tooLong });
    const report = await reportOf(context, c.req.raw, await annotate(text));
    return pageOf(c, context, { text, ...(report === undefined ? {} : { report }) });
  });
}

/** The form. */
export function addDraftPage(app: Hono, context: ServerContext): void {
  app.get(DRAFT_PATH, (c) => pageOf(c, context, { text: '' }));
}
