import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { cellState } from '../../src/log/cells/cell-state.ts';
import { longestWithDigit } from '../../src/log/cells/nothing.ts';
import { isSurelyValue } from '../../src/log/cells/sure-value.ts';
import { casesOf } from '../random-runs.ts';

const PLACEHOLDERS = new Set([...DEFAULT_VOCABULARY.placeholders, 'a/1', '12345', 'nr 7']);

const piece = fc.constantFrom(
  ...['redacted', 'Redaction', 'withheld', 'EXEMPT', 'exemption', 'none', 'n/a', 'na', 'unknown'],
  ...['6254', '625', '7922', '7931', '1040', '1043', 'gc', 'GC', 'pra', 'PRA', 'sec.', '§', 'USC'],
  ...[
    '(b)',
    '(7)',
    'Err:502',
    '#REF!',
    '1.2E+05',
    'e',
    'E-1',
    '3-Mar',
    '1/25/2026',
    '00:00',
    '12345',
  ],
  ...[
    'a/1',
    'nr 7',
    'a',
    '1',
    '0',
    ' ',
    '.',
    '-',
    '/',
    ' / ',
    '"',
    '=',
    "'",
    '24-0001234',
    '7ABC123',
  ],
  ...[
    '\u00a0',
    'é',
    '■',
    '***',
    'u.1455',
    'blk honda civic',
    ':',
    ';',
    '12/30/2023 00:30',
    'plate',
  ],
);
const cell = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));

it('is sure of values only, and of most that have a digit', () => {
  const longest = longestWithDigit(PLACEHOLDERS);
  expect(longest).toBe(5);
  let sure = 0;
  const check = (text: string, field: 'caseNumber' | 'plate'): void => {
    const bytes = Buffer.from(text);
    if (!isSurelyValue(bytes, 0, bytes.length, longest, field === 'caseNumber')) return;
    sure++;
    expect(cellState(text, [], PLACEHOLDERS, field), text).toBe('value');
  };
  fc.assert(fc.property(cell, fc.constantFrom('caseNumber', 'plate'), check), casesOf(20_000));
  expect(sure).toBeGreaterThan(160);
});

it.each(['7ABC123', '24-0001234', 'blk honda civic 43368', '12/30/2023 00:30', 'u.1455'])(
  'is sure of %j',
  (text) => {
    const bytes = Buffer.from(text);
    expect(isSurelyValue(bytes, 0, bytes.length, 5, true)).toBe(true);
  },
);
