/** A form that was refused, answered by its page: with what was sent, and why it was refused in the language of the reader. */
import type { Context } from 'hono';
import type { Editing } from '../../../views/components/correction-form.tsx';
import type { RefusedForm } from '../../../views/components/refused-form.tsx';
import { texts } from '../../../views/languages/language.ts';
import { CorrectionRefused, type Refusal, type RefusalDetails } from '../../domain/correction-refusal.ts';
import { PullquoteError } from '../../domain/errors.ts';
import type { ServerContext } from '../context.ts';
import type { SentForm } from '../sent-form.ts';
import { type CorrectingPage, namePage, passagePage } from './correct.tsx';
import type { CorrectionPages } from './corrections.tsx';

/** Its number, then what was given, then what stands against it: of these what the reason has, in this order. */
function reasonOf(refusal: Refusal, { line, most, given, other }: RefusalDetails = {}): string {
  const say = texts().correction.refusals[refusal] as (...details: (string | number)[]) => string;
  return say(...[line ?? most, given, other].filter((one) => one !== undefined));
}

function isLocked(error: unknown): boolean {
  return error instanceof PullquoteError && error.code === 'index-locked';
}

function refusedForm(error: unknown, form: SentForm): RefusedForm | undefined {
  const t = texts().correction;
  const own = { action: form.text('do'), sent: form.sent, choices: undefined, insist: undefined };
  if (isLocked(error)) return { ...own, reason: reasonOf('locked') };
  if (!(error instanceof CorrectionRefused)) return undefined;
  const { refusal, details, namesakes } = error;
  const [namesake] = namesakes;
  return {
    ...own,
    reason: reasonOf(refusal, details),
    choices: refusal === 'several' ? { field: own.action === 'merge' ? 'into' : 'speaker', namesakes } : undefined,
    insist:
      refusal === 'types-differ'
        ? { label: t.mergeAnyway }
        : refusal === 'name-taken' && namesake !== undefined
          ? { label: t.renameAnyway, mergeInto: namesake }
          : undefined,
  };
}

/** What the page that the form stands on is asked for. */
function shownAgain(form: SentForm): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['passage', 'entity', 'find']) if (form.text(name) !== '') params.set(name, form.text(name));
  return params;
}

/** @returns `undefined` where it is not for want of something in the form that it was refused */
export function refusedPage(error: unknown, form: SentForm, editing: Editing): CorrectingPage | undefined {
  const refused = refusedForm(error, form);
  return refused && { editing: { ...editing, refused }, params: shownAgain(form), status: isLocked(error) ? 409 : 400 };
}

/** The page that a form stands on; the list of all, where that is no longer there. */
export async function showAgain(c: Context, context: ServerContext, pages: CorrectionPages, shown: CorrectingPage): Promise<Response> {
  const { params, editing } = shown;
  try {
    if (params.has('passage')) return await passagePage(c, context, shown);
    if (editing.refused?.sent.get('from')?.includes('queue') === true) return await pages.queue(c, shown);
    if (params.has('entity')) return await namePage(c, context, shown);
  } catch (error) {
    if (!(error instanceof CorrectionRefused)) throw error;
  }
  return pages.list(c, shown);
}
