/** Addresses that come from files: only http and https may become a link, since no template stops `javascript:`. */

/** The address, or `undefined` where it must not be a link. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
