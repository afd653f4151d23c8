import { expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../../src/contract/classes.ts';
import { caseNumber, caseNumberClassOf, reasonClassOf, value } from '../classes/cells.ts';

/**
 * A quarter of a million characters, classed six times each: a step whose time grows with the square of the
 * length, or a pattern that backtracks, takes hours here: the run does not end.
 */
const LENGTH = 1 << 18;

const UNITS = [
  'a',
  '0',
  '12',
  '0-',
  ' \u00a0',
  '--',
  '(1)',
  '211(',
  'and ',
  '211 PC ',
  'inv ',
  'investigat ',
  'a\u0301',
  '😀',
  '\ud800',
  '26-01628 ',
  '. ',
  '\u0000',
];

test.each(UNITS)('a quarter of a megabyte of %j', (unit) => {
  const long = unit.repeat(LENGTH / unit.length);
  for (const text of [long, `${long}!`, `case x${long} x9 zz!`]) {
    const around = { plate: value(`${long}y`), caseNumber: caseNumber(`${long}z`, 'ok') };
    expect(Object.keys(REASON_CLASSES)).toContain(reasonClassOf(text, around));
    expect(Object.keys(CASE_NUMBER_CLASSES)).toContain(caseNumberClassOf(text, around));
  }
});

test('a run of letters and accents does not exhaust the stack', () => {
  const long = 'a\u0301'.repeat(32 * LENGTH);
  expect(reasonClassOf(long)).toBe('ok');
  expect(caseNumberClassOf(`${long}1`)).toBe('ok');
});
