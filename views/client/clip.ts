/** Clippings have a script of their own, loaded where there is a list, or as soon as something is ticked. */
import { around, byId, on } from './elements.js';

const load = (): Promise<unknown> => import(byId('clippings')?.dataset['script'] ?? '');

on('change', (event) => {
  const box = around(event, '.clip input') as HTMLInputElement | null;
  if (!box) return;
  const detail = [box.value, box.checked];
  void load().then(() => document.dispatchEvent(new CustomEvent('clip', { detail })));
});
try {
  if (localStorage['clippings']) void load();
} catch {
  // Nothing is kept here.
}
