import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inspectDocumentSchema } from '../../src/contract/inspect.ts';
import { validateDocumentSchema } from '../../src/contract/validate.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* Cases of public reports, kept beside the repository: what stands in cells, and in which column. */

const cwd = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const isThere = existsSync(`${cwd}g1-excel-safe-guards.csv`);

async function validated(file: string, ...options: string[]) {
  const { code, stdout, stderr } = await runMain(['validate', file, '--json', ...options], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { population, warnings, validate } = validateDocumentSchema.parse(JSON.parse(stdout));
  const messages = new Map(warnings.map(({ code, message }) => [code, message]));
  return { population, codes: [...messages.keys()], messages, validate };
}

describe.skipIf(!isThere)(`cases of cells${isThere ? '' : ' (not there)'}`, () => {
  it('e1: formulas without results are damaged, and judged by nobody', async () => {
    const { codes, messages, validate } = await validated('e1-formulas-without-results.xlsx');
    expect(validate.caseNumber.classes).toMatchObject({ damaged: 24, blank: 0 });
    expect(validate.reason.classes).toMatchObject({ damaged: 24, blank: 0 });
    expect(validate).toMatchObject({ judgeable: 0, bothBlank: { count: 0, share: null } });
    expect(codes).toEqual(['damaged-cells']);
    expect(messages.get('damaged-cells')).toMatch(/48 cells .*caseNumber 24, reason 24.* row 2/);
  });

  it('disc: one such cell is no blank one', async () => {
    const { validate } = await validated('disc-formula-without-value.xlsx');
    expect(validate.reason.classes).toMatchObject({ damaged: 1, statute: 1, blank: 0 });
    expect(validate.bothBlank.count).toBe(0);
  });

  it('g1: guards are taken off, and empty ones are blank', async () => {
    const register = folderWith({ 'cases.csv': 'number\n25-10001\n25-10002\n' });
    const cases = `${register}/cases.csv`;
    const { population, validate, codes } = await validated(
      'g1-excel-safe-guards.csv',
      ...['--cases', cases],
    );
    expect(population).toMatchObject({ searches: 24, undated: 0, users: 5 });
    expect(validate.caseNumber.classes).toMatchObject({ blank: 4, placeholder: 0 });
    expect(validate.findings.caseUnknown).toBe(17);
    expect(codes).toEqual([]);
  });

  it('h1: marks of withholding in other forms are held against nobody', async () => {
    const { validate } = await validated('h1-other-redaction-marks.csv');
    expect(validate.caseNumber.classes.withheld).toBe(24);
    expect(validate.reason.classes.withheld).toBe(24);
    expect(validate).toMatchObject({ judgeable: 0, inadequate: 0 });
  });

  it('h2: words for nothing are placeholders, and errors are damaged', async () => {
    const { validate, codes } = await validated('h2-words-for-nothing.csv');
    expect(validate.reason.classes).toMatchObject({ placeholder: 22, damaged: 2, ok: 0 });
    expect(validate.caseNumber.classes).toMatchObject({ placeholder: 22, damaged: 2, ok: 0 });
    expect(codes).toEqual(['damaged-cells']);
  });

  it('h3: case numbers that a spreadsheet ate are told', async () => {
    const { validate, codes, messages } = await validated('h3-case-numbers-excel-ate.csv');
    expect(validate.caseNumber.classes).toMatchObject({ damaged: 8, withheld: 4, ok: 12 });
    expect(codes).toEqual(['damaged-cells', 'rewritten-numbers']);
    expect(messages.get('rewritten-numbers')).toContain(
      '20 case numbers look rewritten by a spreadsheet, 4 are a column too narrow',
    );
    expect(messages.get('rewritten-numbers')).toContain('the first date, line 2, is “Jun-08”');
  });

  it('j1: the columns that are filled are read', async () => {
    const { validate, codes, messages } = await validated(
      'j1-filled-column-loses-to-empty-one.csv',
    );
    expect(validate.bothBlank.count).toBe(0);
    expect(validate.adequate).toBe(24);
    expect(codes).toEqual(['column-by-fill']);
    expect(messages.get('column-by-fill')).toContain('Purpose');
  });

  it('j2: names with a bracket behind them are known', async () => {
    const argv = ['inspect', 'j2-header-with-a-note.csv', '--json'];
    const { stdout } = await runMain(argv, { cwd });
    const { inspect, population } = inspectDocumentSchema.parse(JSON.parse(stdout));
    expect(population).toMatchObject({ undated: 0, users: 5 });
    expect(inspect.files[0]?.unmatched).toEqual([]);
  });
});
