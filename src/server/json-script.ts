/**
 * Data in a page: `<script type="application/ld+json">`, which browsers do not run and the Content-Security-Policy does not concern.
 *
 * Views quote every text, which would break JSON; so it is put into the finished page. Nothing in it can end the element or begin
 * another one, in HTML or in XML: these characters are written by their numbers.
 */
const UNSAFE = /[<>&\u2028\u2029]/g;
const END_OF_HEAD = '</head>';

/** JSON in which no character means anything to HTML, XML or a script. */
export function encodeJsonForScript(data: unknown): string {
  return JSON.stringify(data).replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The page with the data at the end of its head; all text before that is quoted, so the first end of a head is the head's. */
export function withStructuredData(html: string, data: unknown): string {
  const at = html.indexOf(END_OF_HEAD);
  if (at < 0) return html;
  return `${html.slice(0, at)}<script type="application/ld+json">${encodeJsonForScript(data)}</script>${html.slice(at)}`;
}
