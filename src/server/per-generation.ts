/** What depends on the index alone is asked for once for each state of it; a failure is not kept. */
import { language } from '../../views/languages/language.ts';
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

/** The same of what is put into words: for each language that is asked for. */
export function perLanguage<T>(begin: () => () => Promise<T>): () => Promise<T> {
  const begun = new Map<string, () => Promise<T>>();
  return () => {
    const { tag } = language();
    const known = begun.get(tag) ?? begin();
    begun.set(tag, known);
    return known();
  };
}
