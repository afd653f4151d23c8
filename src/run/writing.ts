import { setImmediate } from 'node:timers/promises';
import { Interrupted } from '../errors.ts';
import type { Pieces } from '../report/pieces.ts';
import type { Io } from '../world/io.ts';

/** What an output is made of: text, which may be longer than one string can be, or the bytes of a file. */
export type Content = string | Pieces | Uint8Array;

/** Takes an output to where it goes. */
export type Write = (content: Content) => Promise<void>;

/** Standard output as where an output goes. */
export function toStandardOutput(io: Pick<Io, 'stdout' | 'signal'>): Write {
  return writesPieces(
    io,
    (piece) => io.stdout.write(textOf(piece)),
    () => io.stdout.isClosed === true,
  );
}

/**
 * Writes what may come in pieces, one after the other; between two of them Ctrl-C is heard.
 * @param isUnread whether nobody reads any more what is written
 */
export function writesPieces(
  { signal }: Pick<Io, 'signal'>,
  write: (piece: string | Uint8Array) => Promise<void>,
  isUnread = (): boolean => false,
): Write {
  return async (content) => {
    if (typeof content === 'string' || content instanceof Uint8Array) return await write(content);
    let isFirst = true;
    for (const piece of content) {
      if (!isFirst) {
        await setImmediate();
        if (signal.aborted) throw new Interrupted();
        if (isUnread()) return;
      }
      await write(piece);
      isFirst = false;
    }
  };
}

/** The text of a piece; only a name can ask for a file of bytes. */
export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : '';
}
