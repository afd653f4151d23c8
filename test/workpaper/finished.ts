import { parse } from 'csv-parse/sync';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Manifest } from '../../src/contract/manifest.ts';
import type { DrawnSearch } from '../../src/contract/sample.ts';
import type { ExaminedRow } from '../../src/sampling/evaluation/answers.ts';
import { finishedFile } from '../../src/workpaper/file.ts';
import { finishedRows } from '../../src/workpaper/finished.ts';
import { issueWorkpaper } from '../../src/workpaper/issue.ts';
import type { Io } from '../../src/world/io.ts';
import { folderWith } from '../cli/folder.ts';
import { DRAW_FACTS, readsOf } from '../sampling/draws.ts';

/** A workpaper as it is issued, with the manifest that knows it. */
export interface Issued {
  readonly manifest: Manifest;
  readonly csv: string;
  readonly xlsx: Uint8Array;
}

export async function issued(
  drawn: readonly DrawnSearch[],
  questions?: readonly string[],
): Promise<Issued> {
  const made = await issueWorkpaper(DRAW_FACTS, drawn, drawn.map(readsOf), questions);
  const file = { file: '', sha256: '0'.repeat(64) };
  const manifest: Manifest = {
    ...DRAW_FACTS,
    drawn: made.drawn,
    workpaper: {
      ...{ fields: made.fields, questions: made.questions, columns: made.columns },
      ...{ csv: file, xlsx: file },
      apostrophes: 'a cell of the CSV that a spreadsheet could run has an apostrophe before it',
    },
  };
  return { manifest, csv: made.csv, xlsx: made.xlsx };
}

/** The table of a CSV, to be filled in. */
export function tableOfCsv(csv: string): string[][] {
  return parse(csv, { bom: true });
}

/** The table as CSV, as a program of another country may save it. */
export function csvOf(rows: readonly (readonly string[])[], delimiter = ',', end = '\r\n'): string {
  const cell = (text: string): string =>
    /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + end).join('');
}

/** The rows that the program reads out of a finished file. */
export async function readBack(
  manifest: Manifest,
  content: string | Uint8Array,
  name = 'workpaper',
): Promise<ExaminedRow[]> {
  const cwd = folderWith({ [name]: content });
  return finishedRows(finishedFile({ cwd } as Io, name), { manifest, name: 'manifest.json' });
}

/** The message of what cannot be done. */
export async function refusal(manifest: Manifest, content: string | Uint8Array): Promise<string> {
  return readBack(manifest, content).then(
    () => 'nothing was refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

/** The workbook with its table changed, as another program saves it. */
export async function workbookWith(
  xlsx: Uint8Array,
  change: (rows: (string | number | boolean | Date | null)[][]) => void,
): Promise<Uint8Array> {
  const { sheets } = await readXlsx(xlsx);
  const [cover, table] = sheets;
  const rows = table!.rows.map((row) => [...row]);
  change(rows);
  const again = { name: table!.name, rows: rows.map((row) => row.map(escaped)) };
  return writeXlsx({ sheets: [{ name: 'Cover', rows: cover!.rows }, again] });
}

/** The library reads `_x0041_` as A and does not write it back as what it was. */
function escaped<Value>(value: Value): Value | string {
  return typeof value === 'string' ? value.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_') : value;
}
