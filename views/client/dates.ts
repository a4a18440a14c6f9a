/** A range of dates is dragged over the bars of a histogram: by a mouse alone, since a finger scrolls. Typing it does the same. */
import { around, input, on } from './elements.js';

let first: Element | null = null;
let last: Element | null = null;

const barAt = (event: Event): Element | null => around(event, '.histogram li[data-from]');

/** The bars from the first to the last, in the order of time. */
function range(): Element[] {
  if (!first || !last) return [];
  const bars = [...(first.parentElement?.children ?? [])];
  const [from = 0, to = 0] = [bars.indexOf(first), bars.indexOf(last)].sort((a, b) => a - b);
  return bars.slice(from, to + 1);
}

function mark(): void {
  const marked = range();
  for (const bar of document.querySelectorAll('.histogram li'))
    bar.classList.toggle('bar-range', marked.length > 1 && marked.includes(bar));
}

on('pointerdown', (event) => {
  first = event.pointerType === 'mouse' && event.button === 0 ? barAt(event) : null;
  last = first;
});
on('pointermove', (event) => {
  if (!first) return;
  last = barAt(event) ?? last;
  mark();
});
on('pointerup', () => {
  const bars = range();
  const [after, before] = [input('after'), input('before')];
  first = null;
  if (bars.length < 2 || !after || !before) return;
  after.value = bars[0]?.getAttribute('data-from') ?? '';
  before.value = bars.at(-1)?.getAttribute('data-to') ?? '';
  for (const chosen of after.form?.querySelectorAll('input[name=date]') ?? []) chosen.remove();
  after.form?.requestSubmit();
});
