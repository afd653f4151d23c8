import type { Defect } from './random-defects.ts';
import {
  type CleanLog,
  cleanFile,
  columnOf,
  fileOf,
  lineOf,
  linesOf,
  type Picker,
  withoutRows,
} from './random-defects-base.ts';

/** Cells at a row's end that somebody left out, added, or moved. */

const OTHER_ROWS: ((width: number, i: number) => string[])[] = [
  (_, i) => [`Total: ${i}`],
  (_, i) => [`(${i} rows affected)`],
  () => ['----------'],
  (width) => Array(width).fill('---'),
  (_, i) => [`Printed by kim on Tuesday, page ${i}`],
  (width) => ['User: kim', ...Array(width - 1).fill('')],
  (width, i) => ['Subtotal', ...Array(width - 2).fill(''), String(i)],
];

/** Lines put between those of the rows, anywhere below the header. */
function withLines(log: CleanLog, pick: Picker, others: readonly string[]): string[] {
  const lines = linesOf(log);
  for (const other of others) lines.splice(1 + pick.below(lines.length), 0, other);
  return lines;
}

/** The lines of a log, those of some rows written otherwise. */
function withRows(
  log: CleanLog,
  places: readonly number[],
  write: (cells: string[], row: number) => string[],
): string[] {
  const [header = ''] = linesOf(log);
  const rows = log.rows.map((cells, row) => (places.includes(row) ? write(cells, row) : cells));
  return [header, ...rows.map((cells) => lineOf(cells, log.delimiter))];
}

/** Two rows or one: more than one in a hundred, fewer than one in twenty. */
function few({ rows }: CleanLog, pick: Picker): number[] {
  return pick.places(rows.length, 2);
}

/** Filled in every row, so that a row of full length never ends in an empty cell. */
function filledToTheEnd(log: CleanLog): CleanLog {
  const last = log.header.length - 1;
  return { ...log, rows: log.rows.map((cells) => cells.with(last, cells[last] || 'filled')) };
}

function leftOut(log: CleanLog, pick: Picker) {
  const full = filledToTheEnd(log);
  const last = log.header.length - 1;
  const places = log.rows
    .map((_, row) => row)
    .filter((row) => row % 9 === 0 || pick.below(3) === 0);
  const kept = places.filter((row) => row !== 1);
  const like = {
    ...full,
    rows: full.rows.map((cells, row) => (kept.includes(row) ? cells.with(last, '') : cells)),
  };
  const files = [
    fileOf(
      withRows(like, kept, (cells) =>
        cells.slice(0, 1 + cells.findLastIndex((cell) => cell !== '')),
      ),
    ),
  ];
  return { files, like: [cleanFile(like)] };
}

function shifted(log: CleanLog, pick: Picker) {
  // Rows with few cells are no rows at all once their time stands elsewhere.
  const wide = log.rows.flatMap((cells, row) =>
    cells.slice(0, -1).filter((cell) => cell !== '').length > 3 ? [row] : [],
  );
  const places = pick.places(wide.length, wide.length / 2).map((at) => wide[at] ?? 0);
  const front = pick.oneOf(['', 'x']);
  const files = [fileOf(withRows(log, places, (cells) => [front, ...cells.slice(0, -1)]))];
  return { files, like: [cleanFile(withoutRows(log, places))] };
}

/** A quote opens with one reason and closes with another, three or more rows below. */
function neverClosed(log: CleanLog, pick: Picker) {
  const reason = columnOf(log, 'reason');
  const from = pick.below(log.rows.length - 12);
  const to = from + 3 + pick.below(8);
  const lines = log.rows.map((cells, row) => {
    const text = `${row === from ? '"' : ''}${cells[reason]}${row === to ? '"' : ''}`;
    return cells.with(reason, text).join(log.delimiter);
  });
  return { files: [fileOf([linesOf(log)[0] ?? '', ...lines])] };
}

export const ROW_DEFECTS: readonly Defect[] = [
  {
    name: 'totals, headings and rulers',
    code: 'other-rows',
    put: (log, pick) => {
      const others = pick.places(8, 4).map((i) => {
        return lineOf(pick.oneOf(OTHER_ROWS)(log.header.length, i), log.delimiter);
      });
      return { files: [fileOf(withLines(log, pick, others))] };
    },
  },
  { name: 'empty cells left out at the end', code: 'padded-rows', put: leftOut },
  {
    name: 'a few rows cut short',
    code: 'many-malformed',
    put: (log, pick) => {
      const places = few(log, pick);
      const files = [fileOf(withRows(log, places, (cells) => cells.slice(0, -1)))];
      return { files, like: [cleanFile(withoutRows(log, places))] };
    },
  },
  {
    name: 'a delimiter that nobody quoted',
    code: 'many-malformed',
    put: (log, pick) => {
      const places = pick.places(log.rows.length, log.rows.length / 2);
      const at = pick.below(log.header.length);
      const files = [fileOf(withRows(log, places, (cells) => cells.toSpliced(at, 0, 'and')))];
      return { files, like: [cleanFile(withoutRows(log, places))] };
    },
  },
  {
    name: 'empty cells too many in every row',
    code: null,
    put: (log, pick) => {
      const more = log.delimiter.repeat(1 + pick.below(3));
      const [header = '', ...rows] = linesOf(log);
      const titles = pick.oneOf([header, header + more]);
      return { files: [fileOf([titles, ...rows.map((line) => line + more)])] };
    },
  },
  {
    name: 'empty cells too many in a few rows',
    code: 'many-malformed',
    put: (log, pick) => {
      const places = few(log, pick);
      const files = [fileOf(withRows(log, places, (cells) => [...cells, '']))];
      return { files, like: [cleanFile(withoutRows(log, places))] };
    },
  },
  {
    name: 'row names',
    code: 'row-names',
    put: (log, pick) => {
      const from = pick.below(100);
      const name = pick.oneOf([(i: number) => String(from + i), (i: number) => `r${i}`]);
      const [header = '', ...rows] = linesOf(log);
      return {
        files: [fileOf([header, ...rows.map((line, i) => name(i) + log.delimiter + line)])],
      };
    },
  },
  { name: 'rows one cell to the right', code: 'shifted-rows', put: shifted },
  {
    name: 'a quote that is never closed where it should be',
    code: 'swallowed-rows',
    // Elsewhere cells have quotes of their own, one of which closes it.
    layouts: ['flock-portal', 'ncric', 'palantir', 'generic'],
    moves: 'all',
    put: neverClosed,
  },
  {
    name: 'labels on every row, and no header',
    code: 'refused',
    put: ({ header, rows, delimiter }) => {
      return { files: [fileOf(rows.map((cells) => lineOf([...header, ...cells], delimiter)))] };
    },
  },
];
