import { CannotBeDone } from '../../errors.ts';
import type { UndecodableBytes } from './encoding.ts';

/** The line for bytes that the encoding does not have. */
export function undecodable(name: string, line: number, error: UndecodableBytes): CannotBeDone {
  return new CannotBeDone(
    `${name}: line ${line} holds bytes that are not ${error.encoding} (${error.bytes}): ` +
      'name the right encoding with --encoding (utf-8, utf-16le, utf-16be, windows-1252)',
  );
}
