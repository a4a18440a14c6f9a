/**
 * What htmx leaves to the page: clean addresses, no search twice for the same words, and a focus that is never lost.
 *
 * Listeners sit on the document, since going back in the history replaces the whole body.
 */
import { announce, byId, field, focused, on } from './elements.js';

interface RequestContext {
  request: { action: string; body: FormData | null };
  sourceEvent?: Event;
}

interface RequestDetail {
  ctx: RequestContext;
}

interface HistoryDetail {
  history: { type: 'push' | 'replace'; path: string };
  sourceElement: Element;
}

/** The words that were last asked for; `undefined` until the first request, when the page itself says. */
let lastWords: string | undefined;
let focusedId = '';

/** Typing after a rest as long as this is another search, to which Back returns. */
const REST_MS = 2_000;
/** A run of typing has one entry in the history: its first answer adds it, the later ones change its address. */
let runHasEntry = false;
let typedAt = -Infinity;

declare global {
  interface DocumentEventMap {
    'htmx:config:request': CustomEvent<RequestDetail>;
    'htmx:before:swap': CustomEvent<RequestDetail>;
    'htmx:before:history:update': CustomEvent<HistoryDetail>;
    'htmx:before:history:restore': Event;
    'htmx:after:swap': Event;
    'htmx:error': Event;
  }
}

/** When the reader last went back or forward, and when each request was made: what was asked for before then is no longer wanted. */
let wentAt = -Infinity;
const askedAt = new WeakMap<RequestContext, number>();

/** An answer that comes after the reader has left the page for another must neither show nor enter the history. */
function dropLate(event: CustomEvent<RequestDetail>): void {
  if ((askedAt.get(event.detail.ctx) ?? wentAt) < wentAt) event.preventDefault();
}

/** Blank form fields do not belong into an address, and words that a link carries already are not sent twice. */
function cleanRequest(event: CustomEvent<RequestDetail>): void {
  const { request, sourceEvent } = event.detail.ctx;
  askedAt.set(event.detail.ctx, performance.now());
  if (!(request.body instanceof FormData)) return;
  const isTyping = sourceEvent?.type === 'input';
  const carried = new URL(request.action, location.href).searchParams;
  const typed = request.body.get('q');
  const words = typeof typed === 'string' ? typed : (carried.get('q') ?? '');
  const known = lastWords ?? field()?.defaultValue ?? '';
  if (isTyping && (words === known || sourceEvent.timeStamp < wentAt)) {
    event.preventDefault();
    return;
  }
  lastWords = words;
  for (const [name, value] of Array.from(request.body)) if (value === '' && name !== 'q') request.body.delete(name);
  const hasOthers = [...carried.keys(), ...request.body.keys()].some((name) => name !== 'q');
  const isRepeated = (carried.get('q') ?? '') === words ? carried.has('q') || hasOthers : words === '' && hasOthers;
  if (isRepeated) request.body.delete('q');
}

function endRun(): void {
  runHasEntry = false;
}

function noteTyping(event: Event): void {
  if (event.target !== field()) return;
  if (event.timeStamp - typedAt > REST_MS) endRun();
  typedAt = event.timeStamp;
}

/** An address that is already there is not put into the history again; what is typed in one run is put there once. */
function cleanHistory(event: CustomEvent<HistoryDetail>): void {
  const { history, sourceElement } = event.detail;
  const isTyped = sourceElement.id === 'q';
  if (isTyped && !runHasEntry) history.type = 'push';
  if (history.path === location.pathname + location.search) history.type = 'replace';
  if (!isTyped) endRun();
  else if (history.type === 'push') runHasEntry = true;
}

/** After a swap the focus is where it was, or at the line that tells the result. */
function restoreFocus(): void {
  lastWords = field()?.defaultValue ?? '';
  const isLost = focused() === null || focused() === document.body;
  if (!isLost || focusedId === '') return;
  // The link that excluded a value gives way to its row, which now allows it again.
  // At last to the line that tells the result.
  const places = [focusedId, focusedId.replace(/\.not$/, ''), 'status'];
  places
    .map(byId)
    .find((found) => found !== null)
    ?.focus({ preventScroll: true });
}

function reportFailure(): void {
  announce(byId('announce')?.dataset['failed'] ?? '');
  byId('announce')?.classList.remove('vh');
}

on('htmx:config:request', cleanRequest);
on('htmx:before:history:update', cleanHistory);
on('htmx:before:history:restore', endRun);
on('input', noteTyping);
on('submit', endRun);
// Leaving the field ends a run too; coming back to it is where that shows, since an answer may still be under way.
on('focusin', (event) => {
  if (event.target === field()) endRun();
});
on('htmx:before:swap', (event) => {
  dropLate(event);
  focusedId = focused()?.id ?? '';
});
// Before htmx asks for the page that is gone back to.
addEventListener('popstate', ({ timeStamp }) => (wentAt = timeStamp), true);
on('htmx:after:swap', () => {
  restoreFocus();
  byId('announce')?.classList.add('vh');
});
on('htmx:error', reportFailure);
