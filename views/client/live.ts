/**
 * What htmx leaves to the page: clean addresses, no search twice for the same words, and a focus that is never lost.
 *
 * Listeners sit on the document, since going back in the history replaces the whole body.
 */
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

const FIELD = 'q';
/** Where the focus goes when what had it is gone. */
const REFUGE = 'status';

/** The words that were last asked for; `undefined` until the first request, when the page itself says. */
let lastWords: string | undefined;
let focusedId = '';

/** Typing after a rest as long as this is another search, to which Back returns. */
const REST_MS = 2_000;
/** A run of typing has one entry in the history: its first answer adds it, the later ones change its address. */
let runHasEntry = false;
let typedAt = Number.NEGATIVE_INFINITY;

function field(): HTMLInputElement | null {
  const element = document.getElementById(FIELD);
  return element instanceof HTMLInputElement ? element : null;
}

declare global {
  interface DocumentEventMap {
    'htmx:config:request': CustomEvent<RequestDetail>;
    'htmx:before:swap': CustomEvent<RequestDetail>;
    'htmx:before:history:update': CustomEvent<HistoryDetail>;
  }
}

/** When the reader last went back or forward, and when each request was made: what was asked for before then is no longer wanted. */
let wentAt = Number.NEGATIVE_INFINITY;
const askedAt = new WeakMap<RequestContext, number>();

function noteGoing(event: PopStateEvent): void {
  wentAt = event.timeStamp;
}

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
  if (isTyping && sourceEvent.timeStamp < wentAt) {
    event.preventDefault();
    return;
  }
  const carried = new URL(request.action, location.href).searchParams;
  const typed = request.body.get(FIELD);
  const words = typeof typed === 'string' ? typed : (carried.get(FIELD) ?? '');
  const known = lastWords ?? field()?.defaultValue ?? '';
  if (isTyping && words === known) {
    event.preventDefault();
    return;
  }
  lastWords = words;
  for (const [name, value] of Array.from(request.body)) if (value === '' && name !== FIELD) request.body.delete(name);
  const hasOthers = [...carried.keys(), ...request.body.keys()].some((name) => name !== FIELD);
  if ((carried.get(FIELD) ?? '') === words && (carried.has(FIELD) || hasOthers)) request.body.delete(FIELD);
  else if (words === '' && hasOthers) request.body.delete(FIELD);
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
  const isTyped = sourceElement.id === FIELD;
  if (isTyped && !runHasEntry) history.type = 'push';
  if (history.path === location.pathname + location.search) history.type = 'replace';
  if (!isTyped) endRun();
  else if (history.type === 'push') runHasEntry = true;
}

function rememberFocus(): void {
  focusedId = document.activeElement?.id ?? '';
}

/** After a swap the focus is where it was, or at the line that tells the result. */
function restoreFocus(): void {
  lastWords = field()?.defaultValue ?? '';
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (!isLost || focusedId === '') return;
  // The link that excluded a value gives way to its row, which now allows it again.
  const places = [focusedId, focusedId.replace(/\.not$/, ''), REFUGE];
  const element = places.map((id) => document.getElementById(id)).find((found) => found !== null);
  element?.focus({ preventScroll: true });
}

function reportFailure(): void {
  const announcer = document.getElementById('announce');
  const page = document.getElementById('page');
  const words = announcer?.dataset['failed'];
  if (!announcer || !page || words === undefined) return;
  announcer.textContent = words;
  announcer.classList.remove('vh');
}

function clearFailure(): void {
  const announcer = document.getElementById('announce');
  announcer?.classList.add('vh');
}

document.addEventListener('htmx:config:request', cleanRequest);
document.addEventListener('htmx:before:history:update', cleanHistory);
document.addEventListener('htmx:before:history:restore', endRun);
document.addEventListener('input', noteTyping);
document.addEventListener('submit', endRun);
// Leaving the field ends a run too; coming back to it is where that shows, since an answer may still be under way.
document.addEventListener('focusin', (event) => {
  if (event.target === field()) endRun();
});
document.addEventListener('htmx:before:swap', dropLate);
document.addEventListener('htmx:before:swap', rememberFocus);
// Before htmx asks for the page that is gone back to.
window.addEventListener('popstate', noteGoing, { capture: true });
document.addEventListener('htmx:after:swap', restoreFocus);
document.addEventListener('htmx:after:swap', clearFailure);
document.addEventListener('htmx:error', reportFailure);

export type { RequestDetail };
