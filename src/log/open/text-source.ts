import type { Encoding } from '../../contract/document.ts';
import { linesOf } from '../rows/citations.ts';
import { decoded, detectEncoding, hasUtf8Mark, UndecodableBytes } from './encoding.ts';
import type { Prefix } from './prefix.ts';
import { undecodable } from './undecodable.ts';

/**
 * A log that is a text, as a source of UTF-8.
 * @param plain its bytes, the first MiB of them read ahead
 * @param asked the encoding that the user names
 */
export async function textSource(name: string, plain: Prefix, asked: Encoding | undefined) {
  const encoding = asked ?? detectEncoding(plain.start, plain.complete);
  const encodingSure = asked !== undefined || encoding !== 'utf-8' || hasUtf8Mark(plain.start);
  const text = decoded(plain.all, encoding);
  const prefix = await firstOf(text, name);
  // Looking one chunk ahead shows whether the prefix ends at bytes that cannot be decoded.
  const second = text.next();
  const undecoded = await second.then(
    () => undefined,
    (error: unknown) => (error instanceof UndecodableBytes ? error : undefined),
  );
  return {
    name,
    encoding,
    encodingSure,
    prefix,
    complete: plain.complete && undecoded === undefined,
    undecoded,
    citations: linesOf(name),
    async *chunks() {
      if (prefix.length > 0) yield prefix;
      const next = await second;
      if (next.done) return;
      yield next.value;
      yield* text;
    },
  };
}

async function firstOf(text: AsyncGenerator<Buffer>, name: string): Promise<Buffer> {
  try {
    const first = await text.next();
    return first.done ? Buffer.alloc(0) : first.value;
  } catch (error) {
    throw error instanceof UndecodableBytes ? undecodable(name, 1, error) : error;
  }
}
