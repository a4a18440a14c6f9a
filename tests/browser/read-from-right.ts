/**
 * The lines of a page in a language that is read from the right which are laid out from the left all the same: their parts stand in the wrong order.
 *
 * A line is scrambled where words of the interface stand outside any isolate in it, beside something of the other direction, and it begins at the left. What
 * `dir=auto` or `<bdi>` goes by is the first letter, which may be that of a name inside isolating characters.
 */
import type { Page } from 'playwright-core';

const SCRIPT = `(() => {
  const RIGHT = /[\\u0590-\\u08ff]/;
  const ISOLATED = /[\\u2066-\\u2068][^\\u2069]*\\u2069/g;
  const isApart = (element) => {
    const { unicodeBidi, display } = getComputedStyle(element);
    return unicodeBidi !== 'normal' && unicodeBidi !== 'embed' ? true : !display.startsWith('inline') || display === 'inline-block';
  };
  const lineOf = (element) => (isApart(element) || element.parentElement === null ? element : lineOf(element.parentElement));
  // What stands in the line itself: everything but what is apart in it.
  const textOf = (line) => Array.from(line.childNodes, (node) =>
    node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType !== Node.ELEMENT_NODE ? '' : isApart(node) ? ' \\u2068' + node.textContent + '\\u2069 ' : textOf(node)).join('');
  const baseOf = (line, text) => {
    const style = getComputedStyle(line);
    if (style.unicodeBidi !== 'plaintext') return style.direction;
    const first = /[A-Za-z\\u00c0-\\u024f\\u0590-\\u08ff]/.exec(text.replace(ISOLATED, ''));
    return first === null || !RIGHT.test(first[0]) ? (first === null ? style.direction : 'ltr') : 'rtl';
  };
  const lines = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (RIGHT.test(node.data) && !node.parentElement.closest('script, style, textarea, option, svg, .vh')) lines.add(lineOf(node.parentElement));
  return Array.from(lines).flatMap((line) => {
    const text = textOf(line).trim();
    const own = text.replace(ISOLATED, '');
    const isMixed = /[A-Za-z0-9\\u2068]/.test(text.replace(/^[^]*?(?=\\S)/, ''));
    return RIGHT.test(own) && isMixed && baseOf(line, text) === 'ltr' ? [line.tagName + '.' + line.className + ' ' + text.slice(0, 120)] : [];
  });
})()`;

export const scrambledLines = (page: Page): Promise<string[]> => page.evaluate<string[]>(SCRIPT);
