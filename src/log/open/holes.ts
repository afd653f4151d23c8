import { CannotBeDone } from '../../errors.ts';

/** So many zero bytes in a row, where such a piece of a text begins, are no text of anybody's. */
const PIECE_BYTES = 256;

/**
 * The text of a log in which there is no hole: zero bytes stand where a copy was broken off, or where a
 * crash left space that was never written. A few of them may be an odd cell, which stays as it is.
 * @throws CannotBeDone
 */
export async function* withoutHoles(
  chunks: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Buffer> {
  let before = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at + PIECE_BYTES <= chunk.length; at += PIECE_BYTES) {
      if (chunk[at] !== 0) continue;
      const isHole = chunk.subarray(at, at + PIECE_BYTES).every((byte) => byte === 0);
      if (isHole) throw hole(name, before + at);
    }
    before += chunk.length;
    yield chunk;
  }
}

function hole(name: string, at: number): CannotBeDone {
  return new CannotBeDone(
    `${name} holds nothing but zeros about byte ${at} of its text: it was not copied to its end, or damaged; copy or export it again`,
  );
}
