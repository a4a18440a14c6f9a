/** A few articles in which there is something to correct. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ARTICLES: Readonly<Record<string, string>> = {
  'quay.md':
    '---\nsource: The Quay Courier\npublished: 2025-03-01\n---\n# The quay stays open\n\nMaria Lind, the mayor of Colima, spoke on Monday.\n\n“The harbor will stay open,” said Maria Lind.\n\n“We are glad of it,” said Tom Berg. “It was time.”\n',
  'lind.md':
    '---\nsource: The Quay Courier\npublished: 2025-03-05\n---\n# Lind again\n\nLind said on Tuesday that the ferry would be paid for.\n\n“Nobody will pay twice,” Lind said.\n',
  'berg.md':
    '---\nsource: Harbor Radio\npublished: 2025-04-01\n---\n# The fisherman\n\nTom Berg has fished off Colima for years.\n\n“The herring are gone,” said Tom Berg.\n',
};

/** Writes them into a new folder. */
export function correctedCorpus(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-corrected-'));
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(folder, name), text);
  return folder;
}
