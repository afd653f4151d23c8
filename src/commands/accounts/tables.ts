import type { AccountEvent, AccountsInput, RowsOf } from '../../accounts/rows.ts';
import { accountRows, personRows, trainingRows } from '../../accounts/table-rows.ts';
import { CannotBeDone } from '../../errors.ts';
import { lifeEvents } from '../../events/account-events.ts';
import type { EventLog } from '../../events/event.ts';
import { nearestName } from '../../quality/reading/levenshtein.ts';
import { eventLog } from '../../run/tables/event-files.ts';
import type { NamedTable } from '../../run/tables/side-table.ts';
import type { TablesRead } from '../../run/tables/tables-read.ts';
import { folded } from '../../search.ts';
import { ACCOUNTS, PEOPLE, TRAINING } from '../../side-tables/people/description.ts';
import { type Said, saidBy } from '../../side-tables/said.ts';
import { EVENT_LOG } from '../../side-tables/systems/event-log.ts';
import type { Table } from '../../side-tables/table.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { RawAccountsOptions } from './options.ts';

/** The tables that accounts are held against, as --map calls them, and their fields. */
export const ACCOUNT_TABLES = {
  accounts: ACCOUNTS.columns.map(({ field }) => field),
  people: PEOPLE.columns.map(({ field }) => field),
  training: TRAINING.columns.map(({ field }) => field),
  events: EVENT_LOG.columns.map(({ field }) => field),
};

/** The tables as read. */
export interface AccountTables
  extends Pick<AccountsInput, 'accounts' | 'people' | 'training' | 'events'> {
  /** The event log, where there is one. */
  readonly eventLog: EventLog | null;
}

/**
 * Reads the tables that options name.
 * @throws CannotBeDone
 */
export async function accountTables(
  tables: TablesRead,
  raw: RawAccountsOptions & { readonly accounts: string },
): Promise<AccountTables> {
  const said = saidBy(vocabularyOf(tables.config).placeholders);
  const read = async <Field extends string, Row>(
    named: Omit<NamedTable<Field>, 'option'>,
    name: string,
    rows: (table: Table<Field>, said: Said) => RowsOf<Row>,
  ): Promise<RowsOf<Row>> =>
    rows(await tables.table({ ...named, option: `--${named.table}` }, name), said);
  const { accounts, people, training, events } = raw;
  const log = events === undefined ? null : await eventLog(tables, [events], '--events');
  const found = {
    accounts: await read({ table: 'accounts', description: ACCOUNTS }, accounts, accountRows),
    people:
      people === undefined
        ? null
        : await read({ table: 'people', description: PEOPLE }, people, personRows),
    training:
      training === undefined
        ? null
        : await read({ table: 'training', description: TRAINING }, training, trainingRows),
  };
  checkCourse(raw, found.training?.fields.has('course') ? found.training.rows : null);
  const evidence: AccountEvent[] | null = log && lifeEvents(log);
  return { ...found, events: evidence, eventLog: log };
}

/** A course that nobody took is a mistake in its name. */
function checkCourse(
  { course, training }: RawAccountsOptions,
  rows: readonly { readonly course: string }[] | null,
): void {
  if (course === undefined) return;
  if (training === undefined) {
    throw new CannotBeDone('--course goes with --training: name the register of trainings');
  }
  if (rows === null || rows.some((row) => folded(row.course) === folded(course))) return;
  const nearest = nearestName(folded(course), new Set(rows.map((row) => folded(row.course))));
  throw new CannotBeDone(
    `--course “${course}”: no training in ${training} is of it${nearest ? `; the nearest is “${nearest}”` : ''}`,
  );
}
