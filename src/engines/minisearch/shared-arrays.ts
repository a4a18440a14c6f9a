/** Numbers in memory that threads share; zeros at first. */

export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

export function sharedCounts(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

export function sharedShorts(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(2 * length));
}

/** A copy. */
export function shareInts(numbers: Int32Array): Int32Array {
  const shared = sharedInts(numbers.length);
  shared.set(numbers);
  return shared;
}

export function shareCounts(numbers: Int32Array): Uint32Array {
  const shared = sharedCounts(numbers.length);
  shared.set(numbers);
  return shared;
}
