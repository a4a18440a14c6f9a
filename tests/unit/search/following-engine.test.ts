/** Following an index: no question fails when a newer generation takes over, and the old one is closed after its last answer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { followGenerations } from '../../../src/search/following-engine.ts';

interface Opened {
  generation: string;
  isClosed: boolean;
  answer: (() => void)[];
}

/** Engines whose searches end when the test says so, and that say when one is asked after it was closed. */
function world() {
  const state = { generation: '1', opened: [] as Opened[], isBroken: false, errors: [] as unknown[] };
  const open = (): Promise<{ generation: string; engine: SearchEngine }> => {
    if (state.isBroken) return Promise.reject(new Error('damaged'));
    const own: Opened = { generation: state.generation, isClosed: false, answer: [] };
    state.opened.push(own);
    const engine = {
      search: () =>
        own.isClosed
          ? Promise.reject(new Error('closed'))
          : new Promise((resolve) => {
              own.answer.push(() => resolve({ generation: own.generation }));
            }),
      status: () => Promise.resolve({ generation: own.generation }),
      close: () => {
        own.isClosed = true;
        return Promise.resolve();
      },
    } as unknown as SearchEngine;
    return Promise.resolve({ generation: own.generation, engine });
  };
  const options = {
    open,
    current: () => Promise.resolve(state.generation),
    everyMs: 100,
    onError: (error: unknown) => void state.errors.push(error),
  };
  return { state, options };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an engine that follows an index', () => {
  it('answers old questions from the old generation, new ones from the new, and then closes the old one', async () => {
    const { state, options } = world();
    const engine = await followGenerations(options);
    const before = engine.search(searchQuery());
    state.generation = '2';
    await vi.advanceTimersByTimeAsync(250);
    const after = engine.search(searchQuery());
    expect(state.opened.map(({ isClosed }) => isClosed)).toEqual([false, false]);
    state.opened[0]?.answer[0]?.();
    state.opened[1]?.answer[0]?.();
    expect([await before, await after]).toEqual([{ generation: '1' }, { generation: '2' }]);
    await vi.advanceTimersByTimeAsync(0);
    expect(state.opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    await engine.close();
    expect(state.opened[1]?.isClosed).toBe(true);
  });

  it('never has more than two generations open', async () => {
    const { state, options } = world();
    const engine = await followGenerations(options);
    const before = engine.search(searchQuery());
    for (const generation of ['2', '3', '4']) {
      state.generation = generation;
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(state.opened.filter(({ isClosed }) => !isClosed).map(({ generation }) => generation)).toEqual(['1', '2']);
    state.opened[0]?.answer[0]?.();
    await before;
    await vi.advanceTimersByTimeAsync(300);
    expect(await engine.status()).toEqual({ generation: '4' });
    expect(state.opened.filter(({ isClosed }) => !isClosed)).toHaveLength(1);
    await engine.close();
  });

  it('goes on with what it has while a newer one cannot be opened', async () => {
    const { state, options } = world();
    const engine = await followGenerations(options);
    [state.generation, state.isBroken] = ['2', true];
    await vi.advanceTimersByTimeAsync(250);
    expect(await engine.status()).toEqual({ generation: '1' });
    expect(state.errors.length).toBeGreaterThan(0);
    state.isBroken = false;
    await vi.advanceTimersByTimeAsync(250);
    expect(await engine.status()).toEqual({ generation: '2' });
    await engine.close();
  });
});
