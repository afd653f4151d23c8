/**
 * A text in pieces, because V8 holds no string of over 536,870,888 characters: none of them is the whole,
 * nor is any made before the one before it was written.
 */
export type Pieces = Iterable<string>;

/** So many characters make a piece; one text of more is one, too. */
export const PIECE_LENGTH = 1 << 20;

/** Texts as pieces of a good length. */
export function* inPieces(texts: Pieces, length = PIECE_LENGTH): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < length) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
