/** Which answer htmx asks for. */
import type { Context } from 'hono';

/** A live update wants the content of the region alone; going back in the history wants the whole page, as a browser does. */
export function isPartial(c: Context): boolean {
  return c.req.header('HX-Request') === 'true' && c.req.header('HX-Request-Type') === 'partial';
}
