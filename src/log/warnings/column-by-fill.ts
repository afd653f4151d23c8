import type { Warning } from '../../contract/document.ts';
import type { LogReading } from '../log-reading.ts';

/** The warnings of a log in which a column serves a field because the one known better is blank. */
export function columnByFillWarnings({ plan }: LogReading): Warning[] {
  const { file, columns, headerRow } = plan;
  return columns.byFill.map(({ field, header, passedOver }) => ({
    code: 'column-by-fill' as const,
    message:
      `${file}: column ${passedOver} is blank in all of the first rows below its header (line ` +
      `${headerRow}), so ${header} is read as ${field}: where it is not, name the column with ` +
      `--map "${field}=<header>"`,
  }));
}
