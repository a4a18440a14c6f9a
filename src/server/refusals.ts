/**
 * What is refused before anything looks at it: writing, bodies, addresses without end, and for the API answers in another format than
 * it has.
 */
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problems.ts';

/** The longest query in letters that take most room, and as much again for filters, would be more; a long one in plain letters is half. */
const MAX_ADDRESS = 65_536;

function refuse(status: number, title: string, code: string, detail: string): Response {
  return problemResponse({ type: 'about:blank', title, status, detail, code });
}

export const onlyReading: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const refused = refuse(405, 'Method Not Allowed', 'method-not-allowed', 'only GET and HEAD are possible here');
  refused.headers.set('Allow', 'GET, HEAD');
  return refused;
};

export const noBodies: MiddlewareHandler = async (c, next) => {
  const length = c.req.header('Content-Length') ?? '0';
  if (c.req.header('Transfer-Encoding') === undefined && /^0*$/.test(length)) return next();
  return refuse(413, 'Content Too Large', 'content-too-large', 'nothing here takes a body');
};

export const boundedAddresses: MiddlewareHandler = async (c, next) => {
  if (c.req.url.length <= MAX_ADDRESS) return next();
  return refuse(414, 'URI Too Long', 'uri-too-long', `an address may have ${MAX_ADDRESS} characters at most`);
};

/** A refusal that lets what is sent to these addresses by. */
export function exceptSentTo(paths: ReadonlySet<string>, refusal: MiddlewareHandler): MiddlewareHandler {
  return (c, next) => (c.req.method === 'POST' && paths.has(c.req.path) ? next() : refusal(c, next));
}

/** Whether an Accept header takes JSON, of errors or of answers. */
export function takesJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) return false;
    return type === '*/*' || type === 'application/*' || /^application\/(?:[\w.-]+\+)?json$/.test(type);
  });
}

export const onlyJson: MiddlewareHandler = async (c, next) => {
  if (takesJson(c.req.header('Accept'))) return next();
  return refuse(406, 'Not Acceptable', 'not-acceptable', 'the API answers with application/json and nothing else');
};
