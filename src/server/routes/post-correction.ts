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
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../domain/annotation.ts';
import type { Correction, CorrectionRecord } from '../../domain/correction.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { parseCorrections } from '../../search/corrections/exchange.ts';
import {
  declineOf,
  findPassageWords,
  mergeOf,
  quotationAt,
  recordOf,
  redoOf,
  renameOf,
  spanOfWords,
  splitOf,
  targetOf,
  undoOf,
} from '../../search/corrections/make-corrections.ts';
import { type GivenSpeaker, speakerOf } from '../../search/corrections/find-names.ts';
import type { SearchEngine } from '../../search/engine.ts';
import type { ServerContext } from '../context.ts';
import { afterwards, CORRECTIONS_PATH, correctNameHref, correctPassageHref, QUEUE_PATH } from '../correction-paths.ts';
import { isFormToken } from '../form-token.ts';
import { isFormFromHere } from '../from-here.ts';

/** Who keeps corrections. */
export interface CorrectionsDesk {
  /**
   * Keeps those that are new; resolves once they are on the disk, and as a rule once searches have them too: it says whether they do.
   *
   * @throws PullquoteError `index-locked` where something else is writing, `io`
   */
  enter(records: readonly CorrectionRecord[]): Promise<{ isServed: boolean }>;
}

/** Some ten thousand corrections. */
const MAX_BODY = 16 << 20;

class SentForm {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.fields = fields;
  }

  /** "" where it was not sent. */
  text(name: string): string {
    const value = this.fields[name];
    const one: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof one === 'string' ? one.replace(/\r\n?/g, '\n') : '';
  }

  texts(name: string): string[] {
    const value = this.fields[name];
    const all: unknown[] = Array.isArray(value) ? value : [value];
    return all.filter((one): one is string => typeof one === 'string' && one !== '');
  }

  /** @throws PullquoteError `bad-request` */
  async file(name: string): Promise<string> {
    const value = this.fields[name];
    if (value instanceof File) return value.text();
    throw new PullquoteError('bad-request', 'a file is missing');
  }

  get speaker(): GivenSpeaker {
    const kind = SPEAKER_KINDS.find((one) => one === this.text('kind'));
    return { name: this.text('speaker'), ...(kind === undefined ? {} : { kind }) };
  }
}

/** What was asked for, and where it is shown afterwards. */
interface Made {
  records: CorrectionRecord[];
  back: string;
}

type Make = (engine: SearchEngine, form: SentForm) => Promise<{ correction: Correction; back: string }>;

async function ofQuotation(engine: SearchEngine, form: SentForm) {
  const found = await findPassageWords(engine, form.text('passage'));
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(form.text('span')) ?? [];
  const span = quotationAt(found.passage, { start: Number(start ?? 0), end: Number(end ?? 0) });
  return { target: targetOf(found, span), back: correctPassageHref(found.passage.id) };
}

const MAKE: Readonly<Record<string, Make>> = {
  merge: async (engine, form) => {
    const correction = await mergeOf(engine, form.text('entity'), form.text('into'));
    const isQueued = form.text('from') === 'queue';
    return { correction, back: isQueued ? QUEUE_PATH : correctNameHref(correction.action === 'merge' ? correction.into.id : '') };
  },
  decline: async (engine, form) => ({ correction: await declineOf(engine, form.text('entity'), form.text('into')), back: QUEUE_PATH }),
  rename: async (engine, form) => ({
    correction: await renameOf(engine, form.text('entity'), form.text('name')),
    back: correctNameHref(form.text('entity')),
  }),
  split: async (engine, form) => {
    const as = form.text('as').trim();
    const given = { names: form.texts('name'), articles: form.texts('article'), ...(as === '' ? {} : { as }) };
    return { correction: await splitOf(engine, form.text('entity'), given), back: correctNameHref(form.text('entity')) };
  },
  speaker: async (engine, form) => {
    const { target, back } = await ofQuotation(engine, form);
    return { correction: { action: 'speaker', target, speaker: await speakerOf(engine, form.speaker) }, back };
  },
  'not-a-quotation': async (engine, form) => {
    const { target, back } = await ofQuotation(engine, form);
    return { correction: { action: 'not-a-quotation', target }, back };
  },
  quotation: async (engine, form) => {
    const found = await findPassageWords(engine, form.text('passage'));
    const target = targetOf(found, spanOfWords(found.passage, form.text('words')));
    const kind = QUOTATION_KINDS.find((one) => one === form.text('quoted')) ?? 'direct';
    const speaker = await speakerOf(engine, form.speaker);
    return { correction: { action: 'quotation', target, kind, speaker }, back: correctPassageHref(found.passage.id) };
  },
  undo: async (engine, form) => ({ correction: await undoOf(engine, form.text('correction')), back: CORRECTIONS_PATH }),
  redo: async (engine, form) => ({ correction: await redoOf(engine, form.text('correction')), back: CORRECTIONS_PATH }),
};

async function make(engine: SearchEngine, form: SentForm): Promise<Made> {
  const action = form.text('do');
  if (action === 'import') return { records: parseCorrections(await form.file('file')), back: CORRECTIONS_PATH };
  const known = Object.hasOwn(MAKE, action) ? MAKE[action] : undefined;
  if (known === undefined) throw new PullquoteError('bad-request', `there is no correction "${action}"`);
  const { correction, back } = await known(engine, form);
  return { records: [recordOf(correction, form.text('note'))], back };
}

function refuse(c: Context, because: string): Response {
  return c.text(`${because}\n`, 403, { 'Cache-Control': 'no-store' });
}

/** What takes them; without a desk it says that nothing is taken. It stands outside of any state of the index. */
export function addCorrectionPost(app: Hono, { engine, editing }: ServerContext, desk: CorrectionsDesk | undefined): void {
  const guard: MiddlewareHandler = async (c, next) => {
    const t = texts().correction;
    if (desk === undefined || editing === undefined) return refuse(c, t.readOnly);
    return isFormFromHere(c) ? next() : refuse(c, t.refusedElsewhere);
  };
  const limit = bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.text('413\n', 413, { 'Cache-Control': 'no-store' }) });
  app.post(CORRECTIONS_PATH, guard, limit, async (c) => {
    c.header('Cache-Control', 'no-store');
    const body = await c.req.parseBody({ all: true });
    if (desk === undefined || !isFormToken(body['token'], editing?.token ?? '')) return refuse(c, texts().correction.refusedElsewhere);
    const { records, back } = await make(engine, new SentForm(body));
    const { isServed } = await desk.enter(records);
    return c.redirect(afterwards(back, isServed ? 'saved' : 'later'), 303);
  });
}
