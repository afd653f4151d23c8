import type { Columns } from '../header/columns.ts';

/** A file of the population, as its duplicates are told. */
export interface FileHeaders {
  readonly columns: Columns;
  /** Which of the sets of headers it has. */
  readonly set: number;
  /** For each set of headers the columns that the file shares with it (by index), its id aside. */
  readonly shared: readonly (readonly number[])[];
}

/** The files of the population by their headers: most often all have the same. */
export interface HeaderSets {
  /** How many different ones there are. */
  readonly count: number;
  readonly files: readonly FileHeaders[];
}

/** @param columns of each file, in file order */
export function headerSets(columns: readonly Columns[]): HeaderSets {
  const key = ({ names }: Columns): string => names.join('\u001f');
  const sets = [...new Map(columns.map((each) => [key(each), each])).values()];
  return {
    count: sets.length,
    files: columns.map((own) => ({
      columns: own,
      set: sets.findIndex((each) => key(each) === key(own)),
      shared: sets.map((other) => sharedColumns(own, other)),
    })),
  };
}

/** The columns of `own`, the search's id aside, whose header `other` has too. */
function sharedColumns(own: Columns, other: Columns): number[] {
  return own.names.flatMap((name, index) =>
    index !== own.indexOf.searchId &&
    own.names.indexOf(name) === index &&
    other.names.includes(name)
      ? [index]
      : [],
  );
}
