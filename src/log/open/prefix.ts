/** Encoding, delimiter, header and the order of dates are first looked for in this much of a file. */
export const PREFIX_BYTES = 1024 * 1024;

/** A start that was read ahead; `all` gives it again, and then the rest. */
export interface Prefix {
  readonly start: Buffer;
  /** Whether there is no more. */
  readonly complete: boolean;
  readonly all: AsyncGenerator<Buffer>;
}

/** Reads at least `wanted` bytes ahead. */
export async function readPrefix(chunks: AsyncGenerator<Buffer>, wanted: number): Promise<Prefix> {
  const ahead: Buffer[] = [];
  let length = 0;
  let complete = false;
  while (length < wanted && !complete) {
    const { value, done } = await chunks.next();
    if (done) complete = true;
    else {
      ahead.push(Buffer.from(value));
      length += value.length;
    }
  }
  const start = ahead.length === 1 ? ahead[0]! : Buffer.concat(ahead);
  async function* all(): AsyncGenerator<Buffer> {
    if (start.length > 0) yield start;
    if (!complete) yield* chunks;
  }
  return { start, complete, all: all() };
}
