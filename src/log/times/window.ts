import { type CellState, folded, type SearchWindow, trimmed } from '../../search.ts';

/** The range of images that a search asked for, as logs write it. */

/** What one end of a range turned out to be. */
export type EndOfRange = 'time' | 'nothing' | 'withheld' | 'unreadable';

/** What an end of a range is when its cell is not a readable time. */
export function endWithoutTime(state: CellState): EndOfRange {
  if (state === 'withheld') return 'withheld';
  return state === 'value' || state === 'damaged' ? 'unreadable' : 'nothing';
}

/** The first that holds, in the order in which searches are set aside. */
export function windowStatus(start: EndOfRange, end: EndOfRange): SearchWindow['status'] {
  if (start === 'nothing' && end === 'nothing') return 'none';
  if (start === 'withheld' || end === 'withheld') return 'withheld';
  if (start === 'unreadable' || end === 'unreadable') return 'unreadable';
  if (start === 'nothing') return 'noStart';
  return end === 'nothing' ? 'startOnly' : 'both';
}

/** Where a cell that holds both ends is split: the first half's end and the second half's start. */
export interface Split {
  firstEnd: number;
  secondStart: number;
}

/**
 * Splits bytes[start, end): two lines that are not blank, or `<start> to <end>`, or
 * `<start> - <end>`. Returns false where the cell does not split in two; writes `split` otherwise.
 */
export function splitRange(bytes: Uint8Array, start: number, end: number, split: Split): boolean {
  return splitLines(bytes, start, end, split) || splitWord(bytes, start, end, split);
}

function splitLines(bytes: Uint8Array, start: number, end: number, split: Split): boolean {
  let first = -1;
  let last = -1;
  for (let p = start; p < end; p++) {
    const c = bytes[p];
    if (c !== 0x0a && c !== 0x0d) continue;
    // Line ends before the first text and behind the last do not split anything.
    if (!hasText(bytes, start, p)) continue;
    if (first < 0) first = p;
    if (hasText(bytes, first, p)) last = p;
  }
  if (first < 0 || !hasText(bytes, first, end)) return false;
  if (last > first && hasText(bytes, last, end)) return false;
  split.firstEnd = first;
  split.secondStart = first + 1;
  return true;
}

function splitWord(bytes: Uint8Array, start: number, end: number, split: Split): boolean {
  for (let p = start + 1; p < end - 1; p++) {
    if (!isSpace(bytes[p - 1]!)) continue;
    const c = bytes[p]!;
    const size = c === 0x2d ? 1 : (c | 0x20) === 0x74 && (bytes[p + 1]! | 0x20) === 0x6f ? 2 : 0;
    if (size === 0 || p + size >= end || !isSpace(bytes[p + size]!)) continue;
    split.firstEnd = p - 1;
    split.secondStart = p + size + 1;
    return true;
  }
  return false;
}

function hasText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) if (!isSpace(bytes[p]!)) return true;
  return false;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** What a packed cell such as `Plate: 7ABC123; From: 03/23/2019; To: 03/29/2019` holds. */
export interface Packed {
  readonly plate: string;
  readonly from: string;
  readonly to: string;
}

/** Takes a packed cell apart. A cell with none of the keys is undefined. */
export function unpack(text: string): Packed | undefined {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    const key = folded(part.slice(0, Math.max(colon, 0)));
    if (['plate', 'from', 'to'].includes(key) && !parts.has(key)) {
      parts.set(key, trimmed(part.slice(colon + 1)));
    }
  }
  if (parts.size === 0) return undefined;
  return {
    plate: parts.get('plate') ?? '',
    from: parts.get('from') ?? '',
    to: parts.get('to') ?? '',
  };
}
