/**
 * The two kinds of pattern that pullquote.yaml has: of paths and of lines. Neither is a regular expression, so that no pattern of
 * a user can take more than length times length.
 *
 * In a path pattern `*` stands for anything within one folder, `**` for any folders, `?` for one character. A pattern without "/"
 * matches a name at any depth; one that matches a folder matches all that is in it. In a line pattern `*` stands for anything.
 */

/** What a pattern is made of, and what it is held against: characters, or names of folders. */
interface Glob {
  length: number;
  isStar(p: number): boolean;
  /** Whether item `p` of the pattern stands for item `t`. */
  matches(p: number, t: number): boolean;
}

/** Greedy matching with one point to go back to: at most the product of both lengths. */
function matchGlob(pattern: Glob, length: number): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < length; ) {
    if (p < pattern.length && pattern.isStar(p)) {
      star = p++;
      resume = t;
    } else if (p < pattern.length && pattern.matches(p, t)) {
      p++;
      t++;
    } else if (star !== -1) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (p < pattern.length && pattern.isStar(p)) p++;
  return p === pattern.length;
}

function matchName(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  return matchGlob(
    {
      length: pattern.length,
      isStar: (p) => pattern[p] === '*',
      matches: (p, t) => pattern[p] === '?' || pattern[p] === name[t],
    },
    name.length,
  );
}

/** Whether the pattern matches the path (relative, with "/") or a folder above it. */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern
    .replace(/^\.?\//, '')
    .replace(/(?<!\/)\/+$/, '')
    .split('/');
  const names = path.split('/');
  if (wanted.length === 1 && wanted[0] !== '**') return names.some((name) => matchName(wanted[0] ?? '', name));
  const folders: Glob = {
    length: wanted.length,
    isStar: (p) => wanted[p] === '**',
    matches: (p, t) => matchName(wanted[p] ?? '', names[t] ?? ''),
  };
  for (let depth = names.length; depth > 0; depth--) {
    if (matchGlob(folders, depth)) return true;
  }
  return false;
}

function normalizeLine(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A test for whole lines, in any case and spacing. */
export function compileLinePatterns(patterns: readonly string[]): (line: string) => boolean {
  const plain = new Set(patterns.filter((pattern) => !pattern.includes('*')).map(normalizeLine));
  const globs = patterns.filter((pattern) => pattern.includes('*')).map((pattern) => normalizeLine(pattern).split('*'));
  if (patterns.length === 0) return () => false;
  return (line) => {
    const text = normalizeLine(line);
    return plain.has(text) || globs.some((parts) => matchesParts(parts, text));
  };
}

/** The parts between the stars, each at its leftmost place after the one before. */
function matchesParts(parts: readonly string[], text: string): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
