/**
 * The only place where htmx attributes are written.
 *
 * htmx 4 hands an attribute down only with `:inherited`, so the page says once what every live control does, and a control says
 * only where it leads. Nothing here needs `unsafe-eval`: no `hx-on`, no `js:` values, no trigger filters.
 */

/** The element that a live answer is morphed into. */
export const LIVE_REGION = 'page';
export const SEARCH_FORM = 'search-form';
export const SEARCH_FIELD = 'q';

type Attributes = Readonly<Record<string, string>>;

/** On the live region: every request inside replaces the one before it, morphs the region and pushes its address. */
export function liveRegion(): Attributes {
  return {
    id: LIVE_REGION,
    'hx-target:inherited': `#${LIVE_REGION}`,
    'hx-swap:inherited': 'innerMorph',
    'hx-push-url:inherited': 'true',
    'hx-sync:inherited': `#${LIVE_REGION}:replace`,
    'hx-indicator:inherited': `#${LIVE_REGION}`,
  };
}

/** On what holds filter links: they search with the words that stand in the field now, not with those of the last answer. */
export function withTypedWords(): Attributes {
  return { 'hx-include:inherited': `#${SEARCH_FIELD}` };
}

/** A link that works by itself, and in place where htmx runs. */
export function liveLink(href: string): Attributes {
  return { href, 'hx-get': href };
}

/** The form: Enter or a button searches at once. */
export function liveForm(): Attributes {
  return { 'hx-get': '/' };
}

/** The search field: typing searches after a pause and replaces the address; the script adds one entry for each run of typing. */
export function liveField(): Attributes {
  return {
    'hx-get': '/',
    'hx-trigger': 'input delay:300ms',
    'hx-include': `#${SEARCH_FORM}, [form=${SEARCH_FORM}]`,
    'hx-push-url': 'false',
    'hx-replace-url': 'true',
  };
}

/** On what a live answer brings for a place outside the region: it replaces what has its id. */
export function outOfBand(): Attributes {
  return { 'hx-swap-oob': 'true' };
}

/** On what a script fills: a swap leaves it as it is. */
export function keptBySwaps(): Attributes {
  return { 'hx-morph-skip': '' };
}

/**
 * Settings for `<meta name="htmx-config">`: no style of its own, a morph that leaves opened and closed details as they are, and
 * only 204 and 304 go unswapped, so that an error shows.
 */
export const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  defaultTimeout: 15_000,
  morphIgnore: ['data-htmx-powered', 'open'],
  noSwap: [204, 304],
});
