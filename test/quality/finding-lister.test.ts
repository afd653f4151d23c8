import { expect, test } from 'vitest';
import {
  CASE_NUMBER_CLASSES,
  type CaseNumberClass,
  REASON_CLASSES,
  type ReasonClass,
} from '../../src/contract/classes.ts';
import { keysOf } from '../../src/keyed.ts';
import { CaseRegister } from '../../src/quality/case-register.ts';
import { FindingLister } from '../../src/quality/finding-lister.ts';
import { fieldReader, type GivenCell, type GivenCells, searchOf } from './searches.ts';

const NUMBERS: Record<CaseNumberClass, GivenCell> = {
  absent: { text: '', state: 'absent' },
  blank: '',
  withheld: { text: '***', state: 'withheld' },
  damaged: { text: '#REF!', state: 'damaged' },
  placeholder: { text: 'none', state: 'placeholder' },
  plate: '7ABC123',
  wordsOnly: 'investigation',
  badFormat: '459 PC',
  ok: '19-01628',
};
const REASONS: Record<ReasonClass, GivenCell> = {
  absent: { text: '', state: 'absent' },
  blank: '',
  withheld: { text: '***', state: 'withheld' },
  damaged: { text: '#REF!', state: 'damaged' },
  placeholder: { text: 'none', state: 'placeholder' },
  tooShort: 'asdf',
  statute: '211 PC',
  plate: '7ABC123',
  number: '26-99999',
  caseNumber: 'L106668',
  vague: 'investigation',
  ok: 'stolen car',
};
const PAIRS = keysOf(CASE_NUMBER_CLASSES).flatMap((number) =>
  keysOf(REASON_CLASSES).map((reason) => [number, reason] as const),
);

function visited(
  cells: GivenCells,
  options: { date?: string | null; register?: CaseRegister } = {},
) {
  const lister = new FindingLister(fieldReader(), { register: options.register ?? null });
  const search = searchOf(cells, options.date === undefined ? '2019-03-29' : options.date);
  const judgment = lister.judge(search);
  const found: (string | null)[][] = [];
  lister.visit(search, ({ kind, level, field, detail }) =>
    found.push([kind, level, field, detail]),
  );
  return { judgment, found };
}

test.each(PAIRS)('case number %s, reason %s', (number, reason) => {
  const cells = { caseNumber: NUMBERS[number], reason: REASONS[reason], plate: '7ABC123' };
  const { judgment, found } = visited(cells);
  expect([judgment.caseNumber, judgment.reason]).toEqual([number, reason]);
  // The contract's paragraph, word for word.
  const numberOpen = !['withheld', 'damaged', 'absent'].includes(number);
  const reasonOpen = !['withheld', 'damaged', 'absent'].includes(reason);
  const numberWanting = numberOpen && number !== 'ok';
  const elsewhere = number === 'absent' && (reason === 'number' || reason === 'caseNumber');
  const reasonWanting = reasonOpen && reason !== 'statute' && reason !== 'ok' && !elsewhere;
  expect(judgment.judgeable).toBe(numberOpen || reasonOpen);
  expect(judgment.inadequate).toBe(numberWanting || reasonWanting);
  expect(judgment.bothBlank).toBe(number === 'blank' && reason === 'blank');
  expect(judgment.bothOpen).toBe(numberOpen && reasonOpen);
  expect(found).toEqual([
    ...(numberWanting ? [[`caseNumber.${number}`, 'defect', 'caseNumber', null]] : []),
    ...(reasonWanting ? [[`reason.${reason}`, 'defect', 'reason', null]] : []),
    ...(number === 'blank' && reason === 'blank' ? [['bothBlank', 'defect', null, null]] : []),
  ]);
});

test('the year of a case number beside the year of its search', () => {
  const year = (caseNumber: string, date: string | null) => visited({ caseNumber }, { date }).found;
  expect(year('20-00001', '2019-12-31')).toEqual([['caseYear', 'defect', 'caseNumber', null]]);
  expect(year('20-00001', '2020-01-01')).toEqual([]);
  expect(year('08-00001', '2019-01-01')).toEqual([['caseYear', 'review', 'caseNumber', null]]);
  expect(year('20-00001', null)).toEqual([]);
});

test('possible personal information, in a reason and in a number that is not ok', () => {
  const text = 'dob 1/2/1990 ph 541-555-1212 red car';
  const kinds = (field: string) =>
    ['dateOfBirth', 'phone'].map((kind) => ['personalInformation', 'review', field, kind]);
  expect(visited({ reason: text }).found).toEqual(kinds('reason'));
  expect(visited({ caseNumber: text }).found.slice(1)).toEqual(kinds('caseNumber'));
  expect(visited({ caseNumber: '541-555-1212' }).found).toEqual([]);
  expect(visited({ reason: { text, state: 'withheld' } }).found).toEqual([]);
});

test('a register says unknown, or something else, of a number that is ok', () => {
  const register = new CaseRegister();
  register.add('19-00001', { day: null, offense: 'Burglary', officer: '' });
  const found = (caseNumber: string, offense: string) =>
    visited({ caseNumber, offense }, { register }).found.map(([kind]) => kind);
  expect(found('19-00001', 'burglary')).toEqual([]);
  expect(found('19-00001', 'theft')).toEqual(['caseMismatch']);
  expect(found('19-00002', 'burglary')).toEqual(['caseUnknown']);
  expect(found('words', 'burglary')).toEqual(['caseNumber.wordsOnly']);
});

test('a rule over all searches says of a number what it counted, in its place in the order', () => {
  const seen: string[] = [];
  const lister = new FindingLister(fieldReader(), { register: null }, [
    ({ class: given, key }) => {
      seen.push(`${given} ${key}`);
      return given === 'ok' ? 'caseNumberReused' : null;
    },
  ]);
  const search = searchOf({ caseNumber: ' DR20-1 ', reason: 'ab' });
  lister.judge(search);
  const kinds: string[] = [];
  lister.visit(search, ({ kind }) => kinds.push(kind));
  expect(kinds).toEqual(['reason.tooShort', 'caseNumberReused', 'caseYear']);
  kinds.length = 0;
  lister.visitCited(({ kind }) => kinds.push(kind));
  expect(kinds).toEqual(['caseNumberReused']);
  expect(seen).toEqual(['ok dr20-1', 'ok dr20-1']);
});
