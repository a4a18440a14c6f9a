#!/usr/bin/env node
/**
 * Starts Pullquote. In a clone it first compiles the sources where `dist/` is missing or of other sources; an installed package
 * has no sources and just runs.
 *
 * The build goes to a folder of its own and is renamed into place, under a lock, so that no process ever runs half of one. It
 * checks no types (`npm run check` does) and says nothing on stdout.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const lock = join(root, 'dist.lock');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const client = join(root, 'views', 'client');
/** A build takes seconds; a lock older than this was left by one that was killed. */
const LOCK_LIFETIME_MS = 120_000;

function fail(message, hint) {
  process.stderr.write(`pullquote: ${message}\n${hint ? `hint: ${hint}\n` : ''}`);
  process.exit(2);
}

/** Paths of the files below a folder that a build depends on, sorted. */
function sourcesIn(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(root, 'views', 'assets')))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Changes with any source, the options of the compiler and its version. */
function sourceKey() {
  const hash = createHash('sha256').update(process.version);
  const settings = ['package.json', 'tsconfig.json', 'bin/pullquote.js'].map((name) => join(root, name));
  for (const file of [...settings, ...sourcesIn(join(root, 'src')), ...sourcesIn(join(root, 'views'))]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function isBuilt(key) {
  try {
    return readFileSync(stamp, 'utf8') === key;
  } catch {
    return false;
  }
}

function compile(project, outDir) {
  const run = spawnSync(process.execPath, [compiler, '-p', project, '--outDir', outDir, '--noCheck'], { cwd: root, encoding: 'utf8' });
  if (run.status === 0) return;
  process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`);
  throw new Error(`the TypeScript compiler failed on ${project}`);
}

/** Files that the compiler leaves alone and that the compiled code reads beside itself. */
function copyData(outDir) {
  for (const folder of ['src', 'views']) {
    for (const file of sourcesIn(join(root, folder)).filter((name) => !/\.tsx?$|tsconfig\.json$/.test(name))) {
      const target = join(outDir, file.slice(root.length));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(file));
    }
  }
}

function build(key) {
  const fresh = join(root, `dist.new-${process.pid}`);
  const old = join(root, `dist.old-${process.pid}`);
  try {
    compile(join(root, 'tsconfig.json'), fresh);
    const hasClient = existsSync(client) && readdirSync(client).some((name) => name.endsWith('.ts'));
    if (hasClient) compile(join(client, 'tsconfig.json'), join(fresh, 'views', 'client'));
    copyData(fresh);
    writeFileSync(join(fresh, '.stamp'), key);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** True when this process may build. */
function takeLock() {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isLockStale()) rmSync(lock, { recursive: true, force: true });
  return false;
}

function isLockStale() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_LIFETIME_MS) return true;
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

async function ensureBuilt() {
  const key = sourceKey();
  while (!isBuilt(key)) {
    if (!existsSync(compiler)) fail('it is not built, and the TypeScript compiler that builds it is not installed', 'npm ci');
    if (!takeLock()) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    try {
      if (!isBuilt(key)) build(key);
    } catch (error) {
      rmSync(lock, { recursive: true, force: true });
      fail(`it could not be built: ${error.message}`, 'npm ci');
    }
    rmSync(lock, { recursive: true, force: true });
  }
}

if (existsSync(join(root, 'src'))) await ensureBuilt();
const { main } = await import(pathToFileURL(join(dist, 'src', 'cli', 'main.js')).href).catch((error) => {
  if (error.code !== 'EMFILE') throw error;
  fail('the system lets it open too few files at a time', 'ulimit -n 1024');
});
process.exitCode = await main(process.argv.slice(2));
