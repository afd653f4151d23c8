import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CannotBeDone } from '../../errors.ts';

/**
 * Whether a file is gzip, by its first bytes.
 * @throws CannotBeDone where its name says that it is, and it is not
 */
export function isGzip(name: string, start: Uint8Array): boolean {
  if (start[0] === 0x1f && start[1] === 0x8b) return true;
  if (!name.toLowerCase().endsWith('.gz') || start.length === 0) return false;
  throw new CannotBeDone(`${name} is not gzip, whatever its name says: rename it`);
}

/**
 * Unpacks gzip, one member or several, to its very end. zlib stops without a word at zeros behind a
 * member: zeros to the end are padding, anything else behind them is an error, not a loss.
 * @throws CannotBeDone
 */
export async function* gunzipped(
  raw: AsyncGenerator<Buffer>,
  name: string,
): AsyncGenerator<Buffer> {
  const packed = new PackedBytes(raw);
  const gunzip = createGunzip();
  pipeline(Readable.from(packed.chunks()), gunzip, () => {});
  try {
    const unpacked: AsyncIterable<Buffer> = gunzip;
    yield* unpacked;
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    throw broken(name);
  }
  for await (const _ of packed.chunks());
  if (packed.lastNonZero >= gunzip.bytesWritten) throw broken(name);
}

function broken(name: string): CannotBeDone {
  return new CannotBeDone(
    `${name} is broken gzip (cut, damaged or with something behind it): copy or export it again`,
  );
}

/** The packed bytes, in chunks of their own, because the stream reads ahead. */
class PackedBytes {
  /** Where the last byte that is not zero stands. */
  lastNonZero = -1;
  #read = 0;
  readonly #raw: AsyncGenerator<Buffer>;

  constructor(raw: AsyncGenerator<Buffer>) {
    this.#raw = raw;
  }

  /** What is left of the bytes; a reader that stops early leaves the rest to the next. */
  async *chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value, done } = await this.#raw.next();
      if (done) return;
      const chunk = Buffer.from(value);
      let last = chunk.length - 1;
      while (last >= 0 && chunk[last] === 0) last--;
      if (last >= 0) this.lastNonZero = this.#read + last;
      this.#read += chunk.length;
      yield chunk;
    }
  }
}
