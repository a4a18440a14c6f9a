import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../../../../src/read/html/decode-html.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the encoding of a page', () => {
  it('is the one of its byte order mark, which is no part of the text', () => {
    expect(decodeHtml(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toEqual({ text: 'é', encoding: 'utf-8' });
    expect(decodeHtml(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00)).text).toBe('é');
    expect(decodeHtml(Uint8Array.of(0xfe, 0xff, 0x00, 0xe9)).text).toBe('é');
  });

  it('is else the one that a meta element declares', () => {
    expect(decodeHtml(latin('<meta charset="iso-8859-2">\xb3')).text).toMatch(/ł$/);
    expect(decodeHtml(latin('<META http-equiv=Content-Type content="text/html; charset=windows-1251">\xe4\xe0')).text).toMatch(/да$/);
  });

  it('is else the one that the XML declaration of XHTML states at the first byte', () => {
    const declaration = '<?xml version="1.0" encoding="windows-1251"?>';
    expect(decodeHtml(latin(`${declaration}<html>\xe4\xe0`)).text).toMatch(/да$/);
    expect(decodeHtml(latin(`${declaration}<meta charset="iso-8859-2">\xb3`)).text).toMatch(/ł$/);
    expect(decodeHtml(latin(`<p>${declaration}\xe9`)).text).toMatch(/é$/);
  });

  it('is not the one of a comment, of an unknown label or beyond the first 1,024 bytes', () => {
    expect(decodeHtml(latin('<!-- <meta charset="windows-1251"> -->\xe9')).text).toMatch(/é$/);
    expect(decodeHtml(latin('<meta charset="klingon">\xe9')).text).toMatch(/é$/);
    expect(decodeHtml(latin(`${' '.repeat(1024)}<meta charset="windows-1251">\xe9`)).text).toMatch(/é$/);
  });

  it('is UTF-8 where the bytes are, even if an old declaration was left behind', () => {
    const bytes = new TextEncoder().encode('<meta charset="windows-1252">café');
    expect(decodeHtml(bytes)).toEqual({ text: '<meta charset="windows-1252">café', encoding: 'utf-8' });
  });

  it('cannot be UTF-16 when the declaration is legible as ASCII', () => {
    expect(decodeHtml(latin('<meta charset="utf-16">abc')).text).toBe('<meta charset="utf-16">abc');
  });

  it('is Windows-1252 when nothing is declared and the bytes are no UTF-8', () => {
    expect(decodeHtml(latin('\x93quoted\x94 \x96 caf\xe9')).text).toBe('“quoted” – café');
  });
});
