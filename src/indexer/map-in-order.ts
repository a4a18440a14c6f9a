/** Applies `work` to each item, at most `width` at a time, and yields the results in the order of the items. */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const started = work(item);
    // A failure is met when its turn comes; until then it must not count as unhandled.
    started.catch(() => undefined);
    running.push(started);
    if (running.length >= width) {
      const first = running.shift();
      if (first !== undefined) yield await first;
    }
  }
  for (const rest of running) yield await rest;
}
