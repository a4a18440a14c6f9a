// A running server under load: requests a second, waiting times and errors by the number of connections, and how its memory grows.
//
//   npm ci --prefix benchmarks && npm run build && node benchmarks/load.mjs INDEX [--connections 1,16,64,256] [--seconds 10] [--kind repeated|distinct] [--minutes 0]
//
// Starts `pullquote serve` over the index. `repeated`: 100 different pages, again and again, as many readers ask for the same; each is worked out once for each state of the
// index. `distinct`: no page is asked for twice, so that each costs a search and a page: what the machine can do at most. Each connection asks again
// as soon as it is answered. With `--minutes` the load of 64 connections goes on for so long, and memory is read every half minute.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    connections: { type: 'string', default: '1,16,64,256' },
    seconds: { type: 'string', default: '10' },
    kind: { type: 'string', default: 'repeated' },
    minutes: { type: 'string', default: '0' },
  },
});
const [index] = positionals;
if (index === undefined) throw new Error('give the folder of an index');

const WORDS =
  'police president government budget climate market shares court ruling army economy trade election football hospital school bank minister war oil price energy union strike labour party vote senate congress fire flood health virus drug study research'.split(
    ' ',
  );
const FORMS = ['', '&scope=quotations', '&sort=newest', '&scope=articles', '&page=2'];
let asked = 0;
function nextPath() {
  const at = asked++;
  const form = FORMS[at % FORMS.length];
  if (options.kind === 'repeated') return `/?q=${WORDS[Math.floor(at / FORMS.length) % 20]}${form}`;
  const word = (step) => WORDS[Math.floor(at / step) % WORDS.length];
  return `/?q=${word(1)}+OR+${word(WORDS.length)}&x=${at}${form}`;
}

async function startServer() {
  const program = fileURLToPath(new URL('../bin/pullquote.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'serve', '--index', index, '--port', '0', '--log', 'off'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const url = await new Promise((found, failed) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const address = /listening on (\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
    child.once('exit', () => failed(new Error(said)));
  });
  return { child, url };
}

const TIMEOUT_SECONDS = 10;

const memoryOf = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

/** `errors` has the timeouts in it. */
const faults = ({ non2xx, errors, timeouts }) =>
  `${non2xx} refused, ${timeouts} not answered within ${TIMEOUT_SECONDS} s, ${errors - timeouts} broken off`;

const load = (url, connections, duration) =>
  autocannon({
    url,
    connections,
    duration,
    timeout: TIMEOUT_SECONDS,
    headers: { 'accept-encoding': 'gzip' },
    requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }],
  });

const { child, url } = await startServer();
try {
  for (const connections of options.connections.split(',').map(Number)) {
    const { requests, latency, non2xx, errors, timeouts } = await load(url, connections, Number(options.seconds));
    console.log(
      `${options.kind}, ${connections} connections: ${Math.round(requests.average)} requests/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, longest ${latency.max} ms; ${requests.total} answered, ${faults({ non2xx, errors, timeouts })}; ${memoryOf(child.pid)} MB`,
    );
  }
  const minutes = Number(options.minutes);
  if (minutes > 0) {
    const sizes = [];
    const timer = setInterval(() => sizes.push(memoryOf(child.pid)), 30_000);
    const { non2xx, errors, timeouts, requests } = await load(url, 64, minutes * 60);
    clearInterval(timer);
    console.log(
      `${minutes} minutes, 64 connections: ${requests.total} answered, ${faults({ non2xx, errors, timeouts })}; MB every half minute: ${sizes.join(' ')}`,
    );
  }
} finally {
  child.kill('SIGTERM');
}
