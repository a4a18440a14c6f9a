/**
 * Single keys: `/` to the search field, `j` and `k` from result to result, `?` to what keys and searches there are, shown over the page.
 * They can be switched off there, for those whom they get in the way of; the browser remembers it. Without a script the link to
 * the help is a link.
 */
import { around, field, focused, input, on } from './elements.js';

const SETTING = 'pullquote.keys';
const HELP = '/help';

function areOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off';
  } catch {
    return true;
  }
}

/** Shows the setting, which without a script would do nothing. */
function offerSetting(): void {
  const setting = input('keys-on');
  if (!setting) return;
  setting.checked = areOn();
  setting.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
}

/** The focus goes to the next result, or to the one before. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('.card h3 a')];
  const now = links.findIndex((link) => link.closest('.card')?.contains(focused()));
  const next = links[now < 0 ? 0 : now + by];
  next?.focus({ preventScroll: true });
  next?.closest('.card')?.scrollIntoView({ block: 'nearest' });
}

function toField(): void {
  if (!field()) location.assign('/');
  field()?.focus();
  field()?.select();
}

/** The parts of the help page that say how to search, in a dialog: fetched when they are first asked for. */
async function showHelp(): Promise<void> {
  let dialog = document.querySelector('dialog');
  if (!dialog) {
    const page = new DOMParser().parseFromString(await (await fetch(HELP)).text(), 'text/html');
    dialog = document.createElement('dialog');
    dialog.className = 'help';
    dialog.setAttribute('aria-labelledby', 'syntax');
    dialog.setAttribute('closedby', 'any');
    dialog.append(...page.querySelectorAll('[data-overlay]'));
    for (const hidden of dialog.querySelectorAll('[hidden]')) hidden.removeAttribute('hidden');
    document.body.append(dialog);
    offerSetting();
  }
  dialog.showModal();
}

function openHelp(): void {
  if (document.querySelector('main.help')) location.hash = 'keys';
  else showHelp().catch(() => location.assign(HELP));
}

const KEYS = new Map([
  ['/', toField],
  ['j', () => step(1)],
  ['k', () => step(-1)],
  ['?', openHelp],
]);

on('keydown', (event) => {
  const act = KEYS.get(event.key);
  const isTyping = around(event, 'input:not([type=checkbox]), textarea, select, [contenteditable], dialog');
  if (!act || isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || !areOn()) return;
  event.preventDefault();
  act();
});
on('click', (event) => {
  if (!around(event, '#how-to-search') || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openHelp();
});
on('change', ({ target }) => {
  const setting = input('keys-on');
  if (setting && target === setting) localStorage.setItem(SETTING, setting.checked ? 'on' : 'off');
});
offerSetting();
