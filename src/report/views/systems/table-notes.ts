import type { TableInput } from '../../../contract/document.ts';
import { counted, thousands } from '../../words.ts';

/** Which tables an output was made from. */
export function tableNotes(tables: readonly TableInput[]): string[] {
  return tables.map(
    ({ file, table, sha256, rows, badRows }) =>
      `Table ${table}: ${file}, ${counted(rows, 'row')}${badRows === 0 ? '' : `, ${thousands(badRows)} set aside`}, SHA-256 ${sha256}.`,
  );
}
