import { describe, expect, it } from 'vitest';
import { parseAlertsFile } from '../../../src/cli/alerts/alerts-file.ts';
import { readPublicUrl } from '../../../src/cli/public-url.ts';
import { runPullquote } from './run-pullquote.ts';

describe('the public address', () => {
  it('is a scheme and a host, with a port where it needs one', () => {
    expect(readPublicUrl(undefined, 'serve')).toBeUndefined();
    for (const text of ['https://quotes.example', 'https://quotes.example/', 'HTTPS://Quotes.Example:443'])
      expect(readPublicUrl(text, 'serve')).toBe('https://quotes.example');
    expect(readPublicUrl('http://localhost:3000/', 'serve')).toBe('http://localhost:3000');
  });

  it.each(['/prefix', '/prefix/', '/?a=b', '?', '#here', '/#'])('is refused with "%s", below which nothing would answer', (rest) => {
    expect(() => readPublicUrl(`https://quotes.example${rest}`, 'serve')).toThrow(
      '--public-url takes an address without a path, a query and a fragment, such as https://quotes.example',
    );
    expect(() => parseAlertsFile(`publicUrl: 'https://quotes.example${rest}'\nalerts: [{ name: a, search: b }]`, 'f')).toThrow(
      '`publicUrl` takes an address without a path',
    );
  });

  it('is refused with credentials, which are not repeated, and where it is no address of the web', () => {
    expect(() => readPublicUrl('https://me:s3cret@quotes.example', 'serve')).toThrow(
      /^--public-url takes an address without a user name and a password$/,
    );
    for (const text of ['quotes.example', 'ftp://quotes.example', 'file:///etc', 'https:quotes', ''])
      expect(() => readPublicUrl(text, 'serve')).toThrow('begins with http:// or https://');
  });

  it('is refused before anything is done', async () => {
    for (const [command = '', ...words] of [
      ['serve', 'x'],
      ['search', 'x', '--format', 'csv'],
    ]) {
      const { code, stdout, stderr } = await runPullquote([command, ...words, '--index', 'nowhere', '--public-url', 'https://a.example/b']);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('takes an address without a path');
      expect(stderr).toContain(`hint: pullquote ${command} --help`);
    }
  });
});
