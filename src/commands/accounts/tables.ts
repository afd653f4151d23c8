import type { AccountEvent, AccountsInput, RowsOf } from '../../accounts/rows.ts';
import { accountRows, personRows, trainingRows } from '../../accounts/table-rows.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { lifeEvents } from '../../events/account-events.ts';
import { eventsOf } from '../../events/event.ts';
import { nearestName } from '../../quality/reading/levenshtein.ts';
import { eventFiles } from '../../run/event-files.ts';
import { givenTable, type NamedTable, type TableRun } from '../../run/side-table.ts';
import { folded } from '../../search.ts';
import { ACCOUNTS, PEOPLE, TRAINING } from '../../side-tables/people/description.ts';
import { type Said, saidBy } from '../../side-tables/people/said.ts';
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

/** The tables as read, and what a document says of them. */
export interface AccountTables
  extends Pick<AccountsInput, 'accounts' | 'people' | 'training' | 'events'> {
  readonly inputs: TableInput[];
  readonly warnings: Warning[];
}

/**
 * Reads the tables that options name.
 * @throws CannotBeDone
 */
export async function accountTables(
  run: TableRun,
  raw: RawAccountsOptions & { readonly accounts: string },
  shownAs: (name: string) => string,
): Promise<AccountTables> {
  const said = saidBy(vocabularyOf(run.config).placeholders);
  const inputs: TableInput[] = [];
  const warnings: Warning[] = [];
  const read = async <Field extends string, Row>(
    named: Omit<NamedTable<Field>, 'option'>,
    name: string | undefined,
    rows: (table: Table<Field>, said: Said) => RowsOf<Row>,
  ): Promise<RowsOf<Row> | null> => {
    if (name === undefined) return null;
    const table = await givenTable(run, { ...named, option: `--${named.table}` }, name, shownAs);
    inputs.push(table.input);
    warnings.push(...table.warnings);
    return rows(table, said);
  };
  const accounts = await read(
    { table: 'accounts', description: ACCOUNTS },
    raw.accounts,
    accountRows,
  );
  const people = await read({ table: 'people', description: PEOPLE }, raw.people, personRows);
  const training = await read(
    { table: 'training', description: TRAINING },
    raw.training,
    trainingRows,
  );
  if (accounts === null) throw new TypeError('accounts are read where they are named');
  checkCourse(raw, training?.fields.has('course') ? training.rows : null);
  const events = raw.events === undefined ? null : await accountEvents(run, raw.events, shownAs);
  return {
    ...{ accounts, people, training, events: events?.events ?? null },
    inputs: [...inputs, ...(events?.inputs ?? [])],
    warnings: [...warnings, ...(events?.warnings ?? [])],
  };
}

/** What an event log tells of accounts: when they were created and deleted, and nothing else. */
async function accountEvents(
  run: TableRun,
  name: string,
  shownAs: (name: string) => string,
): Promise<{ events: AccountEvent[]; inputs: TableInput[]; warnings: Warning[] }> {
  const inputs: TableInput[] = [];
  const said: Warning[] = [];
  const timeZone = run.raw.tz ?? run.config.timeZone ?? null;
  const { files, offsetOf, warnings } = await eventFiles(
    {
      ...{ timeZone, shownAs },
      table: async (named, each) => {
        const table = await givenTable(run, named, each, shownAs);
        inputs.push(table.input);
        said.push(...table.warnings);
        return table;
      },
    },
    [name],
    '--events',
  );
  const events = lifeEvents(eventsOf(files, offsetOf));
  return { events, inputs, warnings: [...said, ...warnings] };
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
