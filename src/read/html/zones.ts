/**
 * What the markup itself says about a part of a page: navigation, related stories, a caption, comments …
 *
 * Evidence is the element's tag, its ARIA role and microdata, and the words in its class and id, from the vocabulary that authors of
 * pages share. No word here names a site. A word alone proves nothing (a `<body>` may be called "has-sidebar"), so whoever uses a
 * zone must first ask how much of the page's prose it would take away (`maxShare`).
 */
import type { PageElement } from './page-tree.ts';

export type Zone = 'navigation' | 'footer' | 'related' | 'boilerplate' | 'comments' | 'caption' | 'byline' | 'bio' | 'hidden';

export interface ZoneClaim {
  zone: Zone;
  /** Largest share of the page's prose for which the claim is believed. */
  maxShare: number;
  /** Smallest share of links in the element's text for which it is believed: such words also name parts of an article. */
  minLinks?: number;
}

const STRONG = 0.6;
const WEAK = 0.12;

function claim(zone: Zone, maxShare: number): ZoneClaim {
  return maxShare === WEAK && (zone === 'related' || zone === 'navigation') ? { zone, maxShare, minLinks: 0.3 } : { zone, maxShare };
}

const words = (text: string): string[] => text.split(' ');
const VOCABULARY: ReadonlyMap<string, ZoneClaim> = new Map(
  (
    [
      [
        'navigation',
        STRONG,
        'nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs crumb pagination pager paging toolbar skip masthead topbar sitemap subnav megamenu offcanvas',
      ],
      ['navigation', WEAK, 'toc index drawer tabs tools toggle'],
      [
        'related',
        STRONG,
        'related recommended recommendation recommendations recommend recirc recirculation trending popular teaser teasers outbrain taboola mostread morefrom readmore seealso readnext upnext sidebar rail',
      ],
      ['related', WEAK, 'more next previous prev similar latest recent links feed aside widget inset'],
      [
        'boilerplate',
        STRONG,
        'footer colophon copyright share sharing shares sharebar sharedaddy social socials advert adverts advertisement advertising advertise adsense adslot ad ads sponsor sponsored newsletter newsletters signup optin paywall cookie cookies consent gdpr modal popup overlay lightbox banner promo promobox promotions disclaimer affiliate tags taglist print printable',
      ],
      [
        'boilerplate',
        WEAK,
        'subscribe subscription subscriptions promotion marketing cta foot meta tag keywords keyword topics category categories labels label rating ratings follow login register search form icon icons button buttons btn counter views stats license legal correction donate donation',
      ],
      ['comments', 0.8, 'comments commentlist disqus respond replies livefyre'],
      ['comments', WEAK, 'comment reply discussion'],
      ['caption', STRONG, 'caption captions figcaption photocaption imagecaption wp-caption'],
      [
        'caption',
        WEAK,
        'credit credits photocredit imagecredit gallery slideshow carousel slider photo photos image images thumbnail thumb media video figure',
      ],
      [
        'byline',
        WEAK,
        'byline bylines author authors dateline timestamp date time datetime pubdate published updated contributors writer posted',
      ],
      ['bio', STRONG, 'bio biography authorbox authorbio aboutauthor'],
    ] as [Zone, number, string][]
  ).flatMap(([zone, maxShare, list]) => words(list).map((word): [string, ZoneClaim] => [word, claim(zone, maxShare)])),
);
const PHRASES: readonly [RegExp, ZoneClaim][] = [
  [/(?:read|more|see|you|may|might|also)[-_]?(?:more|from|also|like|stories|posts|articles)/iu, { zone: 'related', maxShare: STRONG }],
  [/about[-_]?(?:the[-_]?)?author|author[-_]?(?:bio|box|info|card|profile)/iu, { zone: 'bio', maxShare: WEAK * 2 }],
  [/most[-_]?(?:read|popular|viewed|recent|shared)/iu, { zone: 'related', maxShare: STRONG }],
  [/sign[-_]?up|mail(?:ing)?[-_]?(?:list|chimp)/iu, { zone: 'boilerplate', maxShare: STRONG }],
];
const ROLES: ReadonlyMap<string, ZoneClaim> = new Map([
  ['navigation', { zone: 'navigation', maxShare: STRONG }],
  ['menu', { zone: 'navigation', maxShare: STRONG }],
  ['menubar', { zone: 'navigation', maxShare: STRONG }],
  ['banner', { zone: 'navigation', maxShare: STRONG }],
  ['search', { zone: 'navigation', maxShare: STRONG }],
  ['complementary', { zone: 'related', maxShare: STRONG }],
  ['contentinfo', { zone: 'footer', maxShare: STRONG }],
  ['dialog', { zone: 'boilerplate', maxShare: STRONG }],
  ['alertdialog', { zone: 'boilerplate', maxShare: STRONG }],
]);
const TAGS: ReadonlyMap<string, ZoneClaim> = new Map([
  ['nav', { zone: 'navigation', maxShare: STRONG }],
  ['aside', { zone: 'related', maxShare: STRONG }],
  ['footer', { zone: 'footer', maxShare: STRONG }],
  ['form', { zone: 'boilerplate', maxShare: WEAK }],
  ['button', { zone: 'boilerplate', maxShare: STRONG }],
  ['select', { zone: 'boilerplate', maxShare: STRONG }],
  ['textarea', { zone: 'boilerplate', maxShare: STRONG }],
  ['legend', { zone: 'boilerplate', maxShare: STRONG }],
  ['label', { zone: 'boilerplate', maxShare: STRONG }],
  ['dialog', { zone: 'boilerplate', maxShare: STRONG }],
  ['menu', { zone: 'navigation', maxShare: STRONG }],
  ['figcaption', { zone: 'caption', maxShare: STRONG }],
  ['figure', { zone: 'caption', maxShare: WEAK }],
  ['time', { zone: 'byline', maxShare: WEAK }],
  ['address', { zone: 'byline', maxShare: WEAK }],
]);
/** Their names describe the whole page. */
const UNNAMED_TAGS = new Set(['html', 'body', 'main']);

const PULL_QUOTE = /pull-?_?quote/iu;

/** Whether an element is named as a pull quote. */
export function isPullQuote({ attributes }: PageElement): boolean {
  return PULL_QUOTE.test(attributes.get('class') ?? '');
}

/** What an element claims to be, strongest claim first; undefined for nothing in particular. */
export function claimOf(element: PageElement): ZoneClaim | undefined {
  if (isPullQuote(element)) return undefined;
  if (isHidden(element)) return { zone: 'hidden', maxShare: STRONG };
  // the source of a block quote, as HTML recommends to mark it up
  if (element.tag === 'footer' && element.parent?.tag === 'blockquote') return undefined;
  const byRole = ROLES.get(element.attributes.get('role')?.toLowerCase() ?? '');
  if (byRole !== undefined) return byRole;
  const byTag = TAGS.get(element.tag);
  if (byTag !== undefined && byTag.maxShare >= STRONG) return byTag;
  if (UNNAMED_TAGS.has(element.tag)) return undefined;
  return stronger(byTag, claimByName(element));
}

function isHidden({ attributes }: PageElement): boolean {
  if (attributes.has('hidden')) return true;
  const style = attributes.get('style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style);
}

function claimByName({ attributes }: PageElement): ZoneClaim | undefined {
  const name = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  if (name.length < 2) return undefined;
  let best: ZoneClaim | undefined;
  for (const [pattern, claim] of PHRASES) if (pattern.test(name)) best = stronger(best, claim);
  for (const word of nameWords(name)) best = stronger(best, VOCABULARY.get(word));
  return best;
}

function stronger(a: ZoneClaim | undefined, b: ZoneClaim | undefined): ZoneClaim | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.maxShare > a.maxShare ? b : a;
}

/** "articleBody related-links" gives article, body, related, links. At most 500 characters are looked at. */
export function nameWords(name: string): string[] {
  return name
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
}
