/**
 * Finds a Chromium to test with: `CHROME_PATH`, then the usual places, then an installation. Where none can be had the tests fail
 * and say why; nothing is skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const INSTALL_TIMEOUT_MS = 240_000;

function run(command: string, args: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: INSTALL_TIMEOUT_MS });
  if (status === 0) return undefined;
  return `${command} ${args.join(' ')}: ${error?.message ?? stderr.trim().split('\n').slice(-3).join(' ')}`;
}

function installed(): string | undefined {
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

/** Playwright's own build, else Debian's package. */
function install(): string {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const failures = [run(process.execPath, [cli, 'install', 'chromium'])];
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (installed() === undefined && isRootOnDebian) {
    failures.push(run('apt-get', ['update']), run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']));
  }
  const found = installed();
  if (found !== undefined) return found;
  const reasons = failures.filter((failure) => failure !== undefined).join('\n');
  throw new Error(`The browser tests need Chromium, and none was found or could be installed. Set CHROME_PATH to one.\n${reasons}`);
}

/** The program to launch. @throws where none can be had */
export function findChromium(): string {
  const given = process.env['CHROME_PATH'];
  if (given === undefined || given === '') return installed() ?? install();
  if (!existsSync(given)) throw new Error(`CHROME_PATH names no file: ${given}`);
  return given;
}

export function launchChromium(): Promise<Browser> {
  // Chromium refuses its sandbox to root, as which tests often run in a container.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium(), args });
}
