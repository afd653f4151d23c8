import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { cellState } from '../../src/log/cells/cell-state.ts';
import type { Field } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

const PLACEHOLDERS = new Set(DEFAULT_VOCABULARY.placeholders);
const state = (text: string): string => cellState(text, [], PLACEHOLDERS);
const stateOf = (text: string, field: Field): string => cellState(text, [], PLACEHOLDERS, field);

describe('the state of a cell', () => {
  it.each([
    ...['N/A.', 'n / a', 'none.', 'NULL.', 'None -', '*none*', 'Unknown?', '( N / A. )', '"null."'],
    ...['[object Object]', '-- Select One --', 'Select One', 'Please Select', 'Please select one:'],
  ])('%j is a word for nothing, whatever stands around it', (text) => {
    expect(state(text)).toBe('placeholder');
    expect(stateOf(text, 'reason')).toBe('placeholder');
  });

  it.each(['none of 3 plates', 'n/a b', 'Select', 'object Object', 'Not provided', 'null/void'])(
    '%j is a value: nothing says that it is none',
    (text) => {
      expect(state(text)).toBe('value');
    },
  );

  it.each(['', ' ', '\t\r\n', '\u00a0', '\ufeff', '\u2003 '])('%j is blank', (text) => {
    expect(state(text)).toBe('blank');
  });

  it.each([
    ...['REDACTED', 'redacted', ' REDACTED', 'REDACTED ', '[REDACTED]', ' [redacted] '],
    ...['REDACTED, suspect vehicle', 'REDACTEDxyz', '***', '*****', '* * *', '*  *  *', '###'],
    ...['# # # #', '███', '█ █ █', '** *', '7923.600 GC', '7922 GC', '7939.5 gc', '7923.600GC'],
    ...['6254 GC', '6254(f) GC', '6254.5 GC', '6254(k) and Evid. Code 1040 GC', '6255 GC'],
    ...['6255(a) GC', ' 6255.1 GC ', '(REDACTED)', '<REDACTED>', '**REDACTED**', '"REDACTED"'],
    ...[
      '[[REDACTED-EX B6]]',
      '{Redacted}',
      '[REDACTED] by counsel',
      '- REDACTED -',
      '===[REDACTED]===',
      '[Redaction]',
    ],
    ...['Withheld', '(WITHHELD)', 'WITHHELD - GC 7923.600', 'withheld per CPRA', '*Withheld*'],
    ...[
      '[EXEMPT]',
      'EXEMPT',
      'EXEMPTED',
      'Exempt from disclosure',
      'Exempt: 7923.600',
      '<exempted>',
    ],
    ...['[EXEMPT PLATE]', 'EXEMPTION (b)(7)(C)', 'Exemption', '■■■■', '██', '█', '▇ ▇', '▓▓▓'],
    ...['■ █', '(b)(7)(C)', '(b)(6), (b)(7)(C)', '(b)(6); (b)(7)(c)', '[(b)(7)(C)]', 'b(7)(C)'],
    ...[
      '5 U.S.C. § 552(b)(7)(C)',
      'FOIA (b)(6)',
      'Ex. (b)(7)(E)',
      '(b)(6) and (b)(7)(C)',
      '(j)(2)',
    ],
    ...['§ 7923.600', '§7923.600', '§§ 7923.600, 7923.605', 'Section 7923.600', 'sec. 6254(f)'],
    ...[
      'Gov Code 7923.600',
      'Gov. Code § 7923.600',
      'Government Code section 7923.600',
      'GC § 7923.600',
    ],
    ...[
      'GC 7923.600',
      'G.C. 6254(f)',
      "Gov't Code 7922",
      'Cal. Gov. Code § 7923.600(a)(1)',
      'CGC 6254',
    ],
    ...[
      '(GC § 7923.600)',
      '* GC 7923.600 *',
      '7923.600 Gov Code',
      '§ 7923.600 of the Government Code',
    ],
    ...['CPRA § 7923.600', 'Evid. Code § 1040', 'Evidence Code 1040(b)(1)', 'GC 7922 and 7923.600'],
  ])('%j is withheld', (text) => {
    expect(state(text)).toBe('withheld');
  });

  it.each([
    ...['#N/A', '#n/a ', '#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '#NUM!', '#NULL!', '#SPILL!'],
    ...[
      '#CALC!',
      '#FIELD!',
      '#GETTING_DATA',
      '#BUSY!',
      '#ERROR!',
      'Err:502',
      '#formula without result',
    ],
    ...['#BEZUG!', '#NV', '#NOM?', '#¡VALOR!', '#¿NOMBRE?'],
  ])('%j is damaged, in whatever field', (text) => {
    expect(state(text)).toBe('damaged');
    expect(stateOf(text, 'plate')).toBe('damaged');
  });

  it.each([
    ...['1.23457E+11', '4.892E+092', '2.6E+08', '2,60225E+09', ' 3.91e+16 ', '1E+05', '1.5E5'],
    ...['-2.6E+08', '1.E+05'],
  ])('%j is a damaged number, and in another field what it is', (text) => {
    expect(stateOf(text, 'searchId')).toBe('damaged');
    expect(stateOf(text, 'caseNumber')).toBe('damaged');
    for (const field of ['reason', 'user', 'plate'] as const) {
      expect(stateOf(text, field)).toBe('value');
    }
    expect(state(text)).toBe('value');
  });

  it.each([
    ...['12E5', '12E05', '1E-', 'E+05', '1.2E', '1.2E+05 x', 'A1.2E+05', '26E1234', '1..2E+05'],
    ...['#26-01628', '#A12', '#REF', 'REF!', '#REF! x', '#BOLO!', '#NA', 'Err:52', 'err: 502', '#'],
  ])('%j is not damaged as a case number', (text) => {
    expect(stateOf(text, 'caseNumber')).not.toBe('damaged');
  });

  it.each([
    ...['none', 'N/A', 'na', '-', '--', 'X', 'xx', 'XXX', '.', '0', 'Test', 'NULL', 'unknown'],
    ...[
      '(null)',
      '[NULL]',
      '<null>',
      '{null}',
      '\\N',
      '(\\N)',
      'nil',
      'NaN',
      'undefined',
      '&nbsp;',
    ],
    ...[
      '&nbsp;&nbsp;',
      '&#160;',
      'N.A.',
      'n.a',
      'Not Applicable',
      '(not applicable)',
      '(blank)',
      'blank',
    ],
    ...[
      '-- Select --',
      '--Select--',
      '- Select One -',
      '<Select>',
      '-- None --',
      '(none)',
      '[N/A]',
      '"NULL"',
    ],
    ...['[[null]]', '( null )', '(unknown)', '<empty>', '—Select—', '(x)', '(0)'],
    ...['TBD', ' none ', '*', '**', '##', '---', '...', '—', '——', '?', '!!', '_', '()', '😀'],
    ...['\0', '* *'],
  ])('%j is a placeholder', (text) => {
    expect(state(text)).toBe('placeholder');
  });

  it.each([
    ...['a', '1', '00', 'xxxx', 'tests', 'none known', 'n a', '0.0', '字', 'é', '١'],
    ...[
      'Z*0028*',
      '9***999',
      '***1',
      'not redacted',
      'info withheld',
      '#1 redacted',
      '#12',
      '###4',
    ],
    ...['7923.600', '7923.600 GC case', '7940 GC', '7919 GC', '79230 GC', '16254 GC', '6256 GC'],
    ...[
      'exempt plate',
      'Exempt vehicle stolen',
      'exempt CA plate',
      'exempting',
      'exemptions officer',
    ],
    ...[
      'withholding tax fraud',
      'redac',
      'Select',
      'select enforcement',
      'empty',
      'missing',
      '(missing person)',
    ],
    ...[
      'nullified',
      'nilsson',
      'nan smith',
      'not applicable here',
      'blank check',
      '(blank check)',
      '\\Network',
    ],
    ...[
      'GC 12025',
      'GC 7940',
      '§ 459 PC',
      '(b)',
      '(b)(12)',
      '(a)(1)',
      'sub (b)(7)(C) case',
      '1040 GC',
      'b7',
    ],
    ...[
      'gov code 594',
      '7923.600 - 4',
      'GC 7923-600-1',
      '&nbsp',
      '&amp;',
      '■1',
      '■ 7ABC123',
      'SEC 7 GC 7922 unit',
    ],
    ...['6255x GC', '792 GC', '26-01628 GC', 'null ptr', 'unknown male'],
  ])('%j is a value', (text) => {
    expect(state(text)).toBe('value');
  });

  it('takes a layout’s own mark for blank, before anything else', () => {
    expect(cellState(' Unknown ', ['unknown'], PLACEHOLDERS)).toBe('blank');
    expect(cellState('***', ['***'], PLACEHOLDERS)).toBe('blank');
    expect(cellState('Unknown male', ['unknown'], PLACEHOLDERS)).toBe('value');
    expect(cellState('none', ['unknown'], PLACEHOLDERS)).toBe('placeholder');
  });

  it('does not depend on case or on white space around it', () => {
    const word = fc.constantFrom(
      'redacted',
      'none',
      '* * *',
      '7923.1 gc',
      'gang unit',
      'tbd',
      '字',
    );
    const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u3000') });
    fc.assert(
      fc.property(word, space, space, fc.boolean(), (text, before, after, upper) => {
        const cell = `${before}${upper ? text.toUpperCase() : text}${after}`;
        expect(state(cell)).toBe(state(text));
      }),
      casesOf(2000),
    );
  });

  it('comes to an end on a long run of marks: a step that goes back would not', () => {
    for (const mark of ['*', '* ', '  *']) expect(state(`${mark.repeat(100_000)}x`)).toBe('value');
    expect(state(`6255${' (a)'.repeat(50_000)} x`)).toBe('value');
  });
});
