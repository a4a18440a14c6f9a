/**
 * A stream of bytes as lines, in bounded memory: a line that is too long is passed over, not held.
 */

export interface ByteLine {
  /** 1-based. */
  number: number;
  /** Without the line end; `undefined` for a line longer than the limit. */
  bytes: Uint8Array | undefined;
}

const LF = 0x0a;

/** The lines of the stream, ended by LF, the last one also without; empty lines among them. */
export async function* splitBytes(chunks: AsyncIterable<Uint8Array>, maxLine: number): AsyncGenerator<ByteLine> {
  let number = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  const take = (): Uint8Array | undefined => {
    const bytes = size > maxLine ? undefined : held.length === 1 ? held[0] : Buffer.concat(held);
    held = [];
    size = 0;
    return bytes;
  };
  const hold = (part: Uint8Array): void => {
    size += part.length;
    if (size > maxLine) held = [];
    else if (part.length > 0) held.push(part);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, from)) {
      hold(chunk.subarray(from, end));
      yield { number: number++, bytes: take() };
      from = end + 1;
    }
    hold(chunk.subarray(from));
  }
  if (size > 0) yield { number, bytes: take() };
}
