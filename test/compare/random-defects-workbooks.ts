import { withParts } from '../log/workbook/made-workbook.ts';
import type { Defect } from './random-defects.ts';
import {
  type CleanLog,
  cleanFile,
  columnOf,
  DAY,
  type Picker,
  partsOf,
  withCells,
} from './random-defects-base.ts';

/** What a workbook can hide, join, leave out or make of a cell. */

/** A cell's XML without its element: attributes and what stands in it. */
interface CellXml {
  attributes?: string;
  body: string;
}

const STYLES =
  '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>' +
  '<xf numFmtId="21"/></cellXfs></styleSheet>';
const [DATE, TIME_OF_DAY, DATE_AND_TIME] = [1, 3, 2];

function text(of: string): CellXml {
  return { attributes: ' t="inlineStr"', body: `<is><t xml:space="preserve">${of}</t></is>` };
}

/** A date as Excel counts it, in days. */
function serial(time: number, style: number): CellXml {
  return { attributes: ` s="${style}"`, body: `<v>${time / DAY + 25_569}</v>` };
}

interface SheetParts {
  header: readonly string[];
  rows: readonly CellXml[][];
  hidden?: readonly number[];
  merged?: readonly string[];
}

function workbook({ header, rows, hidden = [], merged = [] }: SheetParts) {
  const all = [header.map(text), ...rows].map((cells, i) => {
    const xml = cells.map(({ attributes = '', body }, column) => {
      return `<c r="${nameOf(column, i)}"${attributes}>${body}</c>`;
    });
    return `<row r="${i + 1}"${hidden.includes(i - 1) ? ' hidden="1"' : ''}>${xml.join('')}</row>`;
  });
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const merges = ranges === '' ? '' : `<mergeCells>${ranges}</mergeCells>`;
  const sheet = `<worksheet><sheetData>${all.join('')}</sheetData>${merges}</worksheet>`;
  const bytes = withParts([{ name: 'Log', rows: [] }], {
    'sheet1.xml': sheet,
    'styles.xml': STYLES,
  });
  return [{ name: 'log.xlsx', bytes }];
}

/** @param row the header's is 0 */
function nameOf(column: number, row: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

function textRows(log: CleanLog): CellXml[][] {
  return log.rows.map((cells) => cells.map(text));
}

function hiddenRows(log: CleanLog, pick: Picker) {
  const hidden = pick.places(log.rows.length, log.rows.length);
  return { files: workbook({ header: log.header, rows: textRows(log), hidden }) };
}

/** Users in groups of rows, each named once. */
function mergedCells(log: CleanLog, pick: Picker) {
  const column = columnOf(log, 'user');
  const starts = [0, ...pick.places(log.rows.length - 1, 9).map((place) => place + 1)];
  const startOf = (row: number): number => starts.findLast((start) => start <= row) ?? 0;
  const grouped = withCells(
    log,
    column,
    log.rows.map((_, row) => row),
    (_, row) => {
      return log.rows[startOf(row)]?.[column] ?? '';
    },
  );
  const merged = starts.flatMap((start, i) => {
    const end = (starts[i + 1] ?? log.rows.length) - 1;
    return end > start ? [`${nameOf(column, start + 1)}:${nameOf(column, end + 1)}`] : [];
  });
  const rows = textRows(grouped).map((cells, row) =>
    startOf(row) === row ? cells : cells.with(column, { body: '' }),
  );
  return { files: workbook({ header: log.header, rows, merged }), like: [cleanFile(grouped)] };
}

/** A header of two rows: names that both are, and a title over the names of two columns. */
function mergedHeader(log: CleanLog, pick: Picker) {
  const { header } = log;
  const [left = 0] = pick.places(header.length - 1, 1);
  const isUnderTitle = (column: number): boolean => column === left || column === left + 1;
  const top = header.map((name, column) => (isUnderTitle(column) ? 'Details' : name));
  const below = header.map((name, column) => (isUnderTitle(column) ? text(name) : { body: '' }));
  const merged = header.flatMap((_, column) =>
    isUnderTitle(column) ? [] : [`${nameOf(column, 0)}:${nameOf(column, 1)}`],
  );
  merged.push(`${nameOf(left, 0)}:${nameOf(left + 1, 0)}`);
  const titled = { header: top.with(left + 1, ''), rows: [below, ...textRows(log)], merged };
  return { files: workbook(titled) };
}

function formulasWithoutResults(log: CleanLog, pick: Picker) {
  const column = columnOf(log, 'caseNumber');
  const places = pick.places(log.rows.length, log.rows.length);
  const formula = pick.oneOf(['<f>A1&amp;B1</f>', '<f>A1</f><v/>', '<f>A1</f><v></v>']);
  const rows = textRows(log).map((cells, row) =>
    places.includes(row) ? cells.with(column, { body: formula }) : cells,
  );
  return { files: workbook({ header: log.header, rows }) };
}

function dateAndTimeCells(log: CleanLog, pick: Picker) {
  const column = columnOf(log, 'searchedAt');
  const style = pick.oneOf([DATE, DATE_AND_TIME]);
  const rows = textRows(log).map((cells, row) => {
    const time = log.times[row] ?? 0;
    const midnight = time - (time % DAY);
    const clock = { attributes: ` s="${TIME_OF_DAY}"`, body: `<v>${(time % DAY) / DAY}</v>` };
    return cells.toSpliced(column, 1, serial(midnight, style), clock);
  });
  const header = log.header.toSpliced(column, 1, 'Search Date', 'Search Time');
  return { files: workbook({ header, rows }) };
}

/** Written with the day first; a spreadsheet made dates of what it could, with the month first. */
function halfConverted(log: CleanLog) {
  const column = columnOf(log, 'searchedAt');
  const swapped = (time: number): number | null => {
    const { y, m, d, h, min, s } = partsOf(time);
    return Number(d) > 12 ? null : Date.parse(`${y}-${d}-${m}T${h}:${min}:${s}Z`);
  };
  const rows = textRows(log).map((cells, row) => {
    const time = log.times[row] ?? 0;
    const made = swapped(time);
    const { y, m, d, h, min, s } = partsOf(time);
    const left = text(`${d}/${m}/${y} ${h}:${min}:${s}`);
    return cells.with(column, made === null ? left : serial(made, DATE_AND_TIME));
  });
  return { files: workbook({ header: log.header, rows }) };
}

const PLAIN = ['palantir', 'generic'] as const;

export const WORKBOOK_DEFECTS: readonly Defect[] = [
  { name: 'hidden rows of a workbook', code: 'hidden-rows', layouts: PLAIN, put: hiddenRows },
  { name: 'merged cells', code: null, layouts: PLAIN, put: mergedCells },
  { name: 'a header of merged cells', code: null, layouts: PLAIN, put: mergedHeader },
  {
    name: 'formulas without results',
    code: 'damaged-cells',
    layouts: PLAIN,
    moves: ['caseNumber', 'judged'],
    put: formulasWithoutResults,
  },
  {
    name: 'a date cell and a time cell',
    code: null,
    layouts: ['generic'],
    put: dateAndTimeCells,
  },
  {
    name: 'dates that a spreadsheet half converted',
    code: 'mixed-dates',
    layouts: PLAIN,
    moves: ['ages'],
    put: halfConverted,
  },
];
