/** Articles that somebody wrote to do harm: whatever a text, a title, a name or an address can carry, in every field. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each would set `window.harmed`, or leave its place, where it is not written as text. */
export const PAYLOADS = [
  '<script>window.harmed=1</script>',
  '"><img src=x onerror=window.harmed=1>',
  "' onmouseover=window.harmed=1 x='",
  '</script><script>window.harmed=1</script>',
  '</title><svg onload=window.harmed=1>',
  '<!--<script>window.harmed=1//-->',
  ']]></summary><script>window.harmed=1</script>',
  '&lt;script&gt;window.harmed=1&lt;/script&gt;',
  '${window.harmed=1}{{window.harmed=1}}<%window.harmed=1%>',
  'javascript:window.harmed=1',
  '=HYPERLINK("http://evil.example","x")',
  '+1+cmd|\u0027/c calc\u0027!A0',
  '@SUM(1)',
  '__proto__',
  'constructor',
  '\u202Eevil\u2066',
  '\u0085\u2028\u2029line',
] as const;

export const URLS = [
  'javascript:window.harmed=1',
  'data:text/html,<script>window.harmed=1</script>',
  'vbscript:x',
  ' javascript:window.harmed=1',
  'https://a.example/"><script>window.harmed=1</script>',
] as const;

interface Row {
  id: string;
  title: string;
  text: string;
  source: string;
  authors: string[];
  published: string;
  url: string;
}

function rowOf(payload: string, at: number): Row {
  return {
    id: `hostile ${payload} ${String(at)}`,
    title: `Harbour ${payload}`,
    text: [
      `The harbour of Quayhaven ${payload} was closed on Monday.`,
      `“We saw ${payload} in the harbour,” said Ann ${payload} Lee, the mayor of Quayhaven.`,
      `${payload} harbour`,
      `According to The ${payload} Courier, Desmond Pryke said the harbour ${payload} would stay closed.`,
    ].join('\n'),
    source: `The ${payload} Courier`,
    authors: [`Ann ${payload} Lee`],
    published: '2025-02-19',
    url: URLS[at % URLS.length] ?? '',
  };
}

/** Writes them below a folder and gives the file. */
export function writeHostileCorpus(folder: string, payloads: readonly string[] = PAYLOADS): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'hostile.jsonl');
  writeFileSync(file, payloads.map((payload, at) => `${JSON.stringify(rowOf(payload, at))}\n`).join(''));
  return file;
}
