/**
 * Where a text matches a query: the spans to mark. Pure and the same for every engine, so that a hit is marked by what the query
 * says and not by how an engine found it.
 *
 * A word is marked in every inflection, a phrase as one span. Exclusions and the fields of an article mark nothing; `said:` marks
 * inside quotations alone.
 */
import type { Span } from '../domain/annotation.ts';
import { stem } from '../text/stems.ts';
import { plainTerm, terms, tokenize, type Token, visitWords } from '../text/tokens.ts';
import { allowedEdits, editDistance } from './edit-distance.ts';
import { findNear, findPhrase } from './match-sequence.ts';
import { type LeafNode, positiveLeaves, type QueryNode } from './query-ast.ts';

/** What marks single tokens, from all leaves together; and the leaves that mark stretches. */
interface Marker {
  stems: Set<string>;
  /** The first letters of stems, exact words and prefixes: a stem begins as its words do, and most words of a text begin otherwise. */
  initials: Set<number>;
  exact: Set<string>;
  prefixes: string[];
  fuzzy: string[];
  phrases: string[][];
  near: { words: string[]; distance: number }[];
}

function emptyMarker(): Marker {
  return { stems: new Set(), initials: new Set(), exact: new Set(), prefixes: [], fuzzy: [], phrases: [], near: [] };
}

function addLeaf(marker: Marker, leaf: LeafNode): void {
  const words = terms(leaf.text);
  const first = words[0];
  if (first === undefined) return;
  marker.initials.add(first.charCodeAt(0));
  if (leaf.type === 'near') marker.near.push({ words, distance: leaf.distance });
  else if (words.length > 1) marker.phrases.push(words);
  else if (leaf.type === 'word') marker.stems.add(stem(first));
  else if (leaf.type === 'phrase') marker.exact.add(first);
  else if (leaf.type === 'prefix') marker.prefixes.push(first);
  else marker.fuzzy.push(first);
}

function marksToken(marker: Marker, term: string): boolean {
  return (
    marker.exact.has(term) ||
    (marker.initials.has(term.charCodeAt(0)) && marker.stems.has(stem(term))) ||
    marker.prefixes.some((prefix) => term.startsWith(prefix)) ||
    marker.fuzzy.some((word) => editDistance(word, term, allowedEdits(word)) <= allowedEdits(word))
  );
}

function markedSpans(marker: Marker, tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  const sequence = tokens.map((token) => token.term);
  const mark = (from: number, to: number): void => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first && last) spans.push({ start: first.start, end: last.end });
  };
  sequence.forEach((term, i) => {
    if (marksToken(marker, term)) mark(i, i + 1);
  });
  for (const phrase of marker.phrases) for (const at of findPhrase(sequence, phrase)) mark(at, at + phrase.length);
  for (const { words, distance } of marker.near) {
    const wanted = new Set(words);
    for (const { from, to } of findNear(sequence, words, distance)) {
      for (let i = from; i < to; i++) if (wanted.has(sequence[i] ?? '')) mark(i, i + 1);
    }
  }
  return spans;
}

/** Whether words are marked one by one, by how they begin. */
function isOfWords({ phrases, near, fuzzy }: Marker): boolean {
  return phrases.length === 0 && near.length === 0 && fuzzy.length === 0;
}

/** ASCII letters in lower case; digits stay as they are. */
const LOWER_CASE = 0x20;

/** The same spans as `markedSpans`, without a term for each word of the text. */
function markedWords(marker: Marker, text: string): Span[] {
  const spans: Span[] = [];
  visitWords(text, {
    plain: (start, end) => {
      if (!marker.initials.has(text.charCodeAt(start) | LOWER_CASE)) return;
      if (marksToken(marker, plainTerm(text, start, end))) spans.push({ start, end });
    },
    other: (term, start, end) => {
      if (marksToken(marker, term)) spans.push({ start, end });
    },
  });
  return spans;
}

/** Overlapping spans as one; in the order of the text. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/**
 * The spans of a text that match a query, ascending and apart from each other. `said` are the quotations in the text; without them all
 * of it is one.
 */
export type Highlighter = (text: string, said?: readonly Span[]) => Span[];

/** Reads the query once for many texts. */
export function highlighterOf(query: QueryNode | undefined): Highlighter {
  const free = emptyMarker();
  const quoted = emptyMarker();
  let hasQuoted = false;
  for (const { leaf, field } of positiveLeaves(query)) {
    if (field === undefined) addLeaf(free, leaf);
    else if (field === 'said') addLeaf(quoted, leaf);
    hasQuoted ||= field === 'said';
  }
  return (text, said = [{ start: 0, end: text.length }]) => {
    if (!hasQuoted && isOfWords(free)) return mergeSpans(markedWords(free, text));
    const tokens = tokenize(text);
    const spans = markedSpans(free, tokens);
    if (!hasQuoted) return mergeSpans(spans);
    for (const { start, end } of said) {
      const within = tokens.filter((token) => token.start < end && token.end > start);
      spans.push(...markedSpans(quoted, within));
    }
    return mergeSpans(spans);
  };
}

/** The same for one text. */
export function highlight(text: string, query: QueryNode | undefined, said?: readonly Span[]): Span[] {
  return highlighterOf(query)(text, said);
}
