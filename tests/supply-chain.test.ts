/** What is installed with Pullquote: which versions at least, how many packages, under which licences, and that none runs anything while it is installed. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '..');
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')));
const installed = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
/** What a user gets: without what only development needs. */
const shipped = installed.filter(([, { dev, devOptional, optional }]) => dev !== true && devOptional !== true && optional !== true);

/** Below these there are known holes, or faults that Pullquote met. */
const FLOORS: Readonly<Record<string, string>> = {
  minisearch: '7.2.0',
  hono: '4.13.7',
  '@hono/node-server': '2.0.10',
  mammoth: '1.12.3',
  'pdfjs-dist': '4.2.67',
  'htmx.org': '4.0.1',
  yauzl: '3.2.1',
  yaml: '2.2.2',
  nodemailer: '7.0.11',
  pino: '10.0.0',
};
const LICENCES = new Set([
  'MIT',
  'MIT-0',
  'BSD',
  'BSD-0-Clause',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  '(MIT OR GPL-3.0-or-later)',
  '(MIT AND Zlib)',
  'CPAL-1.0 OR AGPL-1.0',
]);
const MOST_DIRECT = 27;
const MOST_SHIPPED = 120;

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (let at = 0; at < 3; at++) {
    const difference = (have?.[at] ?? 0) - (need?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

describe('the packages that are installed', () => {
  it.each(Object.entries(FLOORS))('have at least the version below which there are known holes: %s %s', (name, floor) => {
    const versions = installed.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version ?? '0');
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(isAtLeast(version, floor), `${name} ${version}`).toBe(true);
  });

  it('are the very bytes that were locked, from the registry', () => {
    for (const [path, { resolved, integrity }] of installed) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved ?? 'https://', path).toMatch(/^https:\/\//);
    }
  });

  it('are few', () => {
    console.info(`${String(Object.keys(packages['']?.dependencies ?? {}).length)} direct, ${String(shipped.length)} in all`);
    expect(Object.keys(packages['']?.dependencies ?? {}).length).toBeLessThanOrEqual(MOST_DIRECT);
    expect(shipped.length).toBeLessThanOrEqual(MOST_SHIPPED);
  });

  it('have licences that allow it', () => {
    const others = shipped.filter(([, { license }]) => license === undefined || !LICENCES.has(license));
    expect(others.map(([path, { license }]) => `${path} ${String(license)}`)).toEqual([]);
  });

  it('run nothing while they are installed: `npm ci --ignore-scripts` is enough', () => {
    const scripts = shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripts.map(([path]) => path)).toEqual([]);
  });

  it('are all listed by one command, with those for development (SBOM)', () => {
    // With `--omit dev` npm leaves out what development needs as well, zod and yaml among it.
    const { status, stdout } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    expect(status).toBe(0);
    const { components } = z.object({ components: z.array(z.object({ 'bom-ref': z.string() })) }).parse(JSON.parse(stdout));
    const listed = new Set(components.map((component) => component['bom-ref']));
    for (const [path, { version }] of shipped) expect(listed.has(`${nameOf(path)}@${String(version)}`), path).toBe(true);
  });
});
