/**
 * A real OpenSearch cluster on loopback, for tests and measurements: each node is a process of its own, with its own ports, data
 * and log, so that it can be killed as a machine would die.
 *
 * It is the software of the distribution without the security plugin: no TLS and no users. It proves nothing about those.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchOpenSearch, findJdk } from './distribution.mjs';

/**
 * @typedef {string | number | boolean | string[]} Setting
 *
 * @typedef {object} ClusterOptions
 * @property {number} [nodes] default 3; all of them may manage the cluster and hold data
 * @property {string} [heap] of each node, as Java writes it; default `512m`
 * @property {string[]} [java] further options of each node's Java; `QUICK_START` where speed is not measured
 * @property {Record<string, Setting>} [settings] laid over those of every node
 *
 * @typedef {object} Node
 * @property {string} name
 * @property {string} url of its HTTP interface; the same after a restart
 * @property {string} log the file of its log
 * @property {number | undefined} pid undefined while it is down
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill default SIGKILL; settles when the process has ended, or at once for SIGSTOP and SIGCONT
 * @property {() => Promise<void>} restart ends it if it is up, starts it on its data, settles when it has joined. A cluster that has
 *   lost its majority needs several at once: `Promise.all(nodes.map((node) => node.restart()))`
 *
 * @typedef {object} Cluster
 * @property {string[]} urls of all nodes
 * @property {Node[]} nodes
 * @property {string} snapshots the folder of `path.repo`, which all nodes see
 * @property {() => Promise<void>} stop ends all nodes and removes what they wrote
 */

/** Java without its second compiler: a node is up after half the processor time, and then answers more slowly. */
export const QUICK_START = ['-XX:TieredStopAtLevel=1'];

const START_TIMEOUT_MS = 180_000;
/** Below the ports that systems give out by themselves (Linux: from 32768), so that a node which is down finds its own again. */
const PORTS = { first: 20_000, last: 32_000 };
const LOG_TAIL = 3000;
/** Followed by the id of the process that started the cluster. */
const FOLDER_PREFIX = 'pullquote-opensearch-';

/** Removes what clusters left behind whose process was killed before it could stop them. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    try {
      process.kill(Number.parseInt(name.slice(FOLDER_PREFIX.length), 10), 0);
    } catch (failure) {
      if (failure.code === 'ESRCH') rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** @param {number} count */
async function freePorts(count) {
  /** @type {Set<number>} */
  const ports = new Set();
  while (ports.size < count) {
    const port = randomInt(PORTS.first, PORTS.last);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

/**
 * What the node at a URL answers on the health of its cluster, undefined if it has not joined one.
 * @param {string} url
 * @returns {Promise<{ number_of_nodes: number } | undefined>}
 */
async function clusterHealth(url) {
  try {
    const answer = await fetch(`${url}/_cluster/health?cluster_manager_timeout=1s`, { signal: AbortSignal.timeout(5000) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {{ name: string, folder: string, httpPort: number, heap: string, java: string[], settings: Record<string, Setting>, jdk: string, lib: string }} options
 * @returns {Node & { start: () => void, joined: (nodes: number) => Promise<void> }}
 */
function describeNode({ name, folder, httpPort, heap, java, settings, jdk, lib }) {
  const url = `http://127.0.0.1:${httpPort}`;
  const log = join(folder, 'node.log');
  const settingsFile = join(folder, 'opensearch.yml');
  mkdirSync(folder, { recursive: true });
  // JSON is YAML.
  writeFileSync(settingsFile, JSON.stringify(settings, undefined, 2));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {Promise<unknown>} */
  let ended = Promise.resolve();

  function start() {
    const output = openSync(log, 'a');
    // The vector module and G1 as the distribution's own jvm.options have them.
    const machine = [
      `-Xms${heap}`,
      `-Xmx${heap}`,
      '-XX:+UseG1GC',
      '--add-modules=jdk.incubator.vector',
      '--enable-native-access=ALL-UNNAMED',
    ];
    const logging = `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'log4j2.properties')}`;
    const launch = ['-cp', join(lib, '*'), join(import.meta.dirname, 'StartNode.java'), settingsFile];
    const started = spawn(join(jdk, 'bin/java'), [...machine, ...java, logging, ...launch], {
      cwd: folder,
      stdio: ['pipe', output, output],
    });
    closeSync(output);
    child = started;
    ended = once(started, 'exit');
    started.once('exit', () => (child = undefined));
  }

  /** @param {NodeJS.Signals} signal */
  async function kill(signal = 'SIGKILL') {
    child?.kill(signal);
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await ended;
  }

  /** @param {number} nodes as many must be in the cluster */
  async function joined(nodes) {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (((await clusterHealth(url))?.number_of_nodes ?? 0) < nodes) {
      const failure =
        child === undefined ? 'ended' : Date.now() > deadline ? `has not joined within ${START_TIMEOUT_MS / 1000} s` : undefined;
      if (failure !== undefined) {
        throw new Error(`OpenSearch node ${name} ${failure}. Its log, ${log}, ends:\n${readFileSync(log, 'utf8').slice(-LOG_TAIL)}`);
      }
      await sleep(200);
    }
  }

  async function restart() {
    await kill();
    start();
    await joined(1);
  }

  return {
    name,
    url,
    log,
    get pid() {
      return child?.pid;
    },
    kill,
    restart,
    start,
    joined,
  };
}

/**
 * Starts a cluster and waits until all its nodes have joined.
 * @param {ClusterOptions} [options]
 * @returns {Promise<Cluster>}
 * @throws {Error} with the end of a node's log and its path, which is then kept
 */
export async function startCluster({ nodes: count = 3, heap = '512m', java = [], settings = {} } = {}) {
  const jdk = findJdk();
  const lib = fetchOpenSearch();
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const snapshots = join(folder, 'snapshots');
  const ports = await freePorts(2 * count);
  const clusterName = `pullquote-test-${process.pid}-${ports[0]}`;
  const names = Array.from({ length: count }, (_, index) => `node-${index + 1}`);
  const transportPorts = ports.slice(count);
  const nodes = names.map((name, index) => {
    const own = join(folder, name);
    const httpPort = ports[index];
    return describeNode({
      name,
      folder: own,
      httpPort,
      heap,
      java,
      jdk,
      lib,
      settings: {
        'cluster.name': clusterName,
        'node.name': name,
        'network.host': '127.0.0.1',
        'http.port': httpPort,
        'transport.port': transportPorts[index],
        'discovery.seed_hosts': transportPorts.map((port) => `127.0.0.1:${port}`),
        'cluster.initial_cluster_manager_nodes': names,
        'path.home': own,
        'path.data': join(own, 'data'),
        'path.logs': own,
        'path.repo': [snapshots],
        // A nearly full disk of the machine that runs the tests is not their subject.
        'cluster.routing.allocation.disk.threshold_enabled': false,
        ...settings,
      },
    });
  });
  try {
    for (const node of nodes) node.start();
    await Promise.all(nodes.map((node) => node.joined(count)));
  } catch (failure) {
    await Promise.all(nodes.map((node) => node.kill()));
    throw failure;
  }
  return {
    urls: nodes.map((node) => node.url),
    nodes,
    snapshots,
    async stop() {
      await Promise.all(nodes.map((node) => node.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
