/**
 * A sentence of which a part is a link, or is set otherwise. It stands whole among the texts, with `{name}` where the part goes, so
 * that another language can put it elsewhere.
 */
import type { Child, FC } from 'hono/jsx';

/** `of` is a text of the interface; what comes from articles or readers goes in as a part, where braces mean nothing. */
export const Sentence: FC<{ of: string; parts: Readonly<Record<string, Child>> }> = ({ of, parts }) => (
  <>{of.split(/\{(\w+)\}/).map((piece, i) => (i % 2 === 1 ? parts[piece] : piece))}</>
);
