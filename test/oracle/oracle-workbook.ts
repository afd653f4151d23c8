import { inflateRawSync } from 'node:zlib';
import { type Book, cellText, isDateCell } from './oracle-workbook-cells.ts';
import { elements, richText, unescapeXml } from './oracle-xml.ts';

/**
 * A slow, plain reader of workbooks, to compare the program's with: everything in memory, by regular
 * expressions, from the formats' descriptions and not from the program. It knows no limits, and of
 * number formats only General, digits with literals, dates, and times of day.
 */

export interface OracleSheet {
  name: string;
  hidden: boolean;
  /** Cell texts by row number, from 1; cells that a row leaves out are empty. */
  rows: Map<number, string[]>;
  hiddenRows: Set<number>;
  /** The columns, from 0, in which a row has a date cell. */
  dateCells: Map<number, number[]>;
  /** Ranges of cells that are one, such as `C2:C7`. */
  merged: string[];
  /** The cells as they are below a row, where ranges from there or above fill nothing. */
  below: (row: number) => Pick<OracleSheet, 'rows' | 'dateCells'>;
}

/** What an archive begins with: a log in one is a workbook, or nothing that can be read. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\x03\x04'));
}

export function oracleWorkbook(bytes: Uint8Array): OracleSheet[] {
  const parts = unzip(Buffer.from(bytes));
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const workbook = text('xl/workbook.xml');
  const relations = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Target ?? '',
    ]),
  );
  const shared = elements(text('xl/sharedStrings.xml'), 'si').map(({ body }) => richText(body));
  const formats = cellFormats(text('xl/styles.xml'));
  const date1904 = /date1904="(1|true)"/.test(workbook);
  return elements(workbook, 'sheet').map(({ attributes }) => {
    const target = relations.get(attributes['r:id'] ?? '') ?? '';
    const xml = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return {
      name: unescapeXml(attributes.name ?? ''),
      hidden: (attributes.state ?? 'visible') !== 'visible',
      ...rowsOf(xml, { shared, formats, date1904 }),
    };
  });
}

/** The parts of an archive, by the list at its end. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + size);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, method === 8 ? inflateRawSync(body) : body);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function cellFormats(styles: string): string[] {
  const own = new Map(
    elements(/<numFmts.*?<\/numFmts>/s.exec(styles)?.[0] ?? '', 'numFmt').map(({ attributes }) => [
      attributes.numFmtId ?? '',
      unescapeXml(attributes.formatCode ?? ''),
    ]),
  );
  const builtIn: Record<string, string> = {
    1: '0',
    14: 'yyyy-mm-dd',
    18: 'h:mm AM/PM',
    19: 'h:mm:ss AM/PM',
    20: 'h:mm',
    21: 'h:mm:ss',
    22: 'yyyy-mm-dd hh:mm',
  };
  return elements(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '', 'xf').map(({ attributes }) => {
    const id = attributes.numFmtId ?? '0';
    return own.get(id) ?? builtIn[id] ?? 'General';
  });
}

function rowsOf(xml: string, book: Book): Omit<OracleSheet, 'name' | 'hidden'> {
  const rows = new Map<number, string[]>();
  const hiddenRows = new Set<number>();
  const dateCells = new Map<number, number[]>();
  let number = 0;
  for (const row of elements(/<sheetData>.*<\/sheetData>/s.exec(xml)?.[0] ?? '', 'row')) {
    number = Number(row.attributes.r ?? number + 1);
    if (/^(1|true)$/.test(row.attributes.hidden ?? '')) hiddenRows.add(number);
    const cells: string[] = [];
    const dates: number[] = [];
    let column = -1;
    for (const { attributes, body } of elements(row.body, 'c')) {
      column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
      cells[column] = cellText(attributes, body, book);
      if (isDateCell(attributes, body, book)) dates.push(column);
    }
    rows.set(
      number,
      Array.from(cells, (cell) => cell ?? ''),
    );
    dateCells.set(number, dates);
  }
  const merged = elements(xml, 'mergeCell').map(({ attributes }) => attributes.ref ?? '');
  const below = (row: number) => {
    const filled = { rows: new Map(rows), dateCells: structuredClone(dateCells) };
    for (const range of merged) {
      if (rowOf(range) > row) fillMerged(range, filled.rows, filled.dateCells);
    }
    return filled;
  };
  return { ...below(0), hiddenRows, merged, below };
}

/** The row of a reference, the first one of a range. */
export function rowOf(reference: string): number {
  return Number(/\d+/.exec(reference)?.[0]);
}

/** A merged range has its first cell's value in every cell, as far as the sheet goes. */
function fillMerged(
  range: string,
  rows: Map<number, string[]>,
  dateCells: Map<number, number[]>,
): void {
  const [from = '', to = from] = range.split(':');
  const width = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  const first = columnOf(from);
  const value = rows.get(rowOf(from))?.[first] ?? '';
  const isDate = dateCells.get(rowOf(from))?.includes(first) ?? false;
  for (
    let number = rowOf(from);
    number <= Math.min(rowOf(to), Math.max(...rows.keys()));
    number++
  ) {
    const cells = [...(rows.get(number) ?? [])];
    const dates = dateCells.get(number) ?? [];
    for (let column = first; column <= Math.min(columnOf(to), width - 1); column++) {
      cells[column] = value;
      if (isDate && !dates.includes(column)) dates.push(column);
    }
    rows.set(
      number,
      Array.from(cells, (cell) => cell ?? ''),
    );
    dateCells.set(number, dates);
  }
}

function columnOf(reference: string): number {
  const letters = [...reference].filter((letter) => /[A-Z]/.test(letter));
  return letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A sheet as RFC 4180 has it, every cell in quotes; rows that it leaves out are blank lines. */
export function oracleCsv({ rows }: OracleSheet): string {
  const last = Math.max(0, ...rows.keys());
  const width = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  let text = '';
  for (let number = 1; number <= last; number++) {
    const cells = rows.get(number);
    const padded = Array.from({ length: width }, (_, column) => cells?.[column] ?? '');
    text += `${cells ? padded.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') : ''}\n`;
  }
  return text;
}
