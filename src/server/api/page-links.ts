/**
 * `Link` headers of a paged answer (RFC 8288).
 *
 * The address of another page is this one's with one parameter changed; where that is too long for the headers that clients take
 * (some refuse more than 16 KB in all) there is no header, and `page` or `offset` is counted on by hand.
 */
const LONGEST = 2000;

type Relation = 'first' | 'prev' | 'next';

function header(request: Request, name: string, places: Partial<Record<Relation, number>>): string | undefined {
  const { pathname, searchParams } = new URL(request.url);
  const links = Object.entries(places).map(([relation, place]) => {
    const params = new URLSearchParams(searchParams);
    params.set(name, String(place));
    return `<${pathname}?${params.toString()}>; rel="${relation}"`;
  });
  return links.length === 0 || links.some((link) => link.length > LONGEST) ? undefined : links.join(', ');
}

/** Of numbered pages, from 1. Beyond the end the page before is the last one. */
export function linksOfPages(request: Request, { page, limit }: { page: number; limit: number }, total: number): string | undefined {
  if (limit === 0) return undefined;
  const last = Math.max(1, Math.ceil(total / limit));
  return header(request, 'page', {
    ...(page > 1 ? { first: 1, prev: Math.min(page - 1, last) } : {}),
    ...(page < last ? { next: page + 1 } : {}),
  });
}

/** Of a list that is passed over from its beginning. */
export function linksOfOffsets(request: Request, { offset, limit }: { offset: number; limit: number }, total: number): string | undefined {
  if (limit === 0) return undefined;
  return header(request, 'offset', {
    ...(offset > 0 ? { first: 0, prev: Math.max(0, Math.min(offset, total) - limit) } : {}),
    ...(offset + limit < total ? { next: offset + limit } : {}),
  });
}
