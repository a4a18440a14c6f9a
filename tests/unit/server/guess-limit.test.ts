import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guessLimit } from '../../../src/server/guess-limit.ts';

const MINUTE = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function fail(limit: ReturnType<typeof guessLimit>, address: string, times: number): void {
  for (let i = 0; i < times; i++) limit.countFailure(address);
}

describe('the limit on guesses', () => {
  it('lets an address fail twenty times, and again when a minute is over', () => {
    const limit = guessLimit();
    fail(limit, 'a', 19);
    expect(limit.secondsToWait('a')).toBe(0);
    vi.advanceTimersByTime(MINUTE / 2);
    fail(limit, 'a', 1);
    expect(limit.secondsToWait('a')).toBe(30);
    expect(limit.secondsToWait('b')).toBe(0);
    vi.advanceTimersByTime(MINUTE / 2 - 1);
    expect(limit.secondsToWait('a')).toBe(1);
    vi.advanceTimersByTime(1);
    expect(limit.secondsToWait('a')).toBe(0);
    fail(limit, 'a', 19);
    expect(limit.secondsToWait('a')).toBe(0);
    fail(limit, 'a', 1);
    expect(limit.secondsToWait('a')).toBe(60);
  });

  it('remembers only so many addresses, and forgets the one that it has counted longest', () => {
    const limit = guessLimit(3);
    for (const address of ['a', 'b', 'c']) {
      fail(limit, address, 20);
      vi.advanceTimersByTime(1000);
    }
    fail(limit, 'd', 1);
    expect(['a', 'b', 'c', 'd'].map((address) => limit.secondsToWait(address) > 0)).toEqual([false, true, true, false]);
    vi.advanceTimersByTime(MINUTE);
    fail(limit, 'e', 20);
    expect(limit.secondsToWait('e')).toBe(60);
    expect(limit.secondsToWait('c')).toBe(0);
  });

  it('takes bounded memory for a hundred thousand addresses', () => {
    const limit = guessLimit();
    for (let i = 0; i < 100_000; i++) limit.countFailure(`2001:db8:${i.toString(16)}:0`);
    fail(limit, 'last', 20);
    expect(limit.secondsToWait('last')).toBe(60);
    expect(limit.size).toBe(10_000);
  });
});
