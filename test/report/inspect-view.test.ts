import { describe, expect, test } from 'vitest';
import type { LogFacts } from '../../src/contract/document.ts';
import type { InspectResult } from '../../src/contract/inspect.ts';
import { LAYOUTS } from '../../src/log/layouts/index.ts';
import { inspectView } from '../../src/report/views/inspect-view.ts';
import { FACTS, INSPECTED } from './samples.ts';
import { renderTable } from './whole-texts.ts';

const shown = (result: InspectResult = INSPECTED, facts: LogFacts = FACTS) =>
  renderTable(inspectView(facts, result), { width: 300, color: false });

const withFile = (change: Partial<InspectResult['files'][number]>): InspectResult => ({
  ...INSPECTED,
  files: INSPECTED.files.map((file) => ({ ...file, ...change })),
});

describe('a file', () => {
  test('is described in plain words', () => {
    expect(shown()).toContain(
      [
        'File fresno-2019.csv',
        '',
        '  Layout     vigilant: Motorola Vigilant LEARN or PlateSearch',
        '  Encoding   UTF-8',
        '  Cells      separated by commas',
        '  Header     on line 5',
        '  Data rows  1,188',
        '  Period     January 27, 2019, 08:02:11 -08:00 to September 30, 2019, 17:20:05 -07:00',
        `  SHA-256    ${FACTS.inputs[0]?.sha256}`,
        '',
      ].join('\n'),
    );
  });

  test('of a layout that no public export confirms says so', () => {
    expect(shown()).toContain('Look at: no public export of this kind exists');
    expect(shown(withFile({ layout: 'palantir' }))).toContain('the layout “palantir” could not be');
    expect(shown(withFile({ layout: 'flock-audit' }))).not.toContain('public export of this kind');
  });

  test.each(LAYOUTS)(
    'of layout $name says what that is, and whether a public export confirms it',
    ({ name, verified }) => {
      const text = shown(withFile({ layout: name }));
      expect(text).toMatch(new RegExp(`^ {2}Layout +${name}: \\S`, 'm'));
      expect(text.includes('no public export of this kind exists')).toBe(!verified);
    },
  );

  test('shows which header is which field, and which is none', () => {
    expect(shown()).toMatch(/Field +Column in the file\n.*\n {2}searchedAt +Date\/Time\n/);
    expect(shown()).toContain('Columns not matched to any field: “Agency ORI”, “Comment”.');
    expect(shown(withFile({ unmatched: [] }))).toContain('Every column of the file was matched');
  });

  test('that is a workbook has sheets and no delimiter', () => {
    const none = { encoding: null, delimiter: null };
    const inputs = FACTS.inputs.map((input) => ({ ...input, ...none }));
    const sheets = [
      { sheet: 'May', rows: 1187 },
      { sheet: 'June', rows: 1 },
    ];
    const text = shown(withFile({ sheets, sheetsPassedOver: ['Cover'] }), { ...FACTS, inputs });
    expect(text).toContain('Format     Excel workbook');
    expect(text).toContain('Sheet      “May”, 1,187 data rows');
    expect(text).toContain('Sheet      “June”, 1 data row');
    expect(text).toContain('Header     in row 5');
    expect(text).not.toContain('separated by');
  });

  test('without readable times says so', () => {
    expect(shown(withFile({ first: null }))).toContain(
      'Period     no time of a search can be read',
    );
  });
});

describe('fill rates', () => {
  test('are counts and percents of the searches, a field a row', () => {
    expect(shown()).toMatch(/Field +Value +% +Blank +% +Placeholder +% +Withheld +%\n/);
    expect(shown()).toMatch(/caseNumber +391 +34% +766 +66% +3 +<1% +0 +0%\n/);
    expect(shown()).toContain('Shares are of the 1,160 searches left to examine.');
  });

  test('show a dash where a state is not told apart, and say so', () => {
    expect(shown()).toMatch(/resultsViewed +1,151 +99% +9 +1% +– +–\n/);
    expect(shown()).toContain('A dash: not told apart for this field.');
  });

  test('name the fields without a column in one sentence', () => {
    expect(shown()).toContain(
      'No column for: searchId, agency, plateState, windowStart, windowEnd, offense, networks, devices, searchType and ipAddress.',
    );
  });

  test('leave out states that no cell has, and say so', () => {
    const plain = { value: 1160, blank: 0, placeholder: 0, withheld: 0, damaged: 0, absent: 0 };
    const fields = {
      ...INSPECTED.fields,
      plate: plain,
      caseNumber: { ...plain, value: 400, absent: 760 },
      reason: plain,
    };
    const text = shown({ ...INSPECTED, fields });
    expect(text).toMatch(/Field +Value +% +Blank +% +Absent +%\n/);
    expect(text).toContain('None of these cells is a placeholder, withheld or damaged.');
  });

  test('are left out when no search is left', () => {
    const facts = { ...FACTS, population: { ...FACTS.population, searches: 0 } };
    expect(shown(INSPECTED, facts)).not.toContain('How often');
  });
});
