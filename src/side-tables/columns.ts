import { normalizedName } from '../log/header/header-names.ts';
import { trimmed } from '../search.ts';

/** A side table described: which columns it has and under which names they go, as data. */

export interface TableColumn<Field extends string> {
  readonly field: Field;
  /** Header names beside the field's own. Of two in one table the earlier in the list wins. */
  readonly names: readonly string[];
  /** A column of dates, in which whatever cannot be read is bad. */
  readonly isDate?: true;
  /** What is wrong with a cell, to follow it, and what to do; undefined where nothing is. */
  readonly problem?: (cell: string) => string | undefined;
}

export interface TableDescription<Field extends string> {
  readonly columns: readonly TableColumn<Field>[];
  /** What a header names: of each list one field or more. */
  readonly needed: readonly (readonly Field[])[];
  /** What of it a row has to have: of each list one cell or more; what a header names where not given. */
  readonly filled?: readonly (readonly Field[])[];
  /** What a file says that has no such header, to follow its name. */
  readonly missing: string;
  /** What becomes of a row without a cell that is needed. */
  readonly incomplete: 'bad' | 'passedOver';
  /**
   * The field of a table that has one column and no header; `lines` where a line is one cell,
   * delimiters and all.
   */
  readonly alone?: { readonly field: Field; readonly lines?: true };
}

/** A header that the user says is a field. */
export interface TableMapping {
  readonly field: string;
  readonly header: string;
}

/** A column that a table has. */
export interface FoundColumn<Field extends string> {
  readonly column: TableColumn<Field>;
  /** As the table has it. */
  readonly header: string;
  /** Which cell of a row. */
  readonly place: number;
}

/** The columns that a header names, in the order of the description. */
export function foundColumns<Field extends string>(
  { columns }: TableDescription<Field>,
  header: readonly string[],
  mapping: readonly TableMapping[],
): FoundColumn<Field>[] {
  const names = header.map(normalizedName);
  const mapped = new Set(mapping.map((each) => normalizedName(each.header)));
  return columns.flatMap((column) => {
    const own = mapping.filter(({ field }) => field === column.field);
    const known = [column.field, ...column.names].filter(
      (name) => !mapped.has(normalizedName(name)),
    );
    const wanted = [...own.map((each) => each.header), ...known].map(normalizedName);
    const place = wanted.map((name) => names.indexOf(name)).find((at) => at >= 0);
    return place === undefined ? [] : [{ column, header: trimmed(header[place]!), place }];
  });
}

/** Whether some fields are all that a header has to name. */
export function isEnough<Field extends string>(
  { needed }: TableDescription<Field>,
  fields: ReadonlySet<string>,
): boolean {
  return needed.every((some) => some.some((field) => fields.has(field)));
}
