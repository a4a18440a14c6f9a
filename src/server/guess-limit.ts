/**
 * How often an address may give a wrong password or token, so that guessing takes longer than anybody has.
 *
 * Each address is counted by itself, and what is remembered is bounded: beyond it the address that was counted first is forgotten, so that nobody
 * is shut out for what others tried.
 */
import { isIP, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { isLoopback } from './known-hosts.ts';

/** A browser with a password that was changed fails some times at once. */
const MOST_FAILURES = 20;
const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

export interface GuessLimit {
  /** Addresses that are remembered. */
  readonly size: number;
  /** Seconds until this address may try again; 0 where it may now. */
  secondsToWait(address: string): number;
  countFailure(address: string): void;
}

export function guessLimit(mostAddresses = MOST_ADDRESSES): GuessLimit {
  /** In the order in which their time is over. */
  const failures = new Map<string, { count: number; until: number }>();
  const known = (address: string, now: number) => {
    const found = failures.get(address);
    return found !== undefined && found.until > now ? found : undefined;
  };
  return {
    get size() {
      return failures.size;
    },
    secondsToWait: (address) => {
      const now = performance.now();
      const found = known(address, now);
      return found === undefined || found.count < MOST_FAILURES ? 0 : Math.ceil((found.until - now) / 1000);
    },
    countFailure: (address) => {
      const now = performance.now();
      const found = known(address, now);
      if (found !== undefined) {
        found.count++;
        return;
      }
      failures.delete(address);
      for (const [oldest, { until }] of failures) {
        if (until > now && failures.size < mostAddresses) break;
        failures.delete(oldest);
      }
      failures.set(address, { count: 1, until: now + WINDOW_MS });
    },
  };
}

/** The first 64 bits of an address of IPv6: whoever has one address of such a network has all. Others as they are. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address) || isLoopback(address)) return mapped ?? address;
  const [bare = ''] = address.split('%');
  const [before = '', after = ''] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [before.split(':'), after === '' ? [] : after.split(':')];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/**
 * The address that a request is counted for: of the connection, or where a proxy on this machine passes it on, the one that the proxy added last to
 * `X-Forwarded-For`; what stands before it is the reader's own word. Empty where the connection is closed already.
 */
export function guesserOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const peer = networkOf(incoming?.socket.remoteAddress ?? '');
  const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '';
  return isLoopback(peer) && isIP(forwarded) !== 0 ? networkOf(forwarded) : peer;
}
