/** `/metrics` for Prometheus: requests by route and status, how long they took, the process, and what the index holds. No query is in it. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineStatus } from '../../search/engine.ts';
import type { Observer } from './observe.ts';

export interface Metrics {
  observe: Observer;
  /** The exposition, and its type. */
  write: (status: EngineStatus) => Promise<{ type: string; text: string }>;
}

/** Seconds: most searches take milliseconds, a search is given up after one, a feed after ten. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'pullquote_http_request_duration_seconds',
    help: 'Requests by the route that answered and the status, and how long they took.',
    labelNames: ['route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const holds = new Gauge({ name: 'pullquote_index_size', help: 'What the served index holds.', labelNames: ['what'], registers });
  const served = new Gauge({ name: 'pullquote_index_info', help: 'The generation that is served.', labelNames: ['generation'], registers });
  return {
    observe: ({ route, status, ms }) => duration.observe({ route, status }, ms / 1000),
    write: async ({ generation, articles, passages, quotations }) => {
      for (const [what, count] of Object.entries({ articles, passages, quotations })) holds.set({ what }, count);
      served.reset();
      served.set({ generation }, 1);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
