/**
 * The first few of many in an order, without sorting the rest: a heap whose root is the worst of the best so far. The larger key comes
 * first, and equals are told apart by `compare`, which is asked for few.
 *
 * @returns the numbers below `keys.length` at the places from `offset` on in the order
 */
export function selectFirst(
  keys: Float64Array | Int32Array,
  compare: (a: number, b: number) => number,
  page: { offset: number; limit: number },
): number[] {
  const size = keys.length;
  const wanted = Math.min(size, page.offset + page.limit);
  if (wanted <= page.offset) return [];
  const order = (a: number, b: number): number => (keys[b] ?? 0) - (keys[a] ?? 0) || compare(a, b);
  const heap: number[] = [];
  for (let i = 0; i < wanted; i++) heap.push(i);
  for (let at = (wanted >>> 1) - 1; at >= 0; at--) sink(heap, at, order);
  let least = keys[heap[0] ?? 0] ?? 0;
  for (let i = wanted; i < size; i++) {
    const key = keys[i] ?? 0;
    if (key < least || (key === least && compare(i, heap[0] ?? 0) >= 0)) continue;
    heap[0] = i;
    sink(heap, 0, order);
    least = keys[heap[0] ?? 0] ?? 0;
  }
  return heap.sort(order).slice(page.offset);
}

function sink(heap: number[], from: number, order: (a: number, b: number) => number): void {
  for (let at = from; ; ) {
    let worst = at;
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < heap.length; child++) {
      if (order(heap[child] ?? 0, heap[worst] ?? 0) > 0) worst = child;
    }
    if (worst === at) return;
    const moved = heap[at] ?? 0;
    heap[at] = heap[worst] ?? 0;
    heap[worst] = moved;
    at = worst;
  }
}

/** The `k`-th largest of at least so many numbers. */
export function kthLargest(keys: Float64Array, k: number): number {
  const heap = keys.slice(0, k).sort();
  let least = heap[0] ?? 0;
  for (let i = k; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    if (key <= least) continue;
    heap[0] = key;
    siftDown(heap);
    least = heap[0] ?? 0;
  }
  return least;
}

/** Moves the root of a heap, the smallest first, to where it belongs. */
function siftDown(heap: Float64Array): void {
  const moved = heap[0] ?? 0;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++;
    if ((heap[child] ?? 0) >= moved) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = moved;
}
