import { describe, expect, test } from 'vitest';
import type { LogFacts } from '../../src/contract/document.ts';
import { accountingView } from '../../src/report/views/accounting-view.ts';
import { provenance } from '../../src/report/views/provenance.ts';
import { FACTS } from './samples.ts';
import { renderTable } from './whole-texts.ts';

const clean: LogFacts = {
  ...FACTS,
  population: {
    ...FACTS.population,
    rows: 4294,
    searches: 4294,
    duplicates: 0,
    identicalRowsKept: 0,
    malformed: 0,
    outsidePeriod: 0,
    undated: 0,
    headersRepeated: 0,
    blankRows: 0,
    preambleRows: 0,
    footerRows: 0,
    otherRows: 0,
    shiftedRows: 0,
  },
  settings: { ...FACTS.settings, from: null, to: null },
  warnings: [],
};

const changed = (
  population: Partial<LogFacts['population']>,
  settings: Partial<LogFacts['settings']> = {},
): LogFacts => ({
  ...clean,
  population: { ...clean.population, ...population },
  settings: { ...clean.settings, ...settings },
});

const shown = (facts: LogFacts) =>
  renderTable(accountingView(facts), { width: 2000, color: false });

describe('the opening', () => {
  test('says what was read and left', () => {
    expect(shown(clean)).toBe(
      '4,294 rows read in 1 file; 4,294 searches left to examine. No row was set aside.\n\n' +
        '  The searches run from January 27, 2019, 08:02:11 -08:00 to September 30, 2019, 17:20:05 -07:00. They name 57 users and 1 agency.\n',
    );
  });

  test('shows each kind of row set aside, and only those, so that they add up', () => {
    const [table] = accountingView(FACTS).blocks;
    expect(table).toMatchObject({
      kind: 'table',
      rows: [
        { cells: ['Rows read', '1,188'] },
        { cells: ['less duplicates (the same search again)', '20'] },
        { cells: ['less malformed rows (cells too many, too few or broken)', '3'] },
        { cells: ['less searches outside the period', '5'] },
        { cells: ['Searches left to examine', '1,160'], total: true },
      ],
    });
    expect(shown(changed({ rows: 4296, filteredOut: 2 }))).toContain(
      'less searches of other users or agencies      2',
    );
  });

  test('begins with a control total that differs', () => {
    const controlTotal = { expected: 4300, difference: -6 };
    expect(accountingView(changed({}, { controlTotal })).lead[0]).toBe(
      "Control total: the vendor's screen showed 4,300 rows, the files hold 4,294: 6 fewer.",
    );
    const less = { expected: 4290, difference: 4 };
    expect(accountingView(changed({}, { controlTotal: less })).lead[0]).toMatch(/: 4 more\.$/);
  });

  test('says nothing of a control total that agrees', () => {
    const controlTotal = { expected: 4294, difference: 0 };
    expect(accountingView(changed({}, { controlTotal })).lead).toHaveLength(1);
  });

  test('counts what stands beside the rows', () => {
    expect(shown(FACTS)).toContain(
      'Not counted as rows: 2 repeated headers, 1 blank row, 4 rows above the header and 3 page footers. 4 rows identical to another row of the same file were kept',
    );
  });

  test('says whether undated searches are left or outside the period', () => {
    expect(shown(changed({ undated: 2 }))).toContain('2 searches among those left have no time');
    expect(shown(FACTS)).toContain('1 search among those outside the period has no time');
  });

  test('says what was chosen', () => {
    expect(shown(FACTS)).toContain(
      'Period asked for: January 27, 2019 to September 30, 2019, both days included.',
    );
    const settings = {
      from: '2019-02-01',
      agencies: ['Fresno PD', 'Clovis PD'],
      keepDuplicates: true,
    };
    expect(shown(changed({}, settings))).toContain(
      'Period asked for: from February 1, 2019 on, that day included. Only the searches of the agencies “Fresno PD” and “Clovis PD”. Duplicates were kept, as asked for.',
    );
    expect(shown(changed({}, { to: '2019-02-01' }))).toContain(
      'Period asked for: up to and including February 1, 2019.',
    );
  });

  test('lists warnings after it, each with its code', () => {
    expect(shown(FACTS)).toMatch(/\n {2}Look at: 3 days .* is 6\. \[missing-days\]\n$/);
  });

  test('says when nobody is named and no time can be read', () => {
    expect(shown(changed({ users: 0, agencies: 0, first: null, last: null }))).toContain(
      'None of the searches has a time that can be read.',
    );
  });
});

describe('provenance', () => {
  test('names the zone and each file with its hash', () => {
    expect(provenance(FACTS)).toEqual([
      'Times that carry a time zone are dated in America/Los_Angeles. Times without one stand as the log has them.',
      `Made from fresno-2019.csv, SHA-256 ${FACTS.inputs[0]?.sha256}.`,
    ]);
  });

  test('says that UTC was assumed, and stops after twelve files', () => {
    const inputs = Array.from({ length: 14 }, () => FACTS.inputs[0]!);
    const texts = provenance({ ...FACTS, inputs, settings: { ...FACTS.settings, timeZone: null } });
    expect(texts[0]).toContain('dated in UTC, as no zone was given for the agency (--tz)');
    expect(texts.at(-1)).toBe('Made from 2 more files too (--json lists all).');
    expect(texts).toHaveLength(14);
  });
});
