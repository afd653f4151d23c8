import type { Defect } from './random-defects.ts';
import {
  allPlaces,
  type CleanLog,
  cleanFile,
  columnOf,
  fileOf,
  linesOf,
  type Picker,
  partsOf,
  withCells,
} from './random-defects-base.ts';

/** What several logs are to each other. */

function withoutColumn(log: CleanLog, column: number): CleanLog {
  return {
    ...log,
    header: log.header.toSpliced(column, 1),
    rows: log.rows.map((cells) => cells.toSpliced(column, 1)),
  };
}

/** A second log of the same system, with ids of its own. */
function nextLog(log: CleanLog): CleanLog {
  const id = columnOf(log, 'id');
  return id === -1 ? log : withCells(log, id, allPlaces(log), (before) => `${before}b`);
}

function lackingAField(log: CleanLog, pick: Picker) {
  const kinds = (['plate', 'caseNumber', 'reason', 'agency'] as const).filter(
    (kind) => columnOf(log, kind) !== -1,
  );
  const next = nextLog(log);
  const other = withoutColumn(next, columnOf(log, pick.oneOf(kinds)));
  return {
    files: [cleanFile(log, 'a.csv'), cleanFile(other, 'b.csv')],
    like: [cleanFile(log, 'a.csv'), cleanFile(next, 'b.csv')],
  };
}

function asExcelWrites(log: CleanLog): CleanLog {
  return withCells(log, columnOf(log, 'searchedAt'), allPlaces(log), (_, row) => {
    const { y, m, d, h, min } = partsOf(log.times[row] ?? 0);
    return `${Number(m)}/${Number(d)}/${y} ${Number(h)}:${min}`;
  });
}

/** Two logs of other searches, each of which counts its ids from one on. */
function numberedAnew(log: CleanLog) {
  // The rows in the other order: an id of the second log is of another time.
  const turned = { ...log, rows: log.rows.toReversed(), times: log.times.toReversed() };
  const others = (['user', 'plate'] as const).reduce(
    (before, kind) => withCells(before, columnOf(log, kind), allPlaces(log), (cell) => `Z${cell}`),
    turned,
  );
  const numbered = (of: CleanLog, letter: string): CleanLog =>
    withCells(of, columnOf(log, 'id'), allPlaces(log), (_, row) => `${letter}${row + 1}`);
  const first = cleanFile(numbered(log, 'N'), 'a.csv');
  return {
    files: [first, cleanFile(numbered(others, 'N'), 'b.csv')],
    like: [first, cleanFile(numbered(others, 'M'), 'b.csv')],
  };
}

function withoutIdsInTwoSpellings(log: CleanLog) {
  const withoutIds = withoutColumn(log, columnOf(log, 'id'));
  const id = columnOf(log, 'id');
  const respelled = withoutColumn(asExcelWrites(log), id);
  const user = columnOf(log, 'user');
  const others = withCells(
    respelled,
    user > id ? user - 1 : user,
    allPlaces(log),
    (cell) => `Z${cell}`,
  );
  const first = cleanFile(withoutIds, 'a.csv');
  return {
    files: [first, cleanFile(respelled, 'b.csv')],
    like: [first, cleanFile(others, 'b.csv')],
  };
}

function inTwoSpellings(log: CleanLog, pick: Picker) {
  const numbered = withCells(log, columnOf(log, 'id'), allPlaces(log), (_, row) => `${row + 1}`);
  const respelled = asExcelWrites(numbered);
  const kept = log.rows.length - pick.below(log.rows.length / 3);
  const shorter = { ...respelled, rows: respelled.rows.slice(0, kept) };
  const otherIds = withCells(shorter, columnOf(log, 'id'), allPlaces(shorter), (id) => `9${id}9`);
  return {
    files: [cleanFile(numbered, 'a.csv'), cleanFile(shorter, 'b.csv')],
    like: [cleanFile(numbered, 'a.csv'), cleanFile(otherIds, 'b.csv')],
  };
}

export const SEVERAL_DEFECTS: readonly Defect[] = [
  {
    name: 'a log without rows among others',
    code: 'no-rows',
    put: (log) => {
      const header = fileOf(linesOf(log).slice(0, 1), 'b.csv');
      return { files: [cleanFile(log, 'a.csv'), header], like: [cleanFile(log, 'a.csv')] };
    },
  },
  {
    name: 'a field that one of two logs lacks',
    code: 'columns-differ',
    layouts: ['palantir', 'generic'],
    moves: ['caseNumber', 'reason', 'judged'],
    put: lackingAField,
  },
  {
    name: 'one log in two spellings',
    code: 'same-ids',
    layouts: ['palantir', 'generic'],
    put: inTwoSpellings,
  },
  {
    name: 'two logs that number their searches anew',
    code: 'id-repeats',
    layouts: ['palantir', 'generic', 'flock-portal'],
    put: numberedAnew,
  },
  {
    name: 'one log without ids in two spellings',
    code: 'same-searches',
    layouts: ['palantir', 'generic'],
    moves: ['users'],
    put: withoutIdsInTwoSpellings,
  },
];
