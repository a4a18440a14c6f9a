/** A corpus that is indexed once and then changed in every way; and all that lies on the disk of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdown, TestCorpus } from '../unit/indexer/corpus.ts';

export async function changedCorpus(): Promise<TestCorpus> {
  const corpus = new TestCorpus();
  for (const name of ['a', 'b', 'c']) corpus.write(`news/${name}.md`, markdown(name));
  await corpus.index(['news']);
  corpus.write('news/a.md', markdown('changed'));
  corpus.remove('news/b.md');
  corpus.write('news/d.md', markdown('added'));
  return corpus;
}

/** Path and contents of every file, but for the cache: what was annotated need not be done again. */
export function filesIn(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.includes('/cache/')) files.set(path, readFileSync(path, 'latin1'));
  }
  return files;
}
