/** A tick that puts something into the list of clippings: without a script by the form at the foot of the page, with one at once. */
import { texts } from '../languages/language.ts';
import type { FC } from 'hono/jsx';

/** Of the form that all ticks of a page belong to. */
export const CLIP_FORM = 'clip';

export interface ClipProps {
  /** Names what is clipped (`clippingRef`). */
  reference: string;
  /** How it begins, for those who do not see what stands beside it. */
  words: string;
}

export const ClipTick: FC<{ id: string; clip: ClipProps }> = ({ id, clip: { reference, words } }) => (
  <label class="clip">
    <input id={id} type="checkbox" name="c" value={reference} form={CLIP_FORM} />
    {texts().clippings.tick}
    <span class="vh">{` ${texts().clippings.tickOf(words)}`}</span>
  </label>
);

/** Shown as soon as something is ticked, where there is no script. `list`: what was gathered before. */
export const ClipForm: FC<{ list?: string | undefined }> = ({ list }) => (
  <form id={CLIP_FORM} class="clip-bar" method="get" action="/clippings">
    {list !== undefined && <input type="hidden" name="list" value={list} />}
    <button type="submit">{texts().clippings.add}</button>
  </form>
);
