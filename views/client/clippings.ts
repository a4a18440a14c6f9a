/**
 * The reader's own list of clippings, in this browser: which there are, and the list that they were added to. The page of the list is asked
 * for with what was ticked since, and answers with the list as it then is, which is kept from there on.
 *
 * A list that came by a link is somebody else's until the reader takes it: it never replaces the own one by being looked at.
 */
interface Kept {
  /** As the page of the list had it last, and what is in it. */
  list: string;
  held: string[];
  /** What is in it now, ticks included. */
  now: string[];
}

const KEY = 'clippings';
/** Set while the page of the own list is asked for something that changes it. */
const EDITING = 'clippings.editing';
const MOST = 200;

const link = document.getElementById('clippings') as HTMLAnchorElement | null;
const page = document.querySelector<HTMLElement>('[data-refs]');

function read(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '') as Kept;
    if (Array.isArray(kept.held) && Array.isArray(kept.now)) return kept;
  } catch {
    // Nothing that could be read.
  }
  return { list: '', held: [], now: [] };
}

function addressOf({ list, held, now }: Kept, other?: string): string {
  const params = new URLSearchParams();
  if (list) params.append('list', list);
  if (other) params.append('list', other);
  for (const one of held) if (!now.includes(one)) params.append('x', one);
  for (const one of now) if (!held.includes(one)) params.append('c', one);
  return params.size ? `/clippings?${params.toString()}` : '/clippings';
}

function show(): void {
  const kept = read();
  if (link) {
    link.href = addressOf(kept);
    let count = link.querySelector('span');
    if (!count) {
      count = document.createElement('span');
      count.className = 'count';
      link.append(' ', count);
    }
    count.textContent = kept.now.length ? String(kept.now.length) : '';
  }
  for (const box of document.querySelectorAll<HTMLInputElement>('.clip input')) box.checked = kept.now.includes(box.value);
}

function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The list stays in the address.
  }
  show();
}

function clip(reference: string, isIn: boolean): void {
  const kept = read();
  const others = kept.now.filter((one) => one !== reference);
  keep({ ...kept, now: isIn && others.length < MOST ? [...others, reference] : others });
  const announcer = document.getElementById('announce');
  if (announcer && link) announcer.textContent = (link.dataset['said'] ?? '').replace('{n}', String(read().now.length));
}

function adopt(): void {
  const { list = '', refs = '' } = page?.dataset ?? {};
  const held = refs.split(' ').filter(Boolean);
  keep({ list, held, now: held });
}

/** What was typed is in the link as soon as its field is left. */
async function save(form: HTMLFormElement): Promise<void> {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (name !== 'style' && typeof value === 'string') typed.append(name, value);
  const answer = await fetch(`/clippings?${typed.toString()}`);
  if (!answer.ok || !page) return;
  const { search } = new URL(answer.url);
  const list = new URLSearchParams(search).get('list') ?? '';
  const isOwn = read().list === page.dataset['list'];
  history.replaceState(null, '', `/clippings${search}`);
  const field = form.querySelector<HTMLInputElement>('input[name=list]');
  if (field) field.value = list;
  page.dataset['list'] = list;
  document.getElementById('list-link')?.setAttribute('href', `/clippings${search}`);
  const copy = document.getElementById('copy-link');
  // The address to give away may be another than the one that is read.
  if (copy) copy.dataset['link'] = new URL(`/clippings${search}`, new URL(copy.dataset['link'] ?? '', location.href)).href;
  if (isOwn) adopt();
  const announcer = document.getElementById('announce');
  if (announcer) announcer.textContent = page.dataset['saved'] ?? '';
}

if (page) {
  const { list = '', refs = '' } = page.dataset;
  const own = read();
  const isEdited = sessionStorage.getItem(EDITING) !== null;
  sessionStorage.removeItem(EDITING);
  const isSame = [...own.now].sort().join(' ') === refs.split(' ').sort().join(' ');
  const isOwn = list === own.list || isSame || isEdited;
  if (isOwn) adopt();
  else {
    const theirs = document.getElementById('theirs');
    if (theirs) theirs.hidden = false;
    const join = document.getElementById('join');
    join?.setAttribute('href', addressOf(own, list));
    if (join) join.hidden = own.now.length === 0;
    for (const id of ['adopt', 'join']) {
      document.getElementById(id)?.addEventListener('click', () => {
        if (id === 'join') sessionStorage.setItem(EDITING, '');
        else {
          adopt();
          if (theirs) theirs.hidden = true;
        }
      });
    }
  }
  const isMine = (): boolean => read().list === page.dataset['list'];
  page.addEventListener('submit', ({ submitter }) => {
    if (isMine() && submitter?.getAttribute('name') === 'do') sessionStorage.setItem(EDITING, '');
  });
  page.addEventListener('change', ({ target }) => {
    const isTyped = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.name === 'title');
    if (isTyped && target.form) void save(target.form);
  });
}

document.addEventListener('clip', (event) => {
  const [reference, isIn] = (event as CustomEvent<[string, boolean]>).detail;
  clip(reference, isIn);
});
for (const type of ['storage', 'pageshow'] as const) addEventListener(type, show);
document.addEventListener('htmx:after:swap', show);
show();
