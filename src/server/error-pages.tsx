/** An error as a page, or for the API as a problem document. */
import type { Context } from 'hono';
import { ENGLISH, language, texts } from '../../views/languages/language.ts';
import { ErrorContent } from '../../views/pages/error-page.tsx';
import { PullquoteError } from '../domain/errors.ts';
import type { Problem } from '../domain/reports.ts';
import type { ServerContext } from './context.ts';
import { isPartial } from './partial.ts';
import { problemOf, problemResponse, retryHeaders } from './problems.ts';
import { renderPage, searchForm } from './render.tsx';

const TITLES = { 400: 'bad-request', 404: 'not-found', 503: 'unavailable' } as const;

function titleOf(status: number): string {
  const { errors } = texts();
  return status in TITLES ? errors[TITLES[status as keyof typeof TITLES]] : errors.failed;
}

/** What is said of an error that was raised on purpose. Its own message is English, and names what a program must know. */
function messageOf(problem: Problem): { detail: string; said?: string } {
  const own = sentence(problem.detail);
  if (language() === ENGLISH) return { detail: own };
  const { errors } = texts();
  return problem.status === 400 ? { detail: errors.badRequestDetail, said: own } : { detail: errors.notFoundDetail };
}

const FOR_PROGRAMS = new Set(['/healthz', '/readyz', '/metrics']);

/** Answers a request that failed. Faults of the program go to the log, without what was searched for. */
export async function answerError(
  c: Context,
  context: ServerContext,
  error: unknown,
  fault: (error: unknown, what: string) => void = (thrown, what) => console.error(`${what} failed:`, thrown),
): Promise<Response> {
  const problem = problemOf(error);
  if (problem.status === 500) fault(error, `${c.req.method} ${new URL(c.req.url).pathname}`);
  if (c.req.path.startsWith('/api/') || FOR_PROGRAMS.has(c.req.path)) return problemResponse(problem);
  const isKnown = error instanceof PullquoteError && problem.status !== 500;
  const isBusy = problem.status === 503;
  const isLoading = error instanceof PullquoteError && error.code === 'loading';
  const { errors } = texts();
  const message = isLoading
    ? { detail: errors.loadingDetail }
    : isBusy
      ? { detail: errors.unavailableDetail }
      : isKnown
        ? messageOf(problem)
        : { detail: errors.failedDetail };
  const asked = c.req.query('q') ?? '';
  // What the engine advises to one who searched is no help to one who did not.
  const hint = isBusy
    ? asked.trim() === '' || isLoading
      ? undefined
      : errors.unavailableHint
    : language() === ENGLISH
      ? problem.hint
      : undefined;
  const { pathname, search } = new URL(c.req.url);
  const title = titleOf(problem.status);
  for (const [name, value] of Object.entries(retryHeaders(problem.status))) c.header(name, value);
  if (isBusy && isPartial(c)) return keepResults(c);
  return renderPage(c, {
    status: problem.status,
    live: c.req.path === '/',
    meta: { site: context.site, title, noIndex: true },
    content: (
      <ErrorContent
        form={{ ...searchForm(undefined, c.req.path === '/'), q: asked }}
        status={problem.status}
        title={title}
        {...message}
        {...(hint === undefined ? {} : { hint })}
        {...(isBusy ? { againHref: pathname.replace(/^\/+/, '/') + search } : {})}
      />
    ),
  });
}

/** In a live search what was found before stays, under its address; the line that tells the result says why. */
function keepResults(c: Context): Response | Promise<Response> {
  for (const [name, value] of [
    ['HX-Retarget', '#status'],
    ['HX-Reswap', 'textContent'],
    ['HX-Push-Url', 'false'],
  ] as const)
    c.header(name, value);
  return c.text(texts().results.busy, 503);
}

/** A message as a sentence of its own. */
function sentence(message: string): string {
  const first = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

export function answerNotFound(c: Context, context: ServerContext): Promise<Response> {
  const isApi = c.req.path.startsWith('/api/');
  return answerError(
    c,
    context,
    new PullquoteError('not-found', isApi ? `there is nothing at ${c.req.path}` : texts().errors.notFoundDetail),
  );
}
