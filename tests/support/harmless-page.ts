/** Whether a page of ours holds only what we put there: read by the standard's own parser, so that no escaping trick is overlooked. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const LINKS = new Set(['href', 'src', 'action', 'formaction', 'hx-get', 'cite', 'data', 'poster', 'srcset', 'xlink:href']);
const NEVER = new Set(['iframe', 'object', 'embed', 'base', 'style', 'template', 'noscript', 'math', 'foreignobject', 'applet', 'frame']);

export interface PageContent {
  /** What should not be there, in words. */
  faults: string[];
  links: string[];
  /** All of its text, white space as it stands. */
  text: string;
  /** Data for programs (JSON-LD). */
  data: unknown[];
}

function isSafeLink(link: string): boolean {
  const resolved = URL.canParse(link, 'http://here.example/') ? new URL(link, 'http://here.example/') : undefined;
  return resolved !== undefined && (resolved.protocol === 'http:' || resolved.protocol === 'https:') && !link.startsWith('//');
}

function readElement({ tagName, attrs, childNodes }: Element, found: PageContent): void {
  const attribute = (name: string): string | undefined => attrs.find((one) => one.name === name)?.value;
  if (NEVER.has(tagName.toLowerCase())) found.faults.push(`<${tagName}>`);
  if (tagName === 'meta' && attribute('http-equiv') !== undefined) found.faults.push('<meta http-equiv>');
  if (tagName === 'script') {
    const [body] = childNodes;
    const words = body !== undefined && 'value' in body ? body.value : '';
    if (attribute('type') === 'application/ld+json') found.data.push(JSON.parse(words));
    else if (words !== '' || attribute('src')?.startsWith('/assets/') !== true) found.faults.push(`<script>${words.slice(0, 40)}`);
  }
  for (const { name, value } of attrs) {
    if (name.startsWith('on') || name.startsWith('hx-on') || name === 'style' || name === 'srcdoc')
      found.faults.push(`${tagName} ${name}=`);
    if (!LINKS.has(name)) continue;
    found.links.push(value);
    if (!isSafeLink(value)) found.faults.push(`${tagName} ${name}=${value}`);
  }
}

export function readPage(html: string): PageContent {
  const found: PageContent = { faults: [], links: [], text: '', data: [] };
  const walk = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      const { parentNode } = node;
      if (parentNode === null || parentNode.nodeName !== 'script') found.text += node.value;
    }
    if ('tagName' in node) readElement(node, found);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}
