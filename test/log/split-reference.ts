import { textOf } from '../../src/log/rows/row.ts';
import { CurrentRow } from '../../src/log/rows/row-batch.ts';
import { RowScanner, UnclosedQuote } from '../../src/log/rows/scan.ts';

/** A row, as the scanner or the reference found it. */
export interface SplitRow {
  line: number;
  broken: boolean;
  /** Empty for a broken row, whose cells mean nothing; `count` is good for all. */
  cells: string[];
  count: number;
  /** The row verbatim, its line end left out. */
  raw: string;
}

export interface Split {
  rows: SplitRow[];
  /** The line where a quote opens that is never closed, else null. */
  unclosed: number | null;
}

/** Splits text character by character, as the contract says and as slowly as need be. */
export function referenceSplit(text: string, delimiter: string): Split {
  const rows: SplitRow[] = [];
  let row: SplitRow | undefined;
  let state: 'cellStart' | 'plain' | 'quoted' | 'quoteClosed' = 'cellStart';
  let line = 1;
  let openedOn = 0;
  const add = (token: string): void => {
    if (row) row.cells.push((row.cells.pop() ?? '') + token);
  };
  const finish = (): void => {
    if (row) rows.push({ ...row, count: row.cells.length, cells: row.broken ? [] : row.cells });
    row = undefined;
    state = 'cellStart';
  };
  for (const token of text.match(/\r\n|[\s\S]/g) ?? []) {
    const isLineEnd = token === '\n' || token === '\r' || token === '\r\n';
    row ??= { line, broken: false, cells: [''], count: 0, raw: '' };
    if (isLineEnd) line++;
    if (isLineEnd && state !== 'quoted') {
      finish();
      continue;
    }
    row.raw += token;
    if (state === 'quoted') {
      if (token === '"') state = 'quoteClosed';
      else add(token);
    } else if (state === 'quoteClosed' && token === '"') {
      add('"');
      state = 'quoted';
    } else if (token === delimiter) {
      row.cells.push('');
      state = 'cellStart';
    } else if (state === 'cellStart' && token === '"') {
      openedOn = line;
      state = 'quoted';
    } else {
      if (state === 'quoteClosed') row.broken = true;
      add(token);
      state = 'plain';
    }
  }
  if (state === 'quoted') return { rows, unclosed: openedOn };
  finish();
  return { rows, unclosed: null };
}

/** What RowScanner makes of a text that comes in chunks. */
export function scanned(chunks: readonly Uint8Array[], delimiter: string): Split {
  const scanner = new RowScanner(delimiter.charCodeAt(0));
  const rows: SplitRow[] = [];
  const row = new CurrentRow();
  const found = scanner.rows;
  const take = (): void => {
    let failure: unknown;
    try {
      scanner.fill();
    } catch (error) {
      failure = error;
    }
    for (let number = 0; number < found.count; number++) {
      found.show(number, row, 0);
      const { line, broken, cells: count, rowStart, rowEnd } = row;
      const { bytes, first, starts, ends, quoting } = row;
      const cells = Array.from({ length: broken ? 0 : count }, (_, i) =>
        textOf(bytes, starts[first + i]!, ends[first + i]!, quoting[first + i]!),
      );
      rows.push({ line, broken, cells, count, raw: row.bytes.toString('utf8', rowStart, rowEnd) });
    }
    if (failure !== undefined) throw failure;
  };
  try {
    for (const chunk of chunks) {
      scanner.push(chunk);
      take();
    }
    scanner.end();
    take();
    return { rows, unclosed: null };
  } catch (error) {
    if (error instanceof UnclosedQuote) return { rows, unclosed: error.line };
    throw error;
  } finally {
    scanner.close();
  }
}

/** Splits bytes at positions, taken modulo their number; the same position twice is an empty chunk. */
export function chunked(bytes: Uint8Array, positions: readonly number[]): Uint8Array[] {
  const cuts = positions.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b);
  return [...cuts, bytes.length].map((end, i) => bytes.subarray(cuts[i - 1] ?? 0, end));
}
