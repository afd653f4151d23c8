import { normalizedName, shortName } from '../log/header/header-names.ts';
import { trimmed } from '../search.ts';

/** A side table described: which columns it has and under which names they go, as data. */

export interface TableColumn<Field extends string> {
  readonly field: Field;
  /** Header names beside the field's own. Of two in one table the earlier in the list wins. */
  readonly names: readonly string[];
  /** A column of dates, in which whatever cannot be read is bad. */
  readonly isDate?: true;
  /** Whether nothing follows from a date that is not there: one that was withheld or ruined is none. */
  readonly mayBeLost?: true;
  /** A column of times of day with their dates: as one of dates, and the time of day is kept. */
  readonly isTime?: true;
  /** A column in which some cells are dates, and others are something else. */
  readonly mayBeDate?: true;
  /** What is wrong with a cell, to follow it, and what to do; undefined where nothing is. */
  readonly problem?: (cell: string) => string | undefined;
}

export interface TableDescription<Field extends string> {
  readonly columns: readonly TableColumn<Field>[];
  /** What a header names: of each list one field or more. */
  readonly needed: readonly (readonly Field[])[];
  /** What of it a row has to have: of each list one cell or more; what a header names where not given. */
  readonly filled?: readonly (readonly Field[])[];
  /** Whether what a row has to have names a person, which a cell that was withheld or ruined does not. */
  readonly namesPeople?: true;
  /** What a file says that has no such header, to follow its name. */
  readonly missing: string;
  /** What its rows are, where tables of another kind have the columns that it needs, too. */
  readonly rowsAre?: RowsAre;
  /** What becomes of a row without a cell that is needed. */
  readonly incomplete: 'bad' | 'passedOver';
  /**
   * What is wrong with a row that no cell of it shows alone, and in which column. It is asked of every
   * row in order, so that it may remember those before; for each reading a description of its own.
   */
  readonly rowProblem?: (row: DescribedRow<Field>) => RowProblem<Field> | undefined;
  /**
   * The field of a table that has one column and no header; `lines` where a line is one cell,
   * delimiters and all, or is so below a header of one column (`headed`).
   */
  readonly alone?: { readonly field: Field; readonly lines?: true | 'headed' };
}

/** What the rows of a table can be taken for: see other-tables.ts. */
export type RowsAre =
  | 'accounts'
  | 'people'
  | 'trainings'
  | 'agencies'
  | 'shares'
  | 'cases'
  | 'hotLists';

/** A row, as a description asks it. */
export interface DescribedRow<Field extends string> {
  /** Which row of the file, or of the sheet, from 1. */
  readonly row: number;
  text(field: Field): string;
  /** The day number of a field that has dates; null where there is none. */
  day(field: Field): number | null;
}

export interface RowProblem<Field extends string> {
  readonly field: Field;
  /** To follow the cell: what is wrong, and what to do. */
  readonly problem: string;
}

/** A header that the user says is a field. */
export interface TableMapping {
  readonly field: string;
  readonly header: string;
  /** Whether the table has to have it, because somebody named it for this very table. */
  readonly isNamed?: true;
}

/** A column that a table has. */
export interface FoundColumn<Field extends string> {
  readonly column: TableColumn<Field>;
  /** As the table has it. */
  readonly header: string;
  /** Which cell of a row. */
  readonly place: number;
}

/**
 * The columns that a header names, in the order of the description: `Hire Date (MM/DD/YYYY)` is one of
 * hire dates, where no name in full is.
 */
export function foundColumns<Field extends string>(
  { columns }: TableDescription<Field>,
  header: readonly string[],
  mapping: readonly TableMapping[],
): FoundColumn<Field>[] {
  const names = header.map(normalizedName);
  const short = header.map(shortName);
  const mapped = new Set(mapping.map((each) => normalizedName(each.header)));
  return columns.flatMap((column) => {
    const own = mapping.filter(({ field }) => field === column.field);
    const known = [column.field, ...column.names].filter(
      (name) => !mapped.has(normalizedName(name)),
    );
    // A name without letters or digits, such as #, names nothing: an empty header is as good.
    const wanted = [...own.map((each) => each.header), ...known]
      .map(normalizedName)
      .filter((name) => name !== '');
    const places = wanted.flatMap((name) => [names.indexOf(name), short.indexOf(name)]);
    const place = places.find((at) => at >= 0);
    return place === undefined ? [] : [{ column, header: trimmed(header[place]!), place }];
  });
}

/** A column that names a field for which another is read. */
export interface PassedOver {
  readonly field: string;
  /** The header that is read, and the one that is not. */
  readonly read: string;
  readonly other: string;
}

/** Headers that name a field which stands under another one, too: two for one field, or a merged one. */
export function passedOver<Field extends string>(
  { columns }: TableDescription<Field>,
  header: readonly string[],
  found: readonly FoundColumn<Field>[],
  mapping: readonly TableMapping[],
): PassedOver[] {
  const said = new Set(mapping.map(({ field }) => field));
  const taken = new Set(found.map(({ place }) => place));
  return header.flatMap((text, place): PassedOver[] => {
    const name = normalizedName(text);
    if (name === '' || taken.has(place)) return [];
    const short = shortName(text);
    const isNamed = ({ field, names }: TableColumn<Field>): boolean =>
      [field, ...names]
        .map(normalizedName)
        .some((each) => each !== '' && (each === name || each === short));
    const own = columns.find(isNamed);
    const read = found.find(({ column }) => column === own);
    if (own === undefined || read === undefined || said.has(own.field)) return [];
    return [{ field: own.field, read: read.header, other: trimmed(text) }];
  });
}

/** Headers that somebody named for the table and that a row has not. */
export function namedAndMissing(
  header: readonly string[],
  mapping: readonly TableMapping[],
): string[] {
  const names = new Set(header.map(normalizedName));
  return mapping
    .filter((each) => each.isNamed && !names.has(normalizedName(each.header)))
    .map((each) => each.header);
}

/** Whether some fields are all that a header has to name. */
export function isEnough<Field extends string>(
  { needed }: TableDescription<Field>,
  fields: ReadonlySet<string>,
): boolean {
  return needed.every((some) => some.some((field) => fields.has(field)));
}
