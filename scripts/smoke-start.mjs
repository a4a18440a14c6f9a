// Runs `npm start` as a user would, on a free port, and asks the page that it serves for a search.
import { spawn } from 'node:child_process';

const child = spawn('npm', ['start', '--silent', '--', '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
const stop = (code, message) => {
  console.log(message);
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {}
  process.exit(code);
};
setTimeout(() => stop(1, 'npm start did not serve within 120 s'), 120_000).unref();

let messages = '';
child.on('exit', (code) => stop(1, `npm start ended with ${code}: ${messages}`));
const address = new Promise((found) => {
  child.stderr.on('data', (chunk) => {
    messages += chunk;
    const url = /listening on (http\S+)/.exec(messages)?.[1];
    if (url !== undefined) found(url);
  });
});

async function visit() {
  const url = await address;
  const page = await fetch(new URL('/?q=cartel', url));
  const html = await page.text();
  if (page.status !== 200 || !html.includes('<mark>')) stop(1, `GET /?q=cartel: ${page.status}, ${html.length} characters without a hit`);
  stop(0, `npm start serves ${url}; /?q=cartel is ${html.length} characters`);
}

await visit();
