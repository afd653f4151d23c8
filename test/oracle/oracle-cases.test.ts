import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { agesOracle } from './oracle-ages.ts';
import { READ, RIGHT } from './oracle-case-table.ts';
import { type OracleLog, type OracleOptions, OracleRefusal, readOracle } from './oracle-log.ts';
import { validateOracle } from './oracle-validate.ts';

/* The cases that went wrong, and what their README says is right. */

const CASES = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const there = existsSync(CASES);

function readCase(names: string[], options: OracleOptions = {}): OracleLog {
  const files = names.map((name) => ({ name, bytes: readFileSync(CASES + name) }));
  return readOracle(files, options);
}

/** What a case is held against: counts that are not 0, codes with their first lines, verdicts. */
function accountOf(log: OracleLog) {
  const { population, warnings } = log;
  const { inadequate, bothBlank, caseNumber, reason } = validateOracle(log, {});
  const { ranged, setAside } = agesOracle(log, {});
  const { rows, searches, first, last, users, agencies, ...aside } = population;
  return {
    rows,
    searches,
    first,
    last,
    users,
    aside: filled(aside),
    codes: warnings.map(({ code, line }) => (line === undefined ? code : `${code} ${line}`)),
    inadequate,
    bothBlank: bothBlank.count,
    caseNumber: filled(caseNumber.classes),
    reason: filled(reason.classes),
    ranged,
    setAside: filled({ ...setAside }),
  };
}

function filled(counts: object): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

describe.skipIf(!there)('the cases of ../shared', () => {
  it.each(READ)('%s', (name, differs) => {
    expect(accountOf(readCase([name]))).toEqual({ ...RIGHT, ...differs });
  });

  it.each([
    'e2-two-logs-side-by-side.csv',
    'i3-crystal-labels-on-every-row.csv',
    'k1-html-table.xls',
    'disc-print-titles-as-issued.xlsx',
  ])('%s is refused', (name) => {
    expect(() => readCase([name])).toThrow(OracleRefusal);
  });

  it('a blank header row is refused', () => {
    expect(() => readCase(['rel-blank-header-row.csv'], { headerRow: 2 })).toThrow(OracleRefusal);
  });

  it('a zone without daylight saving is said', () => {
    const period = { from: '2025-07-01', to: '2025-07-31' };
    const log = readCase(['f8-zone-est.csv'], { timeZone: 'EST', ...period });
    expect(log.warnings).toEqual([{ code: 'fixed-zone' }]);
    const named = readCase(['f8-zone-est.csv'], { timeZone: 'America/New_York', ...period });
    expect([named.population.searches, named.warnings]).toEqual([24, []]);
  });

  it('the same log in two spellings is said', () => {
    const log = readCase(['m1-original.csv', 'm1-saved-by-excel.csv']);
    expect(accountOf(log)).toMatchObject({ searches: 48, codes: ['same-ids'] });
  });

  it('a register reads guards', () => {
    const register = ['25-10001', '="25-10002"'].map((number) => {
      return { number, date: '2/28/2025', offense: '', officer: '' };
    });
    const log = readCase(['g1-excel-safe-guards.csv']);
    expect(validateOracle(log, { register }).findings.caseUnknown).toBe(17);
  });

  it('ids of sixteen digits are told apart', () => {
    const { population } = readCase(['disc-id-of-16-digits.xlsx']);
    expect(population).toMatchObject({ searches: 8, duplicates: 0 });
  });

  it('a number is shown as its format shows it, an en dash too', () => {
    const [search] = readCase(['rel-format-endash.xlsx']).searches;
    expect(search?.cells.caseNumber).toBe('19–000123');
  });

  it('one formula without a result is damaged, not blank', () => {
    expect(accountOf(readCase(['disc-formula-without-value.xlsx']))).toMatchObject({
      codes: ['damaged-cells 2'],
      bothBlank: 0,
      caseNumber: { damaged: 1, ok: 1 },
    });
  });

  it('times that Gnumeric saved are read', () => {
    const { first, last } = readCase(['disc-times-saved-by-gnumeric.csv']).population;
    expect([first, last]).toEqual(['2026-01-05T10:20:30.123', '2026-01-06T10:21:30.500']);
  });
});
