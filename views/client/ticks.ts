/** In the list of all values of a facet: ticks that are not yet applied go along with every link but the one back, to another page of the list as to the results. */
function takeAlong(link: HTMLAnchorElement): void {
  const address = new URL(link.href);
  const own = link.closest('.value')?.querySelector(':scope > input');
  for (const box of document.querySelectorAll<HTMLInputElement>('.value > input')) {
    // What a value's own link does with it stands.
    if (box === own) continue;
    const { name, value, checked } = box;
    const others = address.searchParams.getAll(name).filter((one) => one !== value);
    address.searchParams.delete(name);
    for (const one of checked ? [...others, value] : others) address.searchParams.append(name, one);
  }
  link.href = address.href;
}

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('.listing a:not(.back)');
  if (link instanceof HTMLAnchorElement) takeAlong(link);
});
