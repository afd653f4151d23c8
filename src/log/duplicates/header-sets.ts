import type { Columns } from '../header/columns.ts';
import type { LogPlan } from '../log-plan.ts';

/** A file of the population, as its duplicates are told. */
export interface FileHeaders {
  readonly columns: Columns;
  /** The number of its first sheet among those of all files; a text is one sheet. */
  readonly firstSheet: number;
  /** Which of the sets of headers it has. */
  readonly set: number;
  /** For each set of headers the columns that the file shares with it (by index), its id aside. */
  readonly shared: readonly (readonly number[])[];
}

/** The files of the population by their headers: most often all have the same. */
export interface HeaderSets {
  /** How many different ones there are. */
  readonly count: number;
  /** How many sheets all files have. */
  readonly sheets: number;
  readonly files: readonly FileHeaders[];
}

/** @param plans of each file, in file order: its columns, and the sheets of a workbook */
export function headerSets(plans: readonly Pick<LogPlan, 'columns' | 'sheets'>[]): HeaderSets {
  const key = ({ names }: Columns): string => names.join('\u001f');
  const sets = [...new Map(plans.map(({ columns }) => [key(columns), columns])).values()];
  let sheetsSoFar = 0;
  const files = plans.map(({ columns: own, sheets }) => {
    const firstSheet = sheetsSoFar;
    sheetsSoFar += sheets?.log.length ?? 1;
    const set = sets.findIndex((each) => key(each) === key(own));
    const shared = sets.map((other) => sharedColumns(own, other));
    return { columns: own, firstSheet, set, shared };
  });
  return { count: sets.length, sheets: sheetsSoFar, files };
}

/** The columns of `own`, the search's id aside, whose header `other` has too. */
function sharedColumns(own: Columns, other: Columns): number[] {
  return own.names.flatMap((name, index) =>
    index !== own.idColumn && own.names.indexOf(name) === index && other.names.includes(name)
      ? [index]
      : [],
  );
}
