import type { CellContext } from './cells/cell-context.ts';
import { type SheetRow, SheetRows } from './sheet-rows.ts';
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

/** What is told of while rows are read. */
interface Told {
  /** How many packed bytes were read. */
  readonly read?: (bytes: number) => void;
  /** A range of cells that are merged to one, such as `C2:C7`; all stand behind the last row. */
  readonly merged?: (reference: string) => void;
}

/**
 * Reads the rows of a sheet one after the other.
 * @param timeColumns columns in which a number without a date's format may be a time
 * @param told of what is read beside the rows
 * @throws BrokenWorkbook, TooLarge
 */
export async function* readRows(
  access: RandomAccess,
  part: ZipPart,
  context: CellContext,
  timeColumns: ReadonlySet<number>,
  told: Told = {},
): AsyncGenerator<RowsRead> {
  const taken = new SheetRows(context, timeColumns, told.merged);
  const reader = new XmlReader(part.name, taken);
  let bytes = 0;
  for await (const chunk of partChunks(access, part, told.read)) {
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
