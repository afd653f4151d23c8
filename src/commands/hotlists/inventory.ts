import { dayBefore } from '../../ages/edges.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import type { HotlistsResult } from '../../contract/systems/hotlists.ts';
import { CannotBeDone } from '../../errors.ts';
import { hotlistsResult } from '../../hotlists/hotlists.ts';
import { dateText, readDate } from '../../log/times/calendar.ts';
import { givenPeriod } from '../../run/options/option-values.ts';
import { type TableRun, tableInputOf, tableOptions } from '../../run/tables/side-table.ts';
import { tableFile } from '../../side-tables/file.ts';
import { readInventory } from '../../side-tables/registers/hot-list-inventory.ts';

/** The inventory of `hotlists`, which the report reads, too. */

export interface HotlistsRequest {
  readonly inventory: string;
  /** The option that names it, for messages. */
  readonly option: string;
  readonly retention: string;
  /** The date that stands for today. */
  readonly asOf: string;
}

export interface ReadHotlists {
  readonly result: HotlistsResult;
  readonly input: TableInput;
  readonly warnings: readonly Warning[];
}

/**
 * Reads an inventory and tells what is past its retention.
 * @throws CannotBeDone when it cannot be read or has bad rows, or the retention is none of days
 */
export async function readHotlists(
  run: TableRun,
  { inventory, option, retention, asOf }: HotlistsRequest,
): Promise<ReadHotlists> {
  const period = givenPeriod('--retention', retention);
  if (period.unit === 'min' || period.unit === 'h') {
    throw new CannotBeDone(
      `--retention ${retention}: hot lists are kept for days, months or years: give 30d, 6mo or 2y`,
    );
  }
  const file = await tableFile(run.io, inventory, option);
  const options = tableOptions(run, 'inventory');
  const { lists, fields, ...read } = await readInventory(file, options);
  const today = readDate(asOf)!;
  const result = hotlistsResult(lists, {
    calendar: {
      asOf: today,
      firstKept: dayBefore(today, period),
      yearsBefore: (day, amount) => dayBefore(day, { text: `${amount}y`, amount, unit: 'y' }),
      dateOf: dateText,
    },
    retention: period.text,
    absent: (['source', 'records', 'status'] as const).filter((field) => !fields.includes(field)),
  });
  return {
    result,
    input: tableInputOf(file, 'inventory', { ...read, rows: lists.length }),
    warnings: read.warnings,
  };
}
