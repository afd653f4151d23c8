import type { TableInput } from '../../../contract/document.ts';
import { counted, listWords, quoted, thousands } from '../../words.ts';

/** Which tables an output was made from, and which of their columns were read. */
export function tableNotes(tables: readonly TableInput[]): string[] {
  return tables.map((each) => {
    const { file, table, sha256, rows, badRows, columns, unmatched } = each;
    const aside = badRows === 0 ? '' : `, ${thousands(badRows)} set aside`;
    const read = listWords(columns.map(({ field }) => field));
    const rest = unmatched.length === 0 ? '' : `; not read: ${listWords(unmatched.map(quoted))}`;
    return `Table ${table}: ${file}, ${counted(rows, 'row')}${aside}, read as ${read}${rest}; SHA-256 ${sha256}.`;
  });
}
