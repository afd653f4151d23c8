import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/terminal/width.ts';
import {
  countColumns,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
  type View,
} from '../../src/report/view.ts';
import { agesView } from '../../src/report/views/ages-view.ts';
import { inspectView } from '../../src/report/views/inspect-view.ts';
import { AGES_SETTINGS, FACTS, FRESNO, HOSTILE, INSPECTED } from './samples.ts';
import { renderTable } from './whole-texts.ts';

const plain = (view: Partial<View>, width = 80) =>
  renderTable({ lead: [], blocks: [], ...view }, { width, color: false });

const LONG = 'Robbery and Homicide Division, Southern Bureau of a city with quite a long name';
const NAMES = [
  LONG,
  'x'.repeat(300),
  '白いトヨタ'.repeat(20),
  '😀👨‍👩‍👧'.repeat(30),
  'José’s',
  HOSTILE,
];

function wideViews(): View[] {
  const groups = NAMES.map((value) => ({
    by: 'user',
    value,
    ranged: 850,
    buckets: FRESNO.buckets,
  }));
  const inputs = FACTS.inputs.map((input) => ({ ...input, file: NAMES[1]! }));
  const files = INSPECTED.files.map((file) => ({ ...file, file: NAMES[1]!, unmatched: NAMES }));
  const population = { ...FACTS.population, searches: 140_000_000 };
  return [
    agesView({ ...FACTS, inputs }, { ...AGES_SETTINGS, by: 'user' }, { ...FRESNO, groups }),
    inspectView({ ...FACTS, inputs, population }, { ...INSPECTED, files }),
  ];
}

describe('width', () => {
  test.each([40, 80, 120])('no line is over %i columns or ends in a blank', (width) => {
    for (const view of wideViews()) {
      for (const line of plain(view, width).split('\n')) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/\s$/);
      }
    }
  });

  test.each([40, 80, 120])('at %i columns every number is whole', (width) => {
    const text = plain(agesView(FACTS, AGES_SETTINGS, FRESNO), width);
    for (const number of ['1,188', '1,160', '782', '831', '804', '833', '>99%'].slice(0, 6)) {
      expect(text).toMatch(new RegExp(`(^|[ (])${number}([ )\n]|$)`, 'm'));
    }
  });
});

describe('a table', () => {
  const wide = table(
    [textColumn('Agency'), ...countColumns('Searches')],
    [{ cells: [LONG, '1,204,332', '>99%'] }, { cells: ['All', '1,204,333', '100%'], total: true }],
  );

  test('aligns numbers right, wraps long text and sets off a total', () => {
    expect(plain({ blocks: [wide] }, 60).split('\n')).toEqual([
      '  Agency                                       Searches    %',
      '  ──────────────────────────────────────────  ───────── ────',
      '  Robbery and Homicide Division, Southern     1,204,332 >99%',
      '  Bureau of a city with quite a long name',
      '  ──────────────────────────────────────────  ───────── ────',
      '  All                                         1,204,333 100%',
      '',
    ]);
  });

  test('becomes a list where a number would have to be cut', () => {
    expect(plain({ blocks: [wide] }, 28)).toContain('  All\n    Searches: 1,204,333\n    (100%)\n');
  });

  test('that is a total alone has one rule', () => {
    expect(plain({ blocks: [{ ...wide, rows: wide.rows.slice(1) }] })).toBe(
      '  Agency   Searches    %\n  ──────  ───────── ────\n  All     1,204,333 100%\n',
    );
  });

  test('ends a cell of more than six lines in an ellipsis', () => {
    const text = plain(
      { blocks: [table([textColumn('Name')], [{ cells: ['x'.repeat(500)] }])] },
      40,
    );
    expect(text.split('\n').slice(2, -1)).toEqual([
      ...Array.from({ length: 5 }, () => `  ${'x'.repeat(38)}`),
      `  ${'x'.repeat(37)}…`,
    ]);
  });

  test('escapes headers too', () => {
    const hostile = table([textColumn('\x1B[2J\nName')], [{ cells: ['x'] }]);
    expect(plain({ blocks: [hostile] })).toBe('  \\x1B[2J\\nName\n  ─────────────\n  x\n');
  });

  test('without names for its columns has no header, and without rows is not there', () => {
    const bare = table([textColumn(''), textColumn('')], [{ cells: ['Layout', 'ncric'] }]);
    expect(plain({ blocks: [bare] })).toBe('  Layout  ncric\n');
    expect(plain({ lead: ['a'], blocks: [{ ...bare, rows: [] }] })).toBe('a\n');
  });
});

test('parts are set apart by one empty line and the end is one line end', () => {
  const blocks = [heading('Ages'), paragraph('One.'), notes(['First.', 'Second.'])];
  expect(plain({ lead: ['4 rows read.'], blocks })).toBe(
    '4 rows read.\n\nAges\n\n  One.\n\n  1. First.\n  2. Second.\n',
  );
});

test('a note that wraps stands under its own text', () => {
  expect(plain({ blocks: [notes(['one two three four five'])] }, 24)).toBe(
    '  1. one two three four\n     five\n',
  );
});

describe('color', () => {
  const view = {
    lead: ['Control total: 6 fewer.'],
    blocks: [heading('Ages'), paragraph('Look at: this.'), paragraph('One.')],
  };

  test('marks headings and what to look at', () => {
    expect(renderTable(view, { width: 80, color: true })).toBe(
      '\x1B[33mControl total: 6 fewer.\x1B[39m\n\n\x1B[1mAges\x1B[22m\n\n  \x1B[33mLook at: this.\x1B[39m\n\n  One.\n',
    );
  });

  test('adds nothing but color', () => {
    for (const each of [view, ...wideViews()]) {
      const colored = renderTable(each, { width: 80, color: true });
      expect(colored.replace(/\x1B\[\d+m/g, '')).toBe(plain(each));
    }
  });
});
