/** The addresses of corrections, and how a page hears of what was done. */
import type { DoneProps } from '../../views/components/correction-form.tsx';

export const CORRECTIONS_PATH = '/corrections';
export const QUEUE_PATH = '/corrections/queue';
export const EXPORT_PATH = '/corrections.jsonl';
export const CORRECT_PATH = '/correct';

export const correctPassageHref = (id: string): string => `${CORRECT_PATH}?passage=${encodeURIComponent(id)}`;
export const correctNameHref = (id: string): string => `${CORRECT_PATH}?entity=${encodeURIComponent(id)}`;

/** What was done before the page came back. */
export function doneOf(params: URLSearchParams): DoneProps | undefined {
  const what = params.get('done');
  if (what === 'saved' || what === 'later' || what === 'unchanged' || what === 'unheard') return { what };
  const countIn = (name: string): number => Number(/^\d{1,9}$/.exec(params.get(name) ?? '')?.[0] ?? 0);
  return what === 'imported'
    ? { what, added: countIn('added'), known: countIn('known'), isServed: params.get('served') !== 'later' }
    : undefined;
}

/** The page to come back to, once it is done. */
export function afterwards(href: string, done: DoneProps): string {
  const params = new URLSearchParams({ done: done.what });
  if (done.what === 'imported') {
    params.set('added', String(done.added));
    params.set('known', String(done.known));
    if (!done.isServed) params.set('served', 'later');
  }
  return `${href}${href.includes('?') ? '&' : '?'}${params.toString()}`;
}
