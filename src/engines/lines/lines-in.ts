const LINE_END = 0x0a;

/**
 * The lines of a stream, in lots, without their ends; of any length. Each is a text of its own: a part
 * of a line that somebody keeps keeps no more than its line.
 */
export async function* linesIn(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  for await (const piece of stream) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const lines: string[] = [];
    let from = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, from)) {
      const own = bytes.subarray(from, end);
      const whole = rest.length > 0 ? Buffer.concat([...rest, own]) : own;
      lines.push(whole.toString('latin1'));
      rest = [];
      from = end + 1;
    }
    // A copy: whoever gave the piece may write into it again.
    if (from < bytes.length) rest.push(Buffer.from(bytes.subarray(from)));
    yield lines;
  }
  if (rest.length > 0) yield [Buffer.concat(rest).toString('latin1')];
}
