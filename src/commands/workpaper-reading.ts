import { parse } from 'csv-parse/sync';
import { CannotBeDone } from '../errors.ts';
import { type Io, readBytes } from '../io.ts';
import { decoded, detectEncoding, UndecodableBytes } from '../log/open/encoding.ts';
import { unguarded } from '../report/workpaper-csv.ts';
import { titleKey } from '../sampling/workpaper.ts';
import type { FinishedTable } from '../sampling/workpaper-check.ts';

/** Reads a finished workpaper back: CSV as whatever program saved it, or XLSX. */

/** Far more than a workpaper has; a file made to eat the machine is refused before it does. */
const MOST_BYTES = 64 * 1024 ** 2;

/** How far down the header may stand. */
const HEADER_WITHIN = 50;

/** Two titles that no other table has together. */
const MARKS = ['draw', 'exception (y/n)'];

/**
 * The table of a finished workpaper, with line ends in cells as LF.
 * @throws CannotBeDone when it is not there, is no CSV or XLSX, or has no workpaper's header
 */
export async function readWorkpaper(io: Io, name: string): Promise<FinishedTable> {
  const bytes = readBytes(io, name, MOST_BYTES);
  if (bytes === undefined) {
    throw new CannotBeDone(`${name} is not there: name the finished workpaper`);
  }
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    // Loaded here, and not above: a CSV needs none of it.
    const { workbookTables } = await import('./workpaper-workbook.ts');
    for await (const rows of workbookTables(name, bytes)) {
      const table = tableOf(rows);
      if (table !== undefined) return table;
    }
    throw noHeader(name);
  }
  if (first === 0xd0 && second === 0xcf) {
    throw new CannotBeDone(
      `${name} is an old Excel file, or locked with a password: save it as .xlsx without one`,
    );
  }
  return csvTable(name, await decodedText(name, Buffer.from(bytes)));
}

function noHeader(name: string): CannotBeDone {
  return new CannotBeDone(
    `${name} has no row with the titles "draw" and "exception (Y/N)" among its first ${HEADER_WITHIN}: give the workpaper that sample wrote, filled in`,
  );
}

async function decodedText(name: string, bytes: Buffer): Promise<string> {
  const encoding = detectEncoding(bytes, true);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of decoded(one(bytes), encoding)) chunks.push(Buffer.from(chunk));
  } catch (error) {
    if (!(error instanceof UndecodableBytes)) throw error;
    throw new CannotBeDone(
      `${name} has bytes that are not ${error.encoding} (${error.bytes}): save it as CSV UTF-8 or as .xlsx`,
    );
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Delimiters that spreadsheets save with, by country and by menu. */
const DELIMITERS = [',', ';', '\t'];

function csvTable(name: string, text: string): FinishedTable {
  let problem: unknown;
  for (const delimiter of DELIMITERS) {
    try {
      const rows: string[][] = parse(text, { delimiter, relax_column_count: true });
      const table = tableOf(rows, unguarded);
      if (table !== undefined) return table;
    } catch (error) {
      problem ??= error;
    }
  }
  if (problem === undefined) throw noHeader(name);
  const what = problem instanceof Error ? problem.message : String(problem);
  throw new CannotBeDone(`${name} cannot be read as CSV: ${what.slice(0, 120)}: save it again`);
}

/**
 * The table below the first row that has the marks of a workpaper's header; undefined without one.
 * @param plain gives the text of a cell that the file has in a guarded form
 */
function tableOf(
  rows: readonly (readonly string[])[],
  plain = (cell: string): string => cell,
): FinishedTable | undefined {
  const header = rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const keys = row.map(titleKey);
    return MARKS.every((mark) => keys.includes(mark));
  });
  if (header < 0) return undefined;
  const below = rows.map((cells, index) => {
    const written = cells.map(oneLineEnd);
    return { row: index + 1, cells: written.map(plain), written };
  });
  return {
    titles: rows[header]!.map(plain),
    rows: below.slice(header + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  };
}

function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
