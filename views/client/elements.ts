/** What every script of the pages asks for. Listeners sit on the document, since a swap or going back in the history replaces the rest. */
export const byId = (id: string): HTMLElement | null => document.getElementById(id);

export function input(id: string): HTMLInputElement | null {
  const element = byId(id);
  return element instanceof HTMLInputElement ? element : null;
}

/** The search field. */
export const field = (): HTMLInputElement | null => input('q');

export const focused = (): Element | null => document.activeElement;

/** What an event happened in. */
export const around = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

export function on<K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void, isFirst?: boolean): void {
  document.addEventListener(type, act, isFirst);
}

/** Said to those who cannot see it. */
export function announce(words: string): void {
  const announcer = byId('announce');
  if (announcer) announcer.textContent = words;
}
