import { withCommas } from './warnings/with-commas.ts';
import type { SheetsTaken } from './workbook/workbook.ts';

const SHOWN = 10;

/**
 * Which sheets of a workbook are the log and which were passed over; nothing where a workbook has one
 * sheet, and it is not hidden. And which of them have rows of the sheets before them.
 * @param repeats how many such rows each sheet has
 */
export function sheetNotes(
  file: string,
  sheets: SheetsTaken | undefined,
  repeats: readonly number[],
): string[] {
  if (sheets === undefined) return [];
  const { log, passedOver } = sheets;
  const plain = log.length === 1 && passedOver.length === 0 && !log[0]!.hidden;
  if (plain) return [];
  const read =
    log.length === 1
      ? `the log is the sheet ${listed(log)}`
      : `${log.length} sheets with the same header were read as one log: ${listed(log)}`;
  const over = passedOver.length === 1 ? '1 sheet' : `${passedOver.length} sheets`;
  const rest = passedOver.length === 0 ? '' : `; ${over} passed over: ${listed(passedOver)}`;
  return [`${file}: ${read}${rest}`, ...repeatNotes(file, log, repeats)];
}

function repeatNotes(file: string, log: SheetsTaken['log'], repeats: readonly number[]): string[] {
  const having = log.filter((_, sheet) => (repeats[sheet] ?? 0) > 0);
  if (having.length === 0) return [];
  const rows = repeats.reduce((sum, count) => sum + count, 0);
  const stand = rows === 1 ? '1 row stands' : `${withCommas(rows)} rows stand`;
  const sheet = having.length === 1 ? 'sheet' : 'sheets';
  return [
    `${file}: ${stand} in an earlier sheet, too (in the ${sheet} ${listed(having)}): a row without an ` +
      'id counts as often as in the sheet that has it most',
  ];
}

function listed(sheets: SheetsTaken['log']): string {
  const names = sheets
    .slice(0, SHOWN)
    .map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name));
  const more = sheets.length > SHOWN ? ` and ${sheets.length - SHOWN} more` : '';
  return `${names.join(', ')}${more}`;
}
