import { parse } from 'csv-parse/sync';
import { type XlsxCell, xlsx } from '../../fixtures/generate/xlsx.ts';

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)(?::(\d\d))?$/;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/**
 * A log as the workbook that Excel makes of it: times that it knows are dates, numbers are numbers, and
 * all else is text.
 */
export function workbookOf(blocks: Iterable<string>): Uint8Array {
  const rows: XlsxCell[][] = [];
  for (const block of blocks) {
    const read: string[][] = parse(block, { relax_column_count: true });
    for (const cells of read) rows.push(cells.map(cellOf));
  }
  return xlsx([{ name: 'Log', rows }]);
}

function cellOf(text: string): XlsxCell {
  if (text === '') return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const time = TIME.exec(text);
  if (time === null) return text;
  const [month, day, year, hour, minute, second] = time.slice(1).map((part) => Number(part ?? 0));
  const at = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return { serial: (at - EPOCH) / DAY, format: 'mm/dd/yyyy hh:mm:ss' };
}
