/** An error as a page, or for the API as a problem document. */
import type { Context } from 'hono';
import { ErrorContent } from '../../views/pages/error-page.tsx';
import { texts } from '../../views/texts.ts';
import { PullquoteError } from '../domain/errors.ts';
import type { ServerContext } from './context.ts';
import { isPartial } from './partial.ts';
import { problemOf, problemResponse, retryHeaders } from './problems.ts';
import { renderPage, searchForm } from './render.tsx';

const TITLES: Readonly<Record<number, string>> = {
  400: texts.errors['bad-request'],
  404: texts.errors['not-found'],
  503: texts.errors.unavailable,
};

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
  const detail = isLoading
    ? texts.errors.loadingDetail
    : isBusy
      ? texts.errors.unavailableDetail
      : isKnown
        ? sentence(problem.detail)
        : texts.errors.failedDetail;
  const asked = c.req.query('q') ?? '';
  // What the engine advises to one who searched is no help to one who did not.
  const hint = isBusy ? (asked.trim() === '' || isLoading ? undefined : texts.errors.unavailableHint) : problem.hint;
  const { pathname, search } = new URL(c.req.url);
  const title = TITLES[problem.status] ?? texts.errors.failed;
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
        detail={detail}
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
  return c.text(texts.results.busy, 503);
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
    new PullquoteError('not-found', isApi ? `there is nothing at ${c.req.path}` : texts.errors.notFoundDetail),
  );
}
