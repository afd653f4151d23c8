import type { InspectResult } from '../../contract/inspect.ts';
import { CELL_STATES, type CellState, FIELDS, type Field } from '../../search.ts';
import { type Block, countColumns, heading, notes, paragraph, table, textColumn } from '../view.ts';
import { counted, listWords, percent, thousands } from '../words.ts';

type States = Partial<Record<CellState, number>>;

const HEADER: Record<CellState, string> = {
  value: 'Value',
  blank: 'Blank',
  placeholder: 'Placeholder',
  withheld: 'Withheld',
  damaged: 'Damaged',
  absent: 'Absent',
};

const MEANING: Record<CellState, string> = {
  value: 'Value: the cell holds something; nobody has asked yet whether it is right.',
  blank: 'Blank: the cell is empty, or holds white space or what the layout writes for nothing.',
  placeholder:
    'Placeholder: the cell holds a word or mark for nothing, such as “none”, “n/a” or “xxx”.',
  withheld:
    'Withheld: the agency that released the log masked the cell. That says nothing about the officer.',
  damaged:
    'Damaged: a spreadsheet ruined the cell (an error value, a formula without its result, a number in scientific form). That says nothing about the officer.',
  absent: 'Absent: the search is in a file that has no such column.',
};

/** How often each field is filled, over the searches left to examine. */
export function fillBlocks(searches: number, { fields }: InspectResult): Block[] {
  if (searches === 0) return [];
  const present = FIELDS.filter((field) => fields[field].absent < searches);
  const shown = CELL_STATES.filter(
    (state) =>
      state === 'value' ||
      state === 'blank' ||
      present.some((field) => isFound(fields[field], state)),
  );
  const row = (field: Field) => ({
    cells: [field, ...shown.flatMap((state) => stateCells(fields[field], state, searches))],
  });
  const dash = present.some((field) =>
    shown.some((state) => countOf(fields[field], state) === null),
  );
  return [
    heading('How often each field is filled'),
    table(
      [textColumn('Field'), ...shown.flatMap((state) => countColumns(HEADER[state]))],
      present.map(row),
    ),
    paragraph(`Shares are of the ${counted(searches, 'search', 'searches')} left to examine.`),
    ...missingBlocks(FIELDS.filter((field) => !present.includes(field))),
    ...unseenBlocks(shown),
    notes([
      ...shown.map((state) => MEANING[state]),
      ...(dash ? ['A dash: not told apart for this field.'] : []),
    ]),
  ];
}

function missingBlocks(missing: readonly Field[]): Block[] {
  if (missing.length === 0) return [];
  return [
    paragraph(
      `No column for: ${listWords(missing)}. Where a file has one under another name, --map "field=header" names it.`,
    ),
  ];
}

function unseenBlocks(shown: readonly CellState[]): Block[] {
  const unseen = [
    ...(shown.includes('placeholder') ? [] : ['a placeholder']),
    ...(shown.includes('withheld') ? [] : ['withheld']),
    ...(shown.includes('damaged') ? [] : ['damaged']),
  ];
  if (unseen.length === 0) return [];
  return [paragraph(`None of these cells is ${listWords(unseen, 'or')}.`)];
}

function countOf(states: States, state: CellState): number | null {
  return states[state] ?? null;
}

function isFound(states: States, state: CellState): boolean {
  return (states[state] ?? 0) > 0;
}

function stateCells(states: States, state: CellState, searches: number): [string, string] {
  const count = countOf(states, state);
  return count === null ? ['–', ''] : [thousands(count), percent(count, searches)];
}
