import { type XlsxSheet, xlsxParts } from '../../../fixtures/generate/xlsx.ts';
import { type ZipMember, zip } from '../../../fixtures/generate/zip.ts';
import {
  openWorkbook,
  type SheetOptions,
  type Workbook,
} from '../../../src/log/workbook/workbook.ts';
import type { RandomAccess } from '../../../src/log/workbook/zip.ts';

/** Workbooks for the tests, whole or with single parts written by hand. */

export const HEADER = ['ID', 'Search Time', 'User', 'Reason'];

/** Bytes as a file that can be read at any place; `log` notes how much was read. */
export function accessTo(bytes: Uint8Array, log?: { read: number }): RandomAccess {
  const buffer = Buffer.from(bytes);
  return {
    size: buffer.length,
    read: async (position, length) => {
      if (log) log.read += length;
      return Buffer.from(buffer.subarray(position, position + length));
    },
    isUnchanged: async () => true,
  };
}

/** A workbook with some parts replaced, by the end of their names; undefined takes one away. */
export function withParts(
  sheets: readonly XlsxSheet[],
  replaced: Readonly<Record<string, string | Partial<ZipMember> | undefined>>,
): Uint8Array {
  const parts = xlsxParts(sheets).flatMap((part) => {
    const end = Object.keys(replaced).find((each) => part.name.endsWith(each));
    if (end === undefined) return [part];
    const by = replaced[end];
    if (by === undefined) return [];
    return [typeof by === 'string' ? { ...part, bytes: Buffer.from(by) } : { ...part, ...by }];
  });
  return zip(parts);
}

/** A workbook of one sheet, whose rows are XML written by hand. */
export function withSheetXml(rows: string, replaced: Record<string, string> = {}): Uint8Array {
  const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  return withParts([{ name: 'Log', rows: [] }], { 'sheet1.xml': sheet, ...replaced });
}

export const ANY: SheetOptions = { mapping: [], headerRow: null, sheet: null };

export function opened(bytes: Uint8Array, options: Partial<SheetOptions> = {}): Promise<Workbook> {
  return openWorkbook('log.xlsx', accessTo(bytes), { ...ANY, ...options });
}

/** The text that a workbook's rows are read as. */
export async function textOf(bytes: Uint8Array, options?: Partial<SheetOptions>): Promise<string> {
  const workbook = await opened(bytes, options);
  const chunks: Buffer[] = [];
  for await (const chunk of workbook.chunks()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** The message of what must be refused. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('nothing was refused');
  return `${error.name}: ${error.message}`;
}
