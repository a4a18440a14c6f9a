// Makes tests/compat/NAME, an index of tests/compat/articles as one version of Pullquote writes it, for later versions to open:
//   node scripts/make-compat-fixture.mjs NAME [PROGRAM]     PROGRAM: bin/pullquote.js of that version; default: of this one
// An index names its roots by absolute paths, so these are at a fixed place, where tests/compat puts them too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const PLACE = '/tmp/pullquote-compat';
const [name, program = join(ROOT, 'bin/pullquote.js')] = process.argv.slice(2);
if (!/^[\w-]+$/.test(name ?? '')) {
  console.error('usage: node scripts/make-compat-fixture.mjs NAME [PROGRAM]');
  process.exit(2);
}
const fixture = join(ROOT, 'tests/compat', name);
rmSync(PLACE, { recursive: true, force: true });
rmSync(fixture, { recursive: true, force: true });
mkdirSync(PLACE);
cpSync(join(ROOT, 'tests/compat/articles'), join(PLACE, 'articles'), { recursive: true });
const index = ['index', join(PLACE, 'articles'), '--index', join(PLACE, 'index'), '--jobs', '1'];
const { status } = spawnSync(process.execPath, [program, ...index], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
rmSync(join(PLACE, 'index/cache'), { recursive: true });
if (name === 'newer') pretendNewer(join(PLACE, 'index/manifest.json'));
mkdirSync(fixture);
for (const part of ['index', 'index.ledger.jsonl']) cpSync(join(PLACE, part), join(fixture, part), { recursive: true });
rmSync(PLACE, { recursive: true });

/** What no version has written yet: the manifest of a format far above this one's, whole by its own checksum. */
function pretendNewer(path) {
  const zeros = '0'.repeat(64);
  const blank = readFileSync(path, 'utf8')
    .replace(/"format": \d+/, '"format": 1000')
    .replace(/"checksum": "[0-9a-f]{64}"/, `"checksum": "${zeros}"`);
  writeFileSync(path, blank.replace(zeros, createHash('sha256').update(blank).digest('hex')));
}
