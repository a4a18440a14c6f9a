/**
 * `POST /corrections`: what the forms of the pages send. It is kept by whoever was given for that; the answer leads back to a page, which shows the index as
 * corrected.
 *
 * Refused is whatever does not come from a form of this site, by what the browser says of it and by the token of the page, and everything on a server that is
 * for reading.
 */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { texts } from '../../../views/languages/language.ts';
import { QUOTATION_KINDS } from '../../domain/annotation.ts';
import type { Correction, CorrectionRecord, CorrectionState } from '../../domain/correction.ts';
import { CorrectionRefused } from '../../domain/correction-refusal.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { type CorrectionsFile, parseCorrections } from '../../search/corrections/exchange.ts';
import {
  declineOf,
  findPassageWords,
  mergeOf,
  quotationAt,
  recordOf,
  presentSpeaker,
  redoOf,
  renameOf,
  spanOfNewWords,
  speakerCorrectionOf,
  splitOf,
  targetOf,
  undoOf,
} from '../../search/corrections/make-corrections.ts';
import { speakerOf, withKindOfWords } from '../../search/corrections/find-names.ts';
import type { SearchEngine } from '../../search/engine.ts';
import type { ServerContext } from '../context.ts';
import { afterwards, CORRECTIONS_PATH, correctNameHref, correctPassageHref, QUEUE_PATH } from '../correction-paths.ts';
import { isFormToken } from '../form-token.ts';
import { isFormFromHere } from '../from-here.ts';
import { SentForm } from '../sent-form.ts';
import { refusedPage, showAgain } from './refused-correction.ts';
import type { CorrectionPages } from './corrections.tsx';

/** Who keeps corrections. */
export interface CorrectionsDesk {
  /**
   * Keeps those that are new; resolves once they are on the disk, and as a rule once searches have them too: it says whether they do.
   *
   * @param check of those that were made elsewhere, holds them against what is known; what it throws leaves all as it was
   * @returns with how many were new
   * @throws PullquoteError `index-locked` where something else is writing, `io`
   */
  enter(records: readonly CorrectionRecord[], check?: CorrectionsFile['check']): Promise<{ isServed: boolean; added: number }>;
}

/** Some ten thousand corrections. */
const MAX_FILE = 16 << 20;
const MAX_FILES = 4;
/** Bytes of a form without one. */
const MAX_FORM = 64 << 10;

/** What was asked for, and where it is shown afterwards. */
interface Made {
  /** None where a form was sent as it was. */
  correction?: Correction;
  back: string;
}

type Make = (engine: SearchEngine, form: SentForm) => Promise<Made>;

async function ofQuotation(engine: SearchEngine, form: SentForm) {
  const found = await findPassageWords(engine, form.text('passage'));
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(form.text('span')) ?? [];
  const quotation = quotationAt(found.passage, { start: Number(start ?? 0), end: Number(end ?? 0) });
  return { found, quotation, back: correctPassageHref(found.passage.id) };
}

/** What says nothing but what is so already is no correction. */
async function unlessSo({ make, back }: { make: () => Promise<Correction>; back: string }): Promise<Made> {
  try {
    return { correction: await make(), back };
  } catch (error) {
    if (error instanceof CorrectionRefused && (error.refusal === 'called-so' || error.refusal === 'said-so')) return { back };
    throw error;
  }
}

const MAKE: Readonly<Record<string, Make>> = {
  merge: async (engine, form) => {
    const correction = await mergeOf(engine, form.text('entity'), form.name('into'), form.insistence);
    const isQueued = form.text('from') === 'queue';
    return { correction, back: isQueued ? QUEUE_PATH : correctNameHref(correction.action === 'merge' ? correction.into.id : '') };
  },
  decline: async (engine, form) => ({ correction: await declineOf(engine, form.text('entity'), form.text('into')), back: QUEUE_PATH }),
  rename: async (engine, form) => {
    const back = correctNameHref(form.text('entity'));
    return unlessSo({ make: () => renameOf(engine, form.text('entity'), form.text('name'), form.insistence), back });
  },
  split: async (engine, form) => {
    const as = form.text('as').trim();
    const given = { names: form.texts('name'), articles: form.texts('article'), ...(as === '' ? {} : { as }) };
    return { correction: await splitOf(engine, form.text('entity'), given), back: correctNameHref(form.text('entity')) };
  },
  speaker: async (engine, form) => {
    const { found, quotation, back } = await ofQuotation(engine, form);
    const given = { ...withKindOfWords(presentSpeaker(quotation), form.speaker), note: form.text('note') };
    return unlessSo({ make: () => speakerCorrectionOf(engine, found, quotation, given), back });
  },
  'not-a-quotation': async (engine, form) => {
    const { found, quotation, back } = await ofQuotation(engine, form);
    return { correction: { action: 'not-a-quotation', target: targetOf(found, quotation) }, back };
  },
  quotation: async (engine, form) => {
    const found = await findPassageWords(engine, form.text('passage'));
    const target = targetOf(found, spanOfNewWords(found.passage, form.text('words')));
    const kind = QUOTATION_KINDS.find((one) => one === form.text('quoted')) ?? 'direct';
    const speaker = await speakerOf(engine, form.speaker);
    return { correction: { action: 'quotation', target, kind, speaker }, back: correctPassageHref(found.passage.id) };
  },
  undo: async (engine, form) => ({ correction: await undoOf(engine, form.text('correction')), back: CORRECTIONS_PATH }),
  redo: async (engine, form) => ({ correction: await redoOf(engine, form.text('correction')), back: CORRECTIONS_PATH }),
};

/** Does what the form asks for. @returns where that is shown */
async function enterForm(engine: SearchEngine, form: SentForm, desk: CorrectionsDesk): Promise<string> {
  const action = form.text('do');
  if (action === 'import') {
    const { records, check } = parseCorrections(await form.file('file'));
    const { isServed, added } = await desk.enter(records, check);
    return afterwards(CORRECTIONS_PATH, { what: 'imported', added, known: records.length - added, isServed });
  }
  const known = Object.hasOwn(MAKE, action) ? MAKE[action] : undefined;
  if (known === undefined) throw new PullquoteError('bad-request', `there is no correction "${action}"`);
  const { correction, back } = await known(engine, form);
  if (correction === undefined) return afterwards(back, { what: 'unchanged' });
  const isUnheard = action === 'undo' && (await stateOf(engine, form.text('correction'))) === 'overridden';
  const { isServed } = await desk.enter([recordOf(correction, form.text('note'))]);
  return afterwards(back, { what: isUnheard ? 'unheard' : isServed ? 'saved' : 'later' });
}

async function stateOf(engine: SearchEngine, id: string): Promise<CorrectionState['state'] | undefined> {
  return (await engine.corrections?.())?.find((one) => one.id === id)?.state;
}

function isFile(c: Context): boolean {
  return /^multipart\//i.test(c.req.header('Content-Type') ?? '');
}

function refuse(c: Context, because: string): Response {
  return c.text(`${because}\n`, 403, { 'Cache-Control': 'no-store' });
}

/** What takes them; without a desk it says that nothing is taken. It stands outside of any state of the index. */
export function addCorrectionPost(app: Hono, context: ServerContext, pages: CorrectionPages, desk: CorrectionsDesk | undefined): void {
  const { engine, editing } = context;
  const guard: MiddlewareHandler = async (c, next) => {
    const t = texts().correction;
    if (desk === undefined || editing === undefined) return refuse(c, t.readOnly);
    return isFormFromHere(c) ? next() : refuse(c, t.refusedElsewhere);
  };
  const onError = (c: Context) => c.text('413\n', 413, { 'Cache-Control': 'no-store' });
  const [limitForm, limitFile] = [MAX_FORM, MAX_FILE].map((maxSize) => bodyLimit({ maxSize, onError }));
  let files = 0;
  // A body is read before its token is known: files, which are large, only some at a time.
  const limit: MiddlewareHandler = async (c, next) => {
    if (!isFile(c)) return limitForm?.(c, next);
    if (files >= MAX_FILES) return c.text('503\n', 503, { 'Cache-Control': 'no-store', 'Retry-After': '10' });
    files++;
    try {
      return await limitFile?.(c, next);
    } finally {
      files--;
    }
  };
  app.post(CORRECTIONS_PATH, guard, limit, async (c) => {
    c.header('Cache-Control', 'no-store');
    const body = await c.req.parseBody({ all: true }).catch((cause: unknown) => {
      throw new PullquoteError('bad-request', 'the form that was sent cannot be read', { cause });
    });
    if (desk === undefined || editing === undefined || !isFormToken(body['token'], editing.token))
      return refuse(c, texts().correction.refusedElsewhere);
    const form = new SentForm(body);
    try {
      return c.redirect(await enterForm(engine, form, desk), 303);
    } catch (error) {
      const shown = refusedPage(error, form, editing);
      if (shown === undefined) throw error;
      return showAgain(c, context, pages, shown);
    }
  });
}
