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
  const key = ({ names, idColumn }: Columns): string => [idColumn, ...names].join('\u001f');
  // Of a file without ids no repeat is known by one: it needs no set of its own.
  const withIds = plans.filter(({ columns }) => columns.idColumn >= 0);
  const compared = withIds.length > 0 ? withIds : plans.slice(0, 1);
  const sets = [...new Map(compared.map(({ columns }) => [key(columns), columns])).values()];
  let sheetsSoFar = 0;
  const files = plans.map(({ columns: own, sheets }) => {
    const firstSheet = sheetsSoFar;
    sheetsSoFar += sheets?.log.length ?? 1;
    const set = Math.max(
      0,
      sets.findIndex((each) => key(each) === key(own)),
    );
    const shared = sets.map((other) => sharedColumns(own, other));
    return { columns: own, firstSheet, set, shared };
  });
  return { count: sets.length, sheets: sheetsSoFar, files };
}

/**
 * Headers as two files share them: of one that comes again the first goes with the first, the second
 * with the second. The search's id has none.
 */
export function comparedHeaders({ names, idColumn }: Columns): readonly (string | null)[] {
  const turns = new Map<string, number>();
  return names.map((name, index) => {
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return index === idColumn ? null : `${name} ${turn}`;
  });
}

/** The columns of `own`, the search's id aside, whose header `other` has too. */
function sharedColumns(own: Columns, other: Columns): number[] {
  const others = new Set(comparedHeaders(other));
  return comparedHeaders(own).flatMap((header, index) =>
    header !== null && others.has(header) ? [index] : [],
  );
}
