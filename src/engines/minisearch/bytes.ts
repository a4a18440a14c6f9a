/** Bytes that grow, and numbers of as few bytes as they need: seven bits a byte, the first ones first, the top bit set in all but the last. */

export class ByteWriter {
  length = 0;
  private bytes = new Uint8Array(1 << 14);

  varint(value: number): void {
    if (this.length + 8 > this.bytes.length) this.grow(this.length + 8);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(this.length + 1);
    this.bytes[this.length++] = value;
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(this.length + bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Adds what another has. */
  appendAll(other: ByteWriter): void {
    this.append(other.bytes.subarray(0, other.length));
  }

  /** Begins anew. */
  clear(): void {
    this.length = 0;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, 2 * this.bytes.length));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Reads numbers one after the other. Beyond the end it reads zeros, so that no loop runs away. */
export class ByteReader {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Numbers below 2^31. */
  varint(): number {
    let byte = this.bytes[this.at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    return value;
  }
}
