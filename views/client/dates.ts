/** A range of dates is dragged over the bars of a histogram: by a mouse alone, since a finger scrolls. Typing it does the same. */
let first: Element | null = null;
let last: Element | null = null;

const barAt = (event: Event): Element | null => (event.target instanceof Element ? event.target.closest('.histogram li[data-from]') : null);

/** The bars from the first to the last, in the order of time. */
function range(): Element[] {
  const bars = Array.from(first?.parentElement?.children ?? []);
  const [from = 0, to = 0] = [bars.findIndex((bar) => bar === first), bars.findIndex((bar) => bar === last)].sort((a, b) => a - b);
  return from < 0 ? [] : bars.slice(from, to + 1);
}

function mark(): void {
  const marked = new Set(range());
  for (const bar of document.querySelectorAll('.histogram li')) bar.classList.toggle('bar-range', marked.size > 1 && marked.has(bar));
}

function input(id: string): HTMLInputElement | null {
  const element = document.getElementById(id);
  return element instanceof HTMLInputElement ? element : null;
}

export function apply(): void {
  const bars = range();
  const after = input('after');
  const before = input('before');
  first = null;
  if (bars.length < 2 || !after?.form || !before) return;
  after.value = bars[0]?.getAttribute('data-from') ?? '';
  before.value = bars.at(-1)?.getAttribute('data-to') ?? '';
  for (const chosen of after.form.querySelectorAll('input[name=date]')) chosen.remove();
  after.form.requestSubmit();
}

document.addEventListener('pointerdown', (event) => {
  first = event.pointerType === 'mouse' && event.button === 0 ? barAt(event) : null;
  last = first;
});
document.addEventListener('pointermove', (event) => {
  if (!first) return;
  last = barAt(event) ?? last;
  mark();
});
document.addEventListener('pointerup', apply);
