/** Encoding, delimiter, header and the order of dates are first looked for in this much of a file. */
export const PREFIX_BYTES = 1024 * 1024;

/** Reads at least `wanted` bytes ahead; `all` gives them again as one chunk, and then the rest. */
export async function readPrefix(chunks: AsyncGenerator<Buffer>, wanted: number) {
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
