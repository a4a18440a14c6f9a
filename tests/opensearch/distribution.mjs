/**
 * What an OpenSearch node of the tests runs on: its jars, fetched from Maven Central once for every pom.xml, and a JDK that is new
 * enough. Both are looked for; where one is missing the error says what to install.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** OpenSearch 3 is compiled for it. */
const OLDEST_JDK = 21;
const FETCH_TIMEOUT_MS = 600_000;
const INSTALLED_JDKS = '/usr/lib/jvm';
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/pullquote-opensearch');
const pom = join(import.meta.dirname, 'pom.xml');

/**
 * The major version of the JDK in a folder, by its `release` file; undefined where there is none, or only a runtime without compiler.
 * @param {string} home
 * @returns {number | undefined}
 */
function jdkVersion(home) {
  if (!existsSync(join(home, 'bin/javac')) || !existsSync(join(home, 'release'))) return undefined;
  const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1];
  return version === undefined ? undefined : Number(version);
}

/**
 * The folder of a JDK: `JAVA_HOME` if new enough, else the newest that the system has.
 * @returns {string}
 */
export function findJdk() {
  const given = process.env['JAVA_HOME'];
  if (given !== undefined && (jdkVersion(given) ?? 0) >= OLDEST_JDK) return given;
  const installed = existsSync(INSTALLED_JDKS) ? readdirSync(INSTALLED_JDKS).map((name) => join(INSTALLED_JDKS, name)) : [];
  const versions = installed.map((home) => ({ home, version: jdkVersion(home) ?? 0 }));
  const newest = versions.sort((a, b) => b.version - a.version)[0];
  if (newest !== undefined && newest.version >= OLDEST_JDK) return newest.home;
  const found = newest === undefined || newest.version === 0 ? 'none' : `only ${newest.version}`;
  throw new Error(
    `The tests on OpenSearch need a JDK of version ${OLDEST_JDK} or newer; JAVA_HOME and ${INSTALLED_JDKS} hold ${found}. ` +
      `Install one (apt-get install openjdk-${OLDEST_JDK}-jdk-headless, or Temurin from https://adoptium.net) or set JAVA_HOME.`,
  );
}

/**
 * The folder with OpenSearch's jars, fetched if it is not there yet (71 MB).
 * @returns {string}
 */
export function fetchOpenSearch() {
  const lib = join(cache, createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12));
  if (existsSync(lib)) return lib;
  mkdirSync(cache, { recursive: true });
  // Renamed when whole: a fetch that was interrupted leaves nothing that looks like the real thing.
  const arriving = mkdtempSync(join(cache, 'arriving-'));
  const goal = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${arriving}`, '-DincludeScope=runtime'];
  const { status, error, stdout, stderr } = spawnSync('mvn', goal, { encoding: 'utf8', timeout: FETCH_TIMEOUT_MS });
  if (status !== 0) {
    rmSync(arriving, { recursive: true });
    if (error?.code === 'ENOENT') {
      throw new Error('The tests on OpenSearch fetch it by Maven, and there is no mvn here. Install it: apt-get install maven');
    }
    throw new Error(`mvn ${goal.join(' ')} could not fetch OpenSearch: ${error?.message ?? (stdout + stderr).trim().slice(-2000)}`);
  }
  if (existsSync(lib)) rmSync(arriving, { recursive: true });
  else renameSync(arriving, lib);
  return lib;
}
