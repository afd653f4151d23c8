/** One row: where its cells are in a window of the file. */
export interface Row {
  readonly bytes: Buffer;
  /** How many cells it has, and where each starts and ends in `bytes` (quotes left out). */
  readonly cells: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly quoting: Uint8Array;
  /** Where the row starts and ends in `bytes`, line end left out. */
  readonly rowStart: number;
  readonly rowEnd: number;
  /** The physical line where it starts, from 1. */
  readonly line: number;
  /** Whether text follows a closing quote. */
  readonly broken: boolean;
}

/** The text of a cell. */
export function cellText(row: Row, cell: number): string {
  const text = row.bytes.toString('utf8', row.starts[cell], row.ends[cell]);
  return row.quoting[cell] === 2 ? text.replaceAll('""', '"') : text;
}
