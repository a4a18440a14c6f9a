/**
 * Links of words in a static site: `?span=START-END&check=HASH` is carried from the folder of a paragraph to its article, and there exactly
 * these words are marked, if they are those that the link was made of; else that is said.
 */
const forward = document.querySelector<HTMLAnchorElement>('a[data-forward]');

/** As `checkOf` on the server. */
function checkOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

interface Place {
  start: number;
  end: number;
}

/** The places of a link, in the order of the text; none where it is not well formed. */
function placesOf(span: string): Place[] {
  const places = span.split(',', 100).map((part) => {
    const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(part) ?? [];
    return { start: Number(start), end: Number(end) };
  });
  return places.every(({ start, end }, i) => start < end && start >= (places[i - 1]?.end ?? 0)) ? places : [];
}

/** Marks a place: the part of each piece of text that lies in it. */
function mark(element: Element, { start, end }: Place): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const parts: [node: Text, from: number, to: number][] = [];
  let at = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node as Text;
    const [from, to] = [Math.max(0, start - at), Math.min(length, end - at)];
    if (from < to) parts.push([node as Text, from, to]);
    at += length;
  }
  for (const [node, from, to] of parts) {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const marked = document.createElement('mark');
    range.surroundContents(marked);
  }
}

function showWords(params: URLSearchParams): void {
  const passage = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!passage) return;
  const element = passage.querySelector('.text > :first-child') ?? passage;
  const text = element.textContent;
  const places = placesOf(params.get('span') ?? '');
  const words = places.map(({ start, end }) => text.slice(start, end)).join(' ');
  if (places.length > 0 && places.every(({ end }) => end <= text.length) && checkOf(words) === params.get('check')) {
    for (const place of places) mark(element, place);
    return;
  }
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  const said = document.createElement('p');
  said.textContent = document.querySelector<HTMLElement>('[data-lost]')?.dataset['lost'] ?? '';
  notice.append(said);
  passage.after(notice);
}

if (forward) {
  const { pathname, hash } = new URL(forward.href);
  location.replace(pathname + location.search + hash);
} else {
  const params = new URLSearchParams(location.search);
  if (params.has('span')) showWords(params);
}
