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

/** No log comes to this: most unpack to ten times their size. */
const MOST_UNPACKED = 64e9;
const MOST_TIMES = 1000;
/** So much is unpacked whatever its size was. */
const ANYWAY = 64 * 1024 ** 2;

/**
 * Unpacks gzip, one member or several, to its very end. zlib stops without a word at zeros behind a
 * member: zeros to the end are padding, anything else behind them is an error, not a loss.
 * @param most how many bytes it may unpack to; undefined for 64 GB, and a thousand times its own size
 * @throws CannotBeDone
 */
export async function* gunzipped(
  raw: AsyncGenerator<Buffer>,
  name: string,
  most?: number,
): AsyncGenerator<Buffer> {
  const packed = new PackedBytes(raw);
  const gunzip = createGunzip();
  pipeline(Readable.from(packed.chunks()), gunzip, () => {});
  try {
    const unpacked: AsyncIterable<Buffer> = gunzip;
    let bytes = 0;
    for await (const chunk of unpacked) {
      bytes += chunk.length;
      checkUnpacked(name, bytes, gunzip.bytesWritten, most);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    throw broken(name);
  }
  for await (const _ of packed.chunks());
  if (packed.lastNonZero >= gunzip.bytesWritten) throw broken(name);
}

/** @throws CannotBeDone where there is more than anybody's log comes to */
function checkUnpacked(
  name: string,
  bytes: number,
  packed: number,
  most: number | undefined,
): void {
  if (bytes <= (most ?? ANYWAY)) return;
  if (most === undefined && bytes <= Math.min(MOST_UNPACKED, MOST_TIMES * packed)) return;
  const why =
    most !== undefined || bytes > MOST_UNPACKED
      ? `more than ${unpackedWords(most ?? MOST_UNPACKED)}`
      : `more than ${MOST_TIMES} times its own size`;
  throw new CannotBeDone(
    `${name} unpacks to ${why}, as no log does: check what it is, or allow it with --most-unpacked 200GB`,
  );
}

/** 64 GB, 1.5 MB, 0.4 kB. */
function unpackedWords(bytes: number): string {
  if (bytes < 1e6) return `${bytes / 1e3} kB`;
  return bytes < 1e9 ? `${bytes / 1e6} MB` : `${bytes / 1e9} GB`;
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
