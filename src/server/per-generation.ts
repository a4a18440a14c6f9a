/** What depends on the index alone is asked for once for each state of it; a failure is not kept. */
import type { EngineStatus, SearchEngine } from '../search/engine.ts';

/** A value that is made anew when the index has changed, and only then. */
export function perGeneration<T>(engine: SearchEngine, make: (status: EngineStatus) => Promise<T>): () => Promise<T> {
  let held: { generation: string; value: Promise<T> } | undefined;
  return async () => {
    const status = await engine.status();
    if (held?.generation !== status.generation) {
      const value = make(status);
      held = { generation: status.generation, value };
      value.catch(() => {
        held = undefined;
      });
    }
    return held.value;
  };
}
