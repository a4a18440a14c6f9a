// Packs Pullquote, installs the package in an empty folder, and searches a corpus with it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-pack-'));
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
try {
  run('npm', ['pack', '--silent', '--pack-destination', folder], resolve('.'));
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{"name":"elsewhere","private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', `./${tarball}`]);
  run('npx', ['pullquote', 'index', 'node_modules/pullquote/seeds']);
  const page = JSON.parse(run('npx', ['pullquote', 'search', 'cartel', '--json']));
  if (!(page.total > 0)) throw new Error(`the installed package found ${page.total} passages for "cartel"`);
  const program =
    "import { openIndex } from 'pullquote'; const e = await openIndex('index'); console.log((await e.status()).articles); await e.close();";
  const articles = run('node', ['--input-type=module', '-e', program]).trim();
  if (articles !== '5') throw new Error(`openIndex of the installed package sees ${articles} articles`);
  console.log(`${tarball}: installed, indexed, ${page.total} passages for "cartel"`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
