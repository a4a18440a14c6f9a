// The random tests of contract, property, security and serving, each many times longer than in `npm test`, and those of crash in their full size:
//   npm run test:long [-- FACTOR]      default 20
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const factor = process.argv[2] ?? '20';
if (!/^[1-9]\d*$/.test(factor)) {
  console.error('usage: npm run test:long [-- FACTOR], where FACTOR is a whole number');
  process.exit(2);
}
const vitest = resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const longer = ['tests/contract/', 'tests/property/', 'tests/crash/', 'tests/security/', 'tests/serving/'];
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', '--testTimeout', '7200000', ...longer], {
  stdio: 'inherit',
  env: { ...process.env, PULLQUOTE_LONGER: factor },
});
process.exitCode = status ?? 1;
