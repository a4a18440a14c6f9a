/** "Copy with source": the words, the speaker, the article and the link, as one line of plain text. */
const SHOWN_MS = 2_000;

export async function copy(button: HTMLElement): Promise<void> {
  const { copy: text = '', link = '', done = '' } = button.dataset;
  const label = button.textContent;
  await navigator.clipboard.writeText(`${text} ${new URL(link, location.href).href}`.trim());
  const announcer = document.getElementById('announce');
  if (announcer) announcer.textContent = done;
  button.textContent = done;
  setTimeout(() => {
    button.textContent = label;
    if (announcer) announcer.textContent = '';
  }, SHOWN_MS);
}

// Without a clipboard (an insecure address, an old browser) the button stays hidden, and the link beside it is left.
if ('clipboard' in navigator) {
  document.documentElement.dataset['clipboard'] = '';
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    if (button && button.textContent !== button.dataset['done']) copy(button).catch(() => undefined);
  });
}
