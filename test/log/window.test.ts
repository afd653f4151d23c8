import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EndOfRange,
  endWithoutTime,
  splitRange,
  unpack,
  windowStatus,
} from '../../src/log/times/window.ts';
import { casesOf } from '../random-runs.ts';

/** Both halves of a cell, trimmed; null where it does not split in two. */
function halves(cell: string): [string, string] | null {
  const bytes = Buffer.from(`x${cell}y`);
  const split = { firstEnd: 0, secondStart: 0 };
  if (!splitRange(bytes, 1, bytes.length - 1, split)) return null;
  const half = (from: number, to: number): string => bytes.toString('utf8', from, to).trim();
  return [half(1, split.firstEnd), half(split.secondStart, bytes.length - 1)];
}

describe('a cell that holds both ends', () => {
  const A = '11/13/2025, 10:00:17 PM UTC';
  const B = '2025-11-14 10:00 -08:00';

  it.each([
    `${A}\n${B}`,
    `${A}\r\n${B}`,
    `${A}\r${B}`,
    `\n${A}\n\n${B}\r\n`,
    `${A} \n \t\n ${B}`,
    `${A} to ${B}`,
    `${A}  TO\t${B}`,
    `${A} - ${B}`,
    `  ${A} to ${B}  `.trim(),
  ])('%j splits in two', (cell) => {
    expect(halves(cell)).toEqual([A, B]);
  });

  it.each([
    ...['', ' ', '\n', A, B, `${A}\n`, `\n${A}`, `${A}to${B}`, `${A}-${B}`, `${A} –${B}`, 'today'],
    ...[
      'to',
      '-',

      `${A} to`,
      `to ${A}`,
      `${A} -`,
      `- ${A}`,
      `${A}\n${A}\n${A}`,
      'a until b',
    ],
  ])('%j does not', (cell) => {
    expect(halves(cell)).toBeNull();
  });

  it('splits at lines before words', () => {
    expect(halves('a to b\nc to d')).toEqual(['a to b', 'c to d']);
  });

  it('gives back any two halves', () => {
    const half = fc.string({ unit: fc.constantFrom(...'01/: ,APMUTCZ'), minLength: 1 });
    const between = fc.constantFrom('\n', '\r\n', '\r', ' - ', ' TO ', '\n\n');
    fc.assert(
      fc.property(half, between, half, (first, join, second) => {
        fc.pre(first.trim() !== '' && second.trim() !== '');
        const cell = `${first}${join}${second}`.trim();
        expect(halves(cell)).toEqual([first.trim(), second.trim()]);
      }),
      casesOf(2000),
    );
  });
});

describe('the status of a range', () => {
  const ENDS: readonly EndOfRange[] = ['time', 'nothing', 'withheld', 'unreadable'];

  it('is the first that holds, for all sixteen pairs', () => {
    const table = ENDS.map((start) => ENDS.map((end) => windowStatus(start, end)));
    expect(table).toEqual([
      ['both', 'startOnly', 'withheld', 'unreadable'],
      ['noStart', 'none', 'withheld', 'unreadable'],
      ['withheld', 'withheld', 'withheld', 'withheld'],
      ['unreadable', 'unreadable', 'withheld', 'unreadable'],
    ]);
  });

  it('takes blanks and placeholders for nothing', () => {
    const states = ['absent', 'blank', 'placeholder', 'withheld', 'value'] as const;
    const ends = ['nothing', 'nothing', 'nothing', 'withheld', 'unreadable'];
    expect(states.map(endWithoutTime)).toEqual(ends);
  });
});

describe('a packed cell', () => {
  it('is taken apart', () => {
    const plate = '7ABC123';
    const from = '03/23/2019';
    const to = '03/29/2019 10:00:00 PM';
    expect(unpack(`Plate: ${plate}; From: ${from}; To: ${to}`)).toEqual({ plate, from, to });
    expect(unpack(` TO:${to};plate :${plate};;Other: x;`)).toEqual({ plate, from: '', to });
    expect(unpack('Plate: A; Plate: B')).toEqual({ plate: 'A', from: '', to: '' });
  });

  it('without any key is none', () => {
    for (const text of ['', '***', '7ABC123', 'Camera: 12; Site: 3', '; ;', ': x']) {
      expect(unpack(text)).toBeUndefined();
    }
  });
});
