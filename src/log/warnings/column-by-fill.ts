import type { Warning } from '../../contract/document.ts';
import type { ColumnByFill } from '../header/columns.ts';
import { normalizedName } from '../header/header-names.ts';
import { headerPlace } from '../log-plan.ts';
import type { LogReading } from '../log-reading.ts';

/** The warnings of a log in which a column serves a field because nothing stands in the one known better. */
export function columnByFillWarnings({ plan }: LogReading): Warning[] {
  const { file, columns } = plan;
  return columns.byFill.map((column) => ({
    code: 'column-by-fill' as const,
    message: `${file}: ${insteadOf(column, headerPlace(plan))}`,
  }));
}

/** Which column is read instead of which; two of one name are told by their places, as --map cannot. */
function insteadOf(column: ColumnByFill, place: string): string {
  const { field, header, index, passedOver, passedIndex, isBlank } = column;
  const holds = isBlank ? 'is blank' : 'holds nothing but words for nothing or damaged cells';
  const blank = `${holds} in all of the first rows below its header (${place})`;
  if (normalizedName(header) !== normalizedName(passedOver)) {
    return (
      `column ${passedOver} ${blank}, so ${header} is read as ${field}: where it is not, name the ` +
      `column with --map "${field}=<header>"`
    );
  }
  return (
    `column ${passedOver} stands twice, and the one in column ${passedIndex + 1} ${blank}, so the one ` +
    `in column ${index + 1} is read as ${field}: where it is not, give the two different headers in ` +
    `the file, and name one with --map "${field}=<header>"`
  );
}
