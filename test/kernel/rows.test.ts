import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KernelText } from '../../src/kernel.ts';
import { unguarded } from '../../src/log/cells/guard.ts';
import { cellText } from '../../src/log/rows/row.ts';
import { CurrentRow } from '../../src/log/rows/row-batch.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { TOLD } from '../../src/log/rows/told.ts';
import { TimeReader, TimeReading } from '../../src/log/times/time.ts';
import { trimmed } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

/** What the kernel makes of whole columns is what it makes of one cell after the other. */

const WIDTH = 4;
const COLUMNS = { width: WIDTH, id: 0, time: 1, caseNumber: -1, placeholder: 1 };
const spaces = [
  ...[
    '',
    '',
    '',
    ' ',
    '\t',
    '\u00a0',
    '\u2003',
    '\ufeff',
    '\u3000',
    '\u200b',
    '\u2060',
    'é',
    '\u0085',
  ],
  ...['="', '"', "'", '=', 'e', '#'],
];
const inner = fc
  .array(fc.constantFrom('a', '1', '""', '"', ',', '\n', '字', 'é', ' ', 'stolen car'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const cell = fc
  .tuple(fc.constantFrom(...spaces), inner, fc.constantFrom(...spaces))
  .map((parts) => parts.join(''));
const table = fc.array(fc.array(cell, { minLength: WIDTH, maxLength: WIDTH }), { maxLength: 12 });

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const plain = (text: string): string => (/^"|[,\r\n]/.test(text) ? quoted(text) : text);

function scan(rows: readonly (readonly string[])[], write: (text: string) => string): RowScanner {
  const scanner = new RowScanner(0x2c);
  scanner.push(Buffer.from(rows.map((row) => `${row.map(write).join(',')}\n`).join('')));
  scanner.end();
  scanner.fill();
  return scanner;
}

describe('hashes of rows', () => {
  it('of the cells besides the id are those of the texts without white space and guards, however they are written', () => {
    const text = new KernelText();
    const hashOf = (row: readonly string[]): number => {
      let rest = 0;
      for (const each of row.slice(1)) {
        const bytes = Buffer.from(trimmed(unguarded(each)));
        text.clear();
        text.add({ bytes, start: 0, end: bytes.length });
        rest = text.kernel.mixed(rest, text.kernel.quickHash(text.start, text.end));
      }
      return rest >>> 0;
    };
    fc.assert(
      fc.property(table, (rows) => {
        for (const write of [quoted, plain]) {
          const scanner = scan(rows, write);
          scanner.rows.hash(COLUMNS);
          expect([...scanner.rows.rests.subarray(0, rows.length)]).toEqual(rows.map(hashOf));
          scanner.close();
        }
      }),
      casesOf(1500),
    );
  });

  it('say what a row is known by, where its bytes show it', () => {
    const id = '403c3a8b-7c1d-4b1a-9c55-0242ac120002';
    const rows: readonly (readonly [string, number, string])[] = [
      [id, TOLD.id, id],
      ['17', TOLD.number, '17@time'],
      ['', TOLD.row, '\x1ftime\x1fc\x1fd'],
      ...['5', ` ${id}`, `${id} `, id.replace('-', '_'), `g${id.slice(1)}`, 'none'].map(
        (other) => [other, TOLD.untold, ''] as const,
      ),
    ];
    const scanner = scan(
      rows.map(([each]) => [each, 'time', 'c', 'd']),
      plain,
    );
    scanner.rows.hash(COLUMNS);
    const { knownBy, identities } = scanner.rows;
    expect([...knownBy.subarray(0, rows.length)]).toEqual(rows.map(([, told]) => told));
    const text = new KernelText();
    for (const [row, [, told, known]] of rows.entries()) {
      if (told === TOLD.untold) continue;
      const bytes = Buffer.from(known);
      text.clear();
      text.add({ bytes, start: 0, end: bytes.length });
      text.kernel.identify(text.start, text.end);
      expect([...identities.subarray(2 * row, 2 * row + 2)], known).toEqual(text.words());
    }
  });
});

describe('times of columns', () => {
  const two = fc.oneof(fc.nat(12), fc.nat(70)).map((n) => String(n).padStart(2, '0'));
  const parts = fc.tuple(
    two,
    two,
    fc.constantFrom('2024', '1990', '2100', '1989', '20'),
    two,
    two,
    two,
  );
  const time = fc
    .tuple(parts, fc.nat(5), fc.constantFrom('AM', 'PM', 'am', 'XM'), fc.constantFrom('UTC', 'UTD'))
    .map(([[a, b, year, hour, minute, second], shape, half, zone]) =>
      shape === 0
        ? `${year}-${a}-${b} ${hour}:${minute}`
        : shape === 1
          ? `${a}/${b}/${year}, ${hour}:${minute}:${second} ${half} ${zone}`
          : shape === 2
            ? ` ${year}-${a}-${b}T${hour}:${minute}:${second}Z`
            : shape === 3
              ? `${a}/${b}/${year}`
              : `${year}-${a}-${b} ${hour};${minute}`,
    );

  it('are those of their cells', () => {
    const reader = new TimeReader();
    const reading = new TimeReading();
    const row = new CurrentRow();
    let readable = 0;
    fc.assert(
      fc.property(fc.array(time, { maxLength: 30 }), fc.boolean(), (times, dayFirst) => {
        const { rows } = scan(
          times.map((each) => ['x', each]),
          plain,
        );
        rows.times.read(1, 1, dayFirst);
        reader.dayFirst = dayFirst;
        const shown = ({ kind, ms, evidence }: TimeReading): string =>
          `${kind} ${evidence} ${kind === 'unreadable' ? '' : ms}`;
        const column = times.map((_, number) => {
          rows.times.get(number, 1, reading);
          rows.show(number, row, 0);
          return `${cellText(row, 1)}: ${shown(reading)}`;
        });
        const alone = times.map((time) => {
          const bytes = Buffer.from(time);
          const read = reader.read(bytes, 0, bytes.length);
          if (read.kind !== 'unreadable') readable++;
          return `${time}: ${shown(read)}`;
        });
        expect(column).toEqual(alone);
      }),
      casesOf(500),
    );
    expect(readable).toBeGreaterThan(20);
  });
});
