import { describe, expect, it } from 'vitest';
import { read } from './oracle-test-logs.ts';
import {
  caseNumberClassOracle,
  cellOfText,
  findingsOracle,
  reasonClassOracle,
  type ValidateOptions,
  validateOracle,
} from './oracle-validate.ts';
import { caseYearOf, FINDING_KINDS } from './oracle-validate-findings.ts';

const PLATE = '7ABC 123';
const patterns = [(text: string) => /^[A-Z]{2}\d{2}-\d{5}$/.test(text)];

function caseClass(text: string | undefined, options: ValidateOptions = {}) {
  return caseNumberClassOracle(cellOfText(text), cellOfText(PLATE), options);
}

function reasonClass(text: string | undefined, caseNumber = '', options: ValidateOptions = {}) {
  const cells = [text, caseNumber, PLATE].map(cellOfText);
  return reasonClassOracle(cells[0]!, cells[1]!, cells[2]!, options);
}

describe('case number classes', () => {
  it.each([
    [undefined, 'absent'],
    [' ', 'blank'],
    ['REDACTED, text', 'withheld'],
    ['n/a', 'placeholder'],
    ['26-0000', 'placeholder'],
    ['DR 0000', 'placeholder'],
    ['26-0000-', 'placeholder'],
    ['00:00.0', 'placeholder'],
    ['7', 'placeholder'],
    ['12', 'ok'],
    ['26012345.0', 'ok'],
    ['DR0000', 'ok'],
    ['7abc-123', 'plate'],
    ['investigation', 'wordsOnly'],
    ['white ford pickup', 'wordsOnly'],
    ['white ford pickup 2', 'badFormat'],
    ['white ford 2', 'ok'],
    ['211PC', 'badFormat'],
    ['HS 11378 and 10851 VC', 'badFormat'],
    ['459', 'ok'],
    ['AA19 12345', 'ok'],
  ])('%s is %s', (text, expected) => {
    expect(caseClass(text)).toBe(expected);
  });

  it('goes by the config’s patterns alone where it lists any', () => {
    expect(caseClass('AA19 12345', { patterns })).toBe('badFormat');
    expect(caseClass(' AA19-12345 ', { patterns })).toBe('ok');
    expect(caseClass('AA19-00000', { patterns })).toBe('placeholder');
  });
});

describe('reason classes', () => {
  it.each([
    [undefined, 'absent'],
    ['', 'blank'],
    ['###', 'withheld'],
    ['...', 'placeholder'],
    ['69', 'tooShort'],
    ['hhhh', 'tooShort'],
    ['asdf', 'tooShort'],
    ['4321', 'tooShort'],
    ['asd', 'ok'],
    ['211', 'statute'],
    ['666', 'tooShort'],
    ['7ABC-123', 'plate'],
    ['1700', 'number'],
    ['26–01698', 'number'],
    ['L106668', 'caseNumber'],
    ['L10', 'ok'],
    ['Investigation', 'vague'],
    ['invest1gation', 'vague'],
    ['in vest igation', 'vague'],
    ['F/U', 'vague'],
    ['area check 5', 'vague'],
    ['criminal inv. - case #1234', 'vague'],
    ['case 26-01628', 'caseNumber'],
    ['DR 19 12345', 'caseNumber'],
    ['234(e)(1) PC investigation', 'statute'],
    ['Investigation (245(a)(2) PC)', 'statute'],
    ['plate check 7ABC123', 'plate'],
    ['26-01628, 211PC', 'ok'],
    ['(211PC)', 'ok'],
    ['stolen vehicle', 'ok'],
    ['vehicle of a murder suspect', 'ok'],
  ])('%s is %s', (text, expected) => {
    expect(reasonClass(text)).toBe(expected);
  });

  it('knows the search’s own case number where that is ok', () => {
    expect(reasonClass(' ab12', 'AB12')).toBe('caseNumber');
    expect(reasonClass('investigation AB12', 'case AB12')).toBe('caseNumber');
    expect(reasonClass('investigation AB12', 'AB13')).toBe('ok');
    expect(reasonClass('white ford pickup', 'white ford pickup')).toBe('ok');
  });

  it('knows the config’s patterns', () => {
    const options = { patterns: [(text: string) => /^R\d$/.test(text)] };
    expect(reasonClass('R12', '', options)).toBe('ok');
    expect(reasonClass('see R1 inv', '', options)).toBe('ok');
    expect(reasonClass('report R12', '', { patterns: [(text) => text === 'R12'] })).toBe(
      'caseNumber',
    );
  });
});

describe('the year in a number', () => {
  it.each([
    ['AA19-12345', 2019],
    ['90–1', 1990],
    ['DR2019-1', 2019],
    ['2019123456', 2019],
    ['2019-', 2019],
    ['201912345', null],
    ['2602250064', null],
    ['DR 19-12345', null],
    ['2102-1', null],
  ])('%s', (number, year) => {
    expect(caseYearOf(number, 2085)).toBe(year);
  });
});

const HEADER = 'id|timestamp|user|plate|case number|reason|offense\n';

describe('validate', () => {
  const rows = [
    'a1|2019-03-01|ann|7ABC123|19-00001|stolen vehicle|Theft',
    'a2|2019-03-02|Ann|7ABC123|||',
    'a3|2019-04-01|bob|7ABC123|***|inv|',
    'a4|2019-04-01|***|7ABC123|***|***|',
    'a5||bob|7ABC123|20-00002|211PC|',
    'a6|2019-04-01|bob|7ABC123|20-00003|1700|',
    'a7|2019-04-01|bob|7ABC123|AB08-00003|dob 1/2/1990|',
  ];
  const log = read(HEADER + rows.join('\n'));

  it('adds up', () => {
    const { judgeable, adequate, inadequate, bothBlank, ...rest } = validateOracle(log, {});
    expect([judgeable, adequate, inadequate]).toEqual([6, 3, 3]);
    expect(bothBlank).toEqual({ count: 1, share: 1 / 5 });
    expect(rest.caseNumber.classes).toMatchObject({ blank: 1, withheld: 2, ok: 4 });
    expect(rest.reason.classes).toMatchObject({ blank: 1, statute: 1, number: 1, vague: 1, ok: 2 });
    expect(rest.caseNumber.shapes).toEqual([
      { shape: '99-99999', count: 3, example: null },
      { shape: 'AA99-99999', count: 1, example: null },
    ]);
    expect([rest.reason.top, rest.groups]).toEqual([[], []]);
    expect(Object.keys(rest.findings)).toHaveLength(FINDING_KINDS.length);
  });

  it('lists findings by line and in the order of their kinds', () => {
    const findings = findingsOracle(log, {});
    expect(
      findings.map(({ kind, level, line, field }) => `${line} ${kind} ${level} ${field}`),
    ).toEqual([
      '3 caseNumber.blank defect caseNumber',
      '3 reason.blank defect reason',
      '3 bothBlank defect caseNumber',
      '4 reason.vague defect reason',
      '7 reason.number defect reason',
      '7 caseYear defect caseNumber',
      '8 caseYear review caseNumber',
      '8 personalInformation review reason',
    ]);
    expect(findings[0]).toMatchObject({ file: 'log.csv', id: 'a2', user: 'Ann', cell: '' });
    expect(findings.at(-1)?.cell).toBe('dateOfBirth: dob */*/****');
  });

  it('groups, marking the small', () => {
    const groups = validateOracle(log, { by: 'user', minGroup: 2 }).groups;
    expect(groups.map(({ by, ...group }) => Object.values(group))).toEqual([
      ['bob', 4, 4, 2, 0, false],
      ['Ann', 2, 2, 1, 1, false],
      ['(withheld)', 1, 0, 0, 0, true],
    ]);
  });

  it('compares with a register', () => {
    const line = { number: '19-00001 ', date: '3/2/2019', offense: '', officer: 'ANN' };
    const kinds = (...register: (typeof line)[]) =>
      findingsOracle(log, { register })
        .filter((finding) => finding.kind.match(/Unknown|Mismatch/))
        .map((finding) => `${finding.line} ${finding.kind}`);
    const others = ['6 caseUnknown', '7 caseUnknown', '8 caseUnknown'];
    expect(kinds(line)).toEqual(others);
    const mismatch = ['2 caseMismatch', ...others];
    expect(kinds({ ...line, date: '2019-03-03' })).toEqual(mismatch);
    expect(kinds({ ...line, offense: 'Fraud' })).toEqual(mismatch);
    expect(kinds({ ...line, officer: 'bob' })).toEqual(mismatch);
    expect(kinds({ ...line, officer: 'bob' }, line)).toEqual(others);
  });

  it('takes numbers as reasons where there is no case-number column', () => {
    const bare = validateOracle(read('id,timestamp,reason\nb1,2019-03-01,1700\n'), {});
    expect([bare.adequate, bare.findings['reason.number']]).toEqual([1, 0]);
    expect(bare.bothBlank).toEqual({ count: 0, share: null });
  });

  it('shows texts on five searches or more, and none with personal information', () => {
    const many = (from: number, count: number, cells: string) =>
      Array.from({ length: count }, (_, i) => `c${from + i}|2019-03-01|u||${cells}|\n`).join('');
    const shown = validateOracle(
      read(
        HEADER +
          many(0, 10, 'AB1|dob 1/2/1990') +
          many(10, 5, 'AB2|burglary ') +
          many(20, 4, 'CD34|arson'),
      ),
      {},
    );
    expect(shown.reason.top).toEqual([
      { text: null, count: 10 },
      { text: 'burglary', count: 5 },
    ]);
    expect(shown.caseNumber.shapes).toEqual([
      { shape: 'AA9', count: 15, example: 'AB1' },
      { shape: 'AA99', count: 4, example: null },
    ]);
    expect(shown.findings.caseNumberReused).toBe(10);
  });
});
