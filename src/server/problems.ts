/** Errors as the API answers them (RFC 9457), and the status that each stands for. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type ErrorCode, PullquoteError } from '../domain/errors.ts';
import type { Problem } from '../domain/reports.ts';

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  usage: 400,
  'bad-request': 400,
  'not-found': 404,
  gone: 410,
  deadline: 503,
  overloaded: 503,
  loading: 503,
  'index-locked': 503,
};
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The HTTP status of anything that was thrown; 500 for what nobody raised on purpose. */
export function statusOf(error: unknown): ContentfulStatusCode {
  return error instanceof PullquoteError ? (STATUS[error.code] ?? 500) : 500;
}

/** The problem document of anything that was thrown. What was not raised on purpose keeps its words to the log. */
export function problemOf(error: unknown): Problem & { status: ContentfulStatusCode } {
  const status = statusOf(error);
  const title = TITLES[status] ?? 'Error';
  if (!(error instanceof PullquoteError) || status === 500) {
    return { type: 'about:blank', title, status, detail: 'the server failed on this request; its log says why', code: 'internal' };
  }
  return {
    type: 'about:blank',
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  };
}

/** After how many seconds a search that was too slow, or came at a bad moment, may be tried again. */
const RETRY_SECONDS = 2;

export function retryHeaders(status: number): Readonly<Record<string, string>> {
  return status === 503 ? { 'Retry-After': String(RETRY_SECONDS) } : {};
}

/** A problem as an answer, with more members where the route has them. */
export function problemResponse(problem: Problem, more: Readonly<Record<string, unknown>> = {}): Response {
  return new Response(JSON.stringify({ ...problem, ...more }), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...retryHeaders(problem.status) },
  });
}
