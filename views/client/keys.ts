/**
 * Single keys: `/` to the search field, `j` and `k` from result to result, `?` to what keys and searches there are. They can be
 * switched off on the help page, for those whom they get in the way of; the browser remembers it.
 */
const SETTING = 'pullquote.keys';

function areOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off';
  } catch {
    return true;
  }
}

/** The focus goes to the next result, or to the one before. */
export function step(by: number): void {
  const links = Array.from(document.querySelectorAll<HTMLElement>('.card h3 a'));
  const now = links.findIndex((link) => link.closest('.card')?.contains(document.activeElement));
  const next = links[now < 0 ? 0 : now + by];
  next?.focus({ preventScroll: true });
  next?.closest('.card')?.scrollIntoView({ block: 'nearest' });
}

function search(): void {
  const field = document.getElementById('q');
  if (field instanceof HTMLInputElement) field.select();
  else location.assign('/');
}

const KEYS: Readonly<Record<string, () => void>> = {
  '/': search,
  j: () => step(1),
  k: () => step(-1),
  '?': () => location.assign('/help'),
};

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  const isTyping = target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  const act = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (!act || !areOn()) return;
  event.preventDefault();
  act();
});

const setting = document.getElementById('keys-on');
if (setting instanceof HTMLInputElement) {
  setting.checked = areOn();
  setting.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
  setting.addEventListener('change', () => localStorage.setItem(SETTING, setting.checked ? 'on' : 'off'));
}
