import { type CellContext, type SheetRow, SheetRows } from './sheet-rows.ts';
import { XmlReader } from './xml.ts';
import { partChunks, type RandomAccess, type ZipPart } from './zip.ts';

/**
 * How much XML is taken at a time: a few bytes of it can refer to a text of 128 KiB, so that the rows
 * of a larger piece could be larger than memory.
 */
const PIECE_BYTES = 16 * 1024;

/** Rows of a sheet that were read together, and how many bytes of its XML were read up to there. */
export interface RowsRead {
  readonly rows: readonly SheetRow[];
  readonly bytes: number;
}

/**
 * Reads the rows of a sheet one after the other.
 * @param timeColumns columns in which a number without a date's format may be a time
 * @param read told how many packed bytes were read
 * @throws BrokenWorkbook, TooLarge
 */
export async function* readRows(
  access: RandomAccess,
  part: ZipPart,
  context: CellContext,
  timeColumns: ReadonlySet<number>,
  read?: (bytes: number) => void,
): AsyncGenerator<RowsRead> {
  const taken = new SheetRows(context, timeColumns);
  const reader = new XmlReader(part.name, taken);
  let bytes = 0;
  for await (const chunk of partChunks(access, part, read)) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES);
      reader.push(piece);
      bytes += piece.length;
      const { rows } = taken;
      taken.rows = [];
      yield { rows, bytes };
    }
  }
  reader.end();
}
