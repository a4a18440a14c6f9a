/**
 * Answers that were given already in this state of the index, as they went on the wire: what many ask at once is worked out once.
 *
 * Bounded by bytes, the least lately used go first, and forgotten as a whole when the index changes. Part of the key is all that an answer
 * depends on: the address with its host, the language, the form that is asked for and the encoding.
 */
import { hash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { language } from '../../../views/languages/language.ts';

interface Kept {
  status: number;
  headers: [name: string, value: string][];
  body: Uint8Array<ArrayBuffer>;
}

/** An answer of more is an export, or as good as one. */
const LARGEST = 512 * 1024;
const FORM_HEADERS = ['Accept', 'Accept-Encoding', 'HX-Request', 'HX-Request-Type'] as const;

/** Of bounded length, whatever a reader sends. */
function keyOf(c: Context): string {
  const parts = [c.req.header('Host'), c.req.url, language().tag, ...FORM_HEADERS.map((name) => c.req.header(name) ?? '')];
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

/** Bytes that an answer takes beside its body: key, headers, what the map needs. */
const BESIDE = 2048;

const sizeOf = ({ body }: Kept): number => body.length + BESIDE;

const answerOf = ({ status, headers, body }: Kept): Response => new Response(body, { status, headers });

/** Reads the answer to its end, where it is one to keep. */
async function keep(answer: Response): Promise<Kept | undefined> {
  const isWhole = answer.status === 200 && !answer.headers.has('Content-Disposition') && answer.headers.get('Cache-Control') !== 'no-store';
  if (!isWhole) return undefined;
  const body = new Uint8Array(await answer.arrayBuffer());
  const headers = [...answer.headers].filter(([name]) => name !== 'content-length');
  return { status: answer.status, headers, body };
}

/**
 * @param state names what every answer depends on
 * @param mostBytes of all answers together
 */
export function rememberAnswers(state: () => Promise<string>, mostBytes: number): MiddlewareHandler {
  let known = { state: '', kept: new Map<string, Kept>(), asked: new Map<string, Promise<Kept | undefined>>(), bytes: 0 };

  const remember = (to: typeof known, key: string, one: Kept): void => {
    if (one.body.length > LARGEST) return;
    const before = to.kept.get(key);
    to.bytes += sizeOf(one) - (before === undefined ? 0 : sizeOf(before));
    to.kept.set(key, one);
    for (const [oldest, each] of to.kept) {
      if (to.bytes <= mostBytes) break;
      to.kept.delete(oldest);
      to.bytes -= sizeOf(each);
    }
  };

  return async (c, next) => {
    // What is compared with a copy that the reader has costs no search, and HEAD is rare.
    if (c.req.method !== 'GET' || c.req.header('If-None-Match') !== undefined) return next();
    const now = await state();
    if (known.state !== now) known = { state: now, kept: new Map(), asked: new Map(), bytes: 0 };
    const mine = known;
    const key = keyOf(c);
    const found = mine.kept.get(key) ?? (await mine.asked.get(key));
    if (found !== undefined) {
      mine.kept.delete(key);
      mine.kept.set(key, found);
      c.res = answerOf(found);
      return;
    }
    const { promise, resolve } = withResolvers<Kept | undefined>();
    mine.asked.set(key, promise);
    let made: Kept | undefined;
    try {
      await next();
      made = await keep(c.res);
      if (made === undefined) return;
      c.res = answerOf(made);
      remember(mine, key, made);
    } finally {
      if (mine.asked.get(key) === promise) mine.asked.delete(key);
      resolve(made);
    }
  };
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
