import type { SheetsTaken } from './workbook/workbook.ts';

const SHOWN = 10;

/**
 * Which sheets of a workbook are the log and which were passed over; nothing where a workbook has one
 * sheet, and it is not hidden.
 */
export function sheetNotes(file: string, sheets: SheetsTaken | undefined): string[] {
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
  return [`${file}: ${read}${rest}`];
}

function listed(sheets: SheetsTaken['log']): string {
  const names = sheets
    .slice(0, SHOWN)
    .map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name));
  const more = sheets.length > SHOWN ? ` and ${sheets.length - SHOWN} more` : '';
  return `${names.join(', ')}${more}`;
}
