/**
 * One request hears of one state of the index, however often it asks and whatever is indexed meanwhile: the state is held from its first
 * question to its answer. Routes need not know.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareHandler } from 'hono';
import type { SearchEngine } from '../../search/engine.ts';

/** The engine to give to the routes, and what must stand before them. */
export function oneStatePerRequest(engine: SearchEngine): { engine: SearchEngine; hold: MiddlewareHandler } {
  if (engine.hold === undefined) return { engine, hold: (_, next) => next() };
  const held = new AsyncLocalStorage<SearchEngine>();
  const now = (): SearchEngine => held.getStore() ?? engine;
  return {
    engine: {
      search: (query, options) => now().search(query, options),
      facet: (query, field, page) => now().facet(query, field, page),
      repeated: async (query, limit) => (await now().repeated?.(query, limit)) ?? [],
      standElsewhere: async (sayings) => (await now().standElsewhere?.(sayings)) ?? [],
      variants: async (place) => now().variants?.(place),
      countVariants: async (places) => now().countVariants?.(places),
      suggest: (prefix) => now().suggest(prefix),
      article: (id) => now().article(id),
      passage: (id) => now().passage(id),
      entity: (idOrName) => now().entity(idOrName),
      entities: (query) => now().entities(query),
      status: () => now().status(),
      arrivals: async () => (await now().arrivals?.()) ?? [],
      corrections: async () => (await now().corrections?.()) ?? [],
      hold: () => engine.hold?.() ?? { engine, release: () => undefined },
      close: () => engine.close(),
    },
    hold: async (_, next) => {
      const state = engine.hold?.();
      try {
        await (state === undefined ? next() : held.run(state.engine, next));
      } finally {
        state?.release();
      }
    },
  };
}
