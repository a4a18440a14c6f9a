import { assert, json } from 'fast-check';
import { property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeJsonForScript, withStructuredData } from '../../../src/server/json-script.ts';

describe('data in a page', () => {
  it('cannot end its element, whatever it says, and is read as it was', () => {
    const hostile = { a: '</script><script>alert(1)</script>', b: ']]><!-- \u2028\u2029 &amp;', c: '<!--<script>' };
    const encoded = encodeJsonForScript(hostile);
    expect(encoded).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(encoded)).toEqual(hostile);
    assert(
      property(json(), (text) => {
        const data: unknown = JSON.parse(text);
        expect(encodeJsonForScript(data)).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(encodeJsonForScript(data))).toEqual(data);
      }),
    );
  });

  it('stands at the end of the head', () => {
    expect(withStructuredData('<html><head><title>a</title></head><body></head></body>', { a: 1 })).toBe(
      '<html><head><title>a</title><script type="application/ld+json">{"a":1}</script></head><body></head></body>',
    );
  });
});
