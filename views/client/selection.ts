/**
 * What can be done with selected words of an article: the buttons wait at hand, and `copy.ts` does the copying.
 *
 * Nothing of the browser's own is held back: by a mouse the buttons stand below the words, by a finger at the foot of the window,
 * where no menu of a phone is.
 */
const PAUSE_MS = 250;
const GAP = 8;
const MARK = /[“”"„«»]/;

const bar = document.getElementById('selection');

function passageOf(node: Node): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.block[id], .dek[id]') ?? null;
}

/** As `checkOf` on the server. */
function checkOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

function show(): void {
  if (!bar) return;
  bar.hidden = true;
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const passage = range && passageOf(range.startContainer);
  if (!range || !passage) return;
  const element = passage.querySelector('.text > :first-child') ?? passage;
  const text = element.textContent;
  const offsetOf = (node: Node, offset: number): number => {
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return Math.min(before.toString().length, text.length);
  };
  const isOne = passageOf(range.endContainer) === passage;
  let start = offsetOf(range.startContainer, range.startOffset);
  let end = isOne ? offsetOf(range.endContainer, range.endOffset) : text.length;
  const isBare = (at: number): boolean => MARK.test(text.charAt(at)) || text.charAt(at).trim() === '';
  while (start < end && isBare(start)) start++;
  while (end > start && isBare(end - 1)) end--;
  if (start === end) return;
  const words = text.slice(start, end);
  const quote = isOne && !MARK.test(words) ? `“${words}”` : String(selection).trim().replace(/\s+/g, ' ');
  const quotes = JSON.parse(passage.dataset['quotes'] ?? '[]') as [from: number, to: number, speaker: string][];
  const speaker = quotes.find(([from, to]) => isOne && start >= from && end <= to)?.[2];
  const { from = '', reference = '' } = bar.dataset;
  const copies: Record<string, string> = { quote: `${quote}${speaker ? ` — ${speaker}.` : ''} ${from}`, cite: reference };
  const base = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  const link = new URL(`/passages/${encodeURIComponent(passage.id)}?span=${start}-${end}&check=${checkOf(words)}`, base).href;
  for (const { dataset } of bar.querySelectorAll('button')) {
    if (dataset['clip'] !== undefined) dataset['clip'] = `${passage.id}.${start}-${end}.${checkOf(words)}`;
    else {
      dataset['copy'] = copies[dataset['what'] ?? ''] ?? '';
      dataset['link'] = link;
    }
  }
  bar.hidden = false;
  if (matchMedia('(pointer: coarse)').matches) return;
  const box = range.getBoundingClientRect();
  bar.style.top = `${Math.min(box.bottom + GAP, innerHeight - bar.offsetHeight - GAP)}px`;
  bar.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - bar.offsetWidth - GAP))}px`;
}

if (bar && 'clipboard' in navigator) {
  let timer = 0;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  };
  document.addEventListener('selectionchange', wait);
  document.addEventListener('scroll', wait, { passive: true });
  // A press must leave the words selected.
  bar.addEventListener('mousedown', (event) => event.preventDefault());
  const clip = bar.querySelector<HTMLButtonElement>('[data-clip]');
  clip?.addEventListener('click', () => {
    const detail = [clip.dataset['clip'], true];
    bar.hidden = true;
    void import(document.getElementById('clippings')?.dataset['script'] ?? '').then(() =>
      document.dispatchEvent(new CustomEvent('clip', { detail })),
    );
  });
}
