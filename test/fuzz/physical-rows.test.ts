import { expect, it } from 'vitest';
import { countRows } from './physical-rows.ts';

it.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\n\n', 2],
  ['a\r\nb\rc', 3],
  ['"a\nb",c\nd', 2],
  ['"a""\nb"\n', 1],
  ['a"b\nc"d', 2],
  ['"a" b"\nc', 2],
  ['"a', undefined],
  ['a,"b""', undefined],
])('%j has %s rows', (text, rows) => expect(countRows(text, ',')).toBe(rows));
