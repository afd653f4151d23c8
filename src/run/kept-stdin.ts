/** Standard input that can be read a second time: kept in memory, and never in a temporary file. */
export function keptStdin(stdin: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let kept: Uint8Array[] | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      if (kept) {
        yield* kept;
        return;
      }
      kept = [];
      for await (const chunk of stdin) {
        kept.push(Uint8Array.from(chunk));
        yield chunk;
      }
    },
  };
}
