import { jsonSafe } from '../escape.ts';
import { inPieces, PIECE_LENGTH } from '../pieces.ts';

/**
 * A document as `JSON.stringify(document, null, 2)` writes it, harmless on a terminal, with a line end
 * behind it. What is small is written at once, which is quicker; what is not, by its parts.
 * @param document plain data
 * @param length about how long a piece is
 */
export function* jsonPieces(document: object, length = PIECE_LENGTH): Generator<string> {
  for (const piece of inPieces(lines(document, length), length)) yield jsonSafe(piece);
}

function* lines(document: object, most: number): Generator<string> {
  yield* written(document, '', most);
  yield '\n';
}

function* written(value: object, indent: string, most: number): Generator<string> {
  if (sizeUpTo(value, most) < most) yield indented(value, indent) ?? 'null';
  else if (Array.isArray(value)) yield* writtenList(value, indent, most);
  else yield* writtenObject(value, indent, most);
}

/** A list, of whose elements so many are written at once as are small together. */
function* writtenList(list: readonly unknown[], indent: string, most: number): Generator<string> {
  const below = `${indent}  `;
  let [start, size] = [0, 0];
  const upTo = (end: number): string => {
    const text = start === end ? '' : indented(list.slice(start, end), indent)!;
    const comma = start === 0 ? '' : ',';
    [start, size] = [end, 0];
    // Without its brackets and the line end before the last of them.
    return text === '' ? '' : comma + text.slice(1, -(indent.length + 2));
  };
  yield '[';
  for (let at = 0; at < list.length; at++) {
    const element = list[at];
    const own = sizeUpTo(element, most);
    if (own >= most && isBranch(element)) {
      yield upTo(at);
      yield `${at === 0 ? '' : ','}\n${below}`;
      yield* written(element, below, most);
      start = at + 1;
    } else {
      size += own;
      if (size >= most) yield upTo(at + 1);
    }
  }
  yield upTo(list.length);
  yield list.length === 0 ? ']' : `\n${indent}]`;
}

function* writtenObject(of: object, indent: string, most: number): Generator<string> {
  const below = `${indent}  `;
  let before = '{';
  for (const [key, value] of Object.entries(of)) {
    const name = `${before}\n${below}${JSON.stringify(key)}: `;
    if (isBranch(value)) {
      yield name;
      yield* written(value, below, most);
    } else {
      const text = JSON.stringify(value);
      // What is undefined is left out.
      if (text === undefined) continue;
      yield name;
      yield text;
    }
    before = ',';
  }
  yield before === '{' ? '{}' : `\n${indent}}`;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** About how long a value is as text, as far as it is less than so much. */
function sizeUpTo(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length;
  if (!isBranch(value)) return 8;
  let size = 8;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && size < most; at++) {
      size += 8 + sizeUpTo(value[at], most - size);
    }
    return size;
  }
  for (const [key, part] of Object.entries(value)) {
    size += key.length + 8 + sizeUpTo(part, most - size);
    if (size >= most) break;
  }
  return size;
}

/** A value as JSON has it, at its place in the document. */
function indented(value: unknown, indent: string): string | undefined {
  const text: string | undefined = JSON.stringify(value, null, 2);
  return indent === '' ? text : text?.replaceAll('\n', `\n${indent}`);
}
