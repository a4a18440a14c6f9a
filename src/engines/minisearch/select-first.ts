/**
 * The first few of many in an order, without sorting the rest: a heap whose root is the worst of the best so far.
 *
 * @returns the numbers below `size` at the places from `offset` on in the order
 */
export function selectFirst(size: number, compare: (a: number, b: number) => number, page: { offset: number; limit: number }): number[] {
  const wanted = Math.min(size, page.offset + page.limit);
  if (wanted <= page.offset) return [];
  const heap: number[] = [];
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compare(heap[child] ?? 0, heap[worst] ?? 0) > 0) worst = child;
      }
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0];
      at = worst;
    }
  };
  for (let i = 0; i < wanted; i++) heap.push(i);
  for (let at = (wanted >>> 1) - 1; at >= 0; at--) sink(at);
  for (let i = wanted; i < size; i++) {
    if (compare(i, heap[0] ?? 0) >= 0) continue;
    heap[0] = i;
    sink(0);
  }
  return heap.sort(compare).slice(page.offset);
}
