import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PullquoteError } from '../../../src/domain/errors.ts';
import { defaultsFor, loadFolderConfig, parseFolderConfig } from '../../../src/read/config.ts';
import { compileLinePatterns, matchesPath } from '../../../src/read/patterns.ts';
import { temporaryFolder } from './read-support.ts';

function errorOf(yaml: string): PullquoteError {
  try {
    parseFolderConfig(yaml, 'pullquote.yaml');
  } catch (error) {
    if (error instanceof PullquoteError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('pullquote.yaml', () => {
  it('is read into rules, of which the first that states a field gives it', () => {
    const config = parseFolderConfig(
      'title: My corpus\narticles:\n  - match: "herald/**"\n    source: The Herald\n    published: 2025-02\n  - match: "*"\n    source: {name: Other, url: "https://o.example"}\n    author: Jane Doe\n',
      'pullquote.yaml',
    );
    expect(defaultsFor(config, 'herald/a.txt')).toEqual({ sources: [{ name: 'The Herald' }], published: '2025-02', authors: ['Jane Doe'] });
    expect(defaultsFor(config, 'b.jsonl#7')).toEqual({ sources: [{ name: 'Other', url: 'https://o.example' }], authors: ['Jane Doe'] });
  });

  it('may be empty, or missing', async () => {
    expect(parseFolderConfig('# nothing\n', 'f')).toEqual({ articles: [], boilerplate: [], ignore: [] });
    expect(await loadFolderConfig(await temporaryFolder())).toBeUndefined();
  });

  it.each([
    ['an unknown key', 'title: x\nsorce: y\n', /line 2: .*sorce/],
    ['an unknown key of a rule', 'articles:\n  - match: "*"\n    sauce: y\n', /line 3: .*sauce/],
    ['a bad date', 'articles:\n  - match: "*"\n    published: soon\n', /line 3: .*is not a date/],
    ['a bad address', 'articles:\n  - match: "*"\n    url: "javascript:x"\n', /line 3: .*http/],
    ['a wrong type', 'ignore: drafts\n', /line 1: .*ignore/],
    ['a rule without pattern', 'articles:\n  - source: x\n', /line 2: .*match/],
    ['author and authors', 'articles:\n  - match: "*"\n    author: a\n    authors: [b]\n', /line 2: .*keep one/],
    ['a source without a name', 'articles:\n  - match: "*"\n    source:\n      url: https://a.example\n', /line 4: .*source\.name/],
    ['broken YAML', 'title: x\n  bad: [\n', /line \d/],
    ['a list', '- a\n', /line 1/],
    ['a bomb of aliases', `a: &a [1]\ntitle: [${Array<string>(200).fill('*a').join(',')}]`, /pullquote\.yaml/],
  ])('with %s is an error that names file and line', (_, yaml, message) => {
    const error = errorOf(yaml);
    expect(error.code).toBe('config-invalid');
    expect(error.message).toMatch(message);
    expect(error.message).toContain('pullquote.yaml');
  });

  it('is found in its folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'pullquote.yaml'), 'title: Found\n');
    expect((await loadFolderConfig(folder))?.title).toBe('Found');
  });
});

describe('path patterns', () => {
  it.each([
    ['*.txt', 'a.txt', true],
    ['*.txt', 'deep/a.txt', true],
    ['*.txt', 'a.md', false],
    ['drafts', 'drafts/x/a.txt', true],
    ['drafts/', 'drafts/a.txt', true],
    ['herald/*', 'herald/a.txt', true],
    ['herald/*', 'other/herald/a.txt', false],
    ['herald/*.txt', 'herald/2025/a.txt', false],
    ['herald/**', 'herald/2025/a.txt', true],
    ['**/2025/*', 'a/b/2025/x.txt', true],
    ['**/2025/*', '2025/x.txt', true],
    ['./a?.txt', 'ab.txt', true],
    ['00[1].txt', '001.txt', false],
  ])('%j on %j: %j', (pattern, path, matches) => {
    expect(matchesPath(pattern, path)).toBe(matches);
  });

  it('cost no more than length times length', () => {
    expect(matchesPath(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))).toBe(false);
    expect(matchesPath(`${'**/a/'.repeat(80)}b`, 'a/'.repeat(500))).toBe(false);
  });
});

describe('authors of the configuration', () => {
  it('are read as a byline is', () => {
    const config = parseFolderConfig('articles:\n  - match: "*"\n    author: By TILDE EK and Jon Roe\n', 'pullquote.yaml');
    expect(defaultsFor(config, 'a.txt').authors).toEqual(['Tilde Ek', 'Jon Roe']);
  });
});

describe('line patterns', () => {
  it('match whole lines in any case and spacing, with "*" for anything', () => {
    const matches = compileLinePatterns(['Read more at *', 'Our  House Style', '* | * | Harbor Press', '*']);
    expect(compileLinePatterns([])('x')).toBe(false);
    expect(matches('x')).toBe(true);
    const some = compileLinePatterns(['Read more at *', 'Our  House Style', 'a*b*c']);
    expect(
      ['READ MORE AT harbor.example', 'our house style', 'a b c', 'abc', 'our house styles', 'ac', 'See: read more at x', 'abcb'].filter(
        some,
      ),
    ).toEqual(['READ MORE AT harbor.example', 'our house style', 'a b c', 'abc']);
  });
});
