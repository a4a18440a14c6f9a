/** What a button holds goes to the clipboard: words with speaker, article and link as one line of plain text, a citation, or markup. */
import { announce, around, on } from './elements.js';

const SHOWN_MS = 2_000;

async function copy(button: HTMLElement): Promise<void> {
  const { copy: text = '', link, done = '', html } = button.dataset;
  const label = button.textContent;
  const whole = link === undefined ? text : `${text} ${new URL(link, location.href).href}`.trim();
  // Markup is pasted set where text can be, and as it is written where it cannot.
  if (html === undefined) await navigator.clipboard.writeText(whole);
  else
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': new Blob([whole], { type: 'text/html' }), 'text/plain': new Blob([whole], { type: 'text/plain' }) }),
    ]);
  announce(done);
  button.textContent = done;
  setTimeout(() => {
    button.textContent = label;
    announce('');
  }, SHOWN_MS);
}

// Without a clipboard (an insecure address, an old browser) the button stays hidden, and the link beside it is left.
if ('clipboard' in navigator) {
  document.documentElement.dataset['clipboard'] = '';
  on('click', (event) => {
    const button = around(event, '[data-copy]');
    if (button && button.textContent !== button.dataset['done']) copy(button).catch(() => undefined);
  });
}
