/** The addresses of corrections, and how a page hears of what was done. */
export const CORRECTIONS_PATH = '/corrections';
export const QUEUE_PATH = '/corrections/queue';
export const EXPORT_PATH = '/corrections.jsonl';
export const CORRECT_PATH = '/correct';

export const correctPassageHref = (id: string): string => `${CORRECT_PATH}?passage=${encodeURIComponent(id)}`;
export const correctNameHref = (id: string): string => `${CORRECT_PATH}?entity=${encodeURIComponent(id)}`;

export type Done = 'saved' | 'later';

/** What was done before the page came back. */
export function doneOf(params: URLSearchParams): Done | undefined {
  const done = params.get('done');
  return done === 'saved' || done === 'later' ? done : undefined;
}

/** The page to come back to, once it is done. */
export function afterwards(href: string, done: Done): string {
  return `${href}${href.includes('?') ? '&' : '?'}done=${done}`;
}
