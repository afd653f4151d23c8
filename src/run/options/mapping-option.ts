import { type Command, InvalidArgumentError } from 'commander';
import { CannotBeDone } from '../../errors.ts';
import type { ColumnMapping } from '../../log/header/columns.ts';
import { FIELDS, type Field } from '../../search.ts';
import { nearestOf } from './known-values.ts';

/** What --map says: which column of the logs, or of a side table, a field is. */

/** A header of a side table that the user says is a field. */
export interface TableColumnMapping {
  readonly table: string;
  readonly field: string;
  readonly header: string;
}

export type GivenMapping = ColumnMapping | TableColumnMapping;

/** The side tables that a command reads, as --map calls them, and their fields. */
export type TableFields = Readonly<Record<string, readonly string[]>>;

/** A parser of `<field>=<header>` and, where there are side tables, `<table>.<field>=<header>`. */
export function mapping(
  tables: TableFields,
): (text: string, before?: readonly GivenMapping[]) => GivenMapping[] {
  return (text, before = []) => {
    const equals = text.indexOf('=');
    const name = text.slice(0, Math.max(equals, 0)).trim();
    const header = text.slice(equals + 1).trim();
    const named = header === '' ? undefined : givenField(name, tables);
    if (named === undefined) throw new InvalidArgumentError(whatIsNeeded(name, tables));
    return [...before, { ...named, header }];
  };
}

/** A parser for a command that reads side tables alone. */
export function addTableMapOption(command: Command, tables: TableFields): Command {
  const parser = mapping(tables);
  return addBadRowsOption(
    refuseIdleMaps(command).option(
      '--map <table.field=header>',
      'say which column of a table a field is (repeatable)',
      parser,
    ),
  );
}

/**
 * Refuses columns of a table that no option names: what is said of it would be passed over in silence.
 * A table without an option of its name is an argument, and always there.
 */
export function refuseIdleMaps(command: Command): Command {
  return command.hook('preAction', (_, asked) => {
    const { map = [] } = asked.opts<{ readonly map?: readonly GivenMapping[] }>();
    for (const given of map) {
      if (!('table' in given)) continue;
      const { table, field, header } = given;
      const option = asked.options.find(({ long }) => long === `--${table}`);
      if (option === undefined || asked.getOptionValue(option.attributeName()) !== undefined)
        continue;
      throw new CannotBeDone(
        `--map "${table}.${field}=${header}" goes with --${table}: name that table, or leave it out`,
      );
    }
  });
}

/** Adds what sets bad rows of side tables aside. */
export function addBadRowsOption(command: Command): Command {
  return command.option(
    '--allow-bad-rows',
    'set rows of the tables that cannot be read aside, counted',
  );
}

function givenField(
  name: string,
  tables: TableFields,
): { field: Field } | { table: string; field: string } | undefined {
  if (isField(name)) return { field: name };
  const dot = name.indexOf('.');
  const table = name.slice(0, Math.max(dot, 0));
  const field = name.slice(dot + 1);
  return tables[table]?.includes(field) ? { table, field } : undefined;
}

function whatIsNeeded(name: string, tables: TableFields): string {
  const table = Object.keys(tables).find((each) => name.startsWith(`${each}.`));
  if (table !== undefined) {
    const fields = tables[table] ?? [];
    const near = nearWords(name.slice(table.length + 1), fields);
    return `"${table}.<field>=<header>" is needed${near}, a field of ${fields.join(', ')}.`;
  }
  const names = Object.keys(tables);
  const others = names.length === 0 ? '' : `; or "<table>.<field>=<header>" of ${names.join(', ')}`;
  return `"<field>=<header>" is needed${nearWords(name, FIELDS)}, a field of ${FIELDS.join(', ')}${others}.`;
}

function nearWords(name: string, known: readonly string[]): string {
  const near = nearestOf(name, known);
  return near === null ? '' : ` (the nearest to ${name} is ${near})`;
}

function isField(text: string): text is Field {
  return FIELDS.some((field) => field === text);
}
