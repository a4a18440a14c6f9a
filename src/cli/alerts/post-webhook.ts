/**
 * News as a POST of JSON. Only to hosts that the file names, never on to where a redirect leads, and with an end to waiting.
 *
 * Many hits go in several posts of one delivery; each carries a key that is the same when it is tried again, by which a receiver knows
 * what it has already.
 */
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { shortHash } from '../../domain/ids.ts';
import type { WebhookTarget } from './alerts-file.ts';
import { type News, newsLine } from './news.ts';

const TIMEOUT_MS = 15_000;
const HITS_A_POST = 500;

/** The value of a variable of the environment. @throws PullquoteError config-invalid */
export function fromEnvironment(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === '') {
    throw new PullquoteError('config-invalid', `the environment has no ${variable}`, { hint: `export ${variable}=…` });
  }
  return value;
}

function addressOf({ url, urlFrom }: WebhookTarget, hosts: readonly string[]): URL {
  const text = url ?? fromEnvironment(urlFrom ?? '');
  // What is wrong with a secret address is said without it.
  if (!URL.canParse(text))
    throw new PullquoteError('config-invalid', `the address of the webhook${urlFrom === undefined ? '' : ` in ${urlFrom}`} is none`);
  const address = new URL(text);
  if (!/^https?:$/.test(address.protocol) || !hosts.includes(address.host)) {
    throw new PullquoteError('config-invalid', `the webhook posts to ${address.host}, which is none of \`webhookHosts\``);
  }
  return address;
}

/** Delivers the news, all of it or not. @throws PullquoteError io, config-invalid */
export async function postWebhook(news: News, target: WebhookTarget, hosts: readonly string[]): Promise<void> {
  const address = addressOf(target, hosts);
  const token = target.tokenFrom === undefined ? undefined : fromEnvironment(target.tokenFrom);
  const parts = Math.ceil(news.hits.length / HITS_A_POST);
  for (let part = 1; part <= parts; part++) {
    const hits = news.hits.slice((part - 1) * HITS_A_POST, part * HITS_A_POST);
    const { alert, summary, link } = news;
    const body = { alert, summary, link, total: news.hits.length, part, parts, text: hits.map(newsLine).join('\n'), hits };
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': shortHash(alert, news.until.article ?? '', news.until.at, String(part)),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    };
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new PullquoteError('io', `${address.host} cannot be reached: ${messageOf(cause)}`, { cause });
    });
    await response.body?.cancel();
    if (!response.ok) throw new PullquoteError('io', `${address.host} answered ${response.status}`);
  }
}
