import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CurrentRow } from '../../src/log/rows/row-batch.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { headOf, Tickets, ticketOf } from '../../src/sampling/draw/ticket.ts';
import { NO_HEAD } from '../../src/tables/sha256.ts';
import { casesOf } from '../random-runs.ts';

/** The kernel computes the heads of whole windows; here each is computed alone, and otherwise. */

const WIDTH = 3;
const ID_COLUMN = 1;
const TIME_COLUMN = 2;
const COLUMNS = { width: WIDTH, id: ID_COLUMN, time: TIME_COLUMN, caseNumber: -1, placeholder: 1 };

/** A row as it is written, and the identity whose ticket's head it must have; undefined for none. */
interface WrittenRow {
  readonly text: string;
  readonly identity?: string;
}

const ofId = (id: string): WrittenRow => ({ text: `a,${id},c`, identity: id });

/** A row that is known by all of its cells. */
const ofCells = (text: string, cells: readonly string[]): WrittenRow => ({
  text,
  identity: createHash('sha256').update(cells.join('\x1f')).digest('hex'),
});

/** A UUID that nobody drew: a random one that is the same in every run. */
function uuidOf(number: number): string {
  const hex = createHash('md5').update(String(number)).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The last six decimal digits of SHA-256(hex(SHA-256(seed)) + identity), read backwards. */
function slowHead(seed: string, identity: string): number {
  const seedHash = createHash('sha256').update(seed).digest('hex');
  const hash = createHash('sha256').update(seedHash).update(identity).digest('hex');
  const digits = (BigInt(`0x${hash}`) % 1_000_000n).toString().padStart(6, '0');
  return Number(digits.split('').reverse().join(''));
}

function fill(scanner: RowScanner, rows: readonly WrittenRow[]): void {
  scanner.push(Buffer.from(rows.map(({ text }) => `${text}\n`).join('')));
  scanner.fill();
  scanner.rows.hash(COLUMNS);
}

function headsOf(scanner: RowScanner, rows: readonly WrittenRow[], tickets: Tickets): number[] {
  fill(scanner, rows);
  return [...scanner.rows.ticketHeads(tickets.seeded.words).subarray(0, scanner.rows.count)];
}

const slowHeads = (seed: string, rows: readonly WrittenRow[]): number[] =>
  rows.map(({ identity }) => (identity === undefined ? NO_HEAD : slowHead(seed, identity)));

const uuid = fc.oneof(
  fc.uuid(),
  fc.uuid().map((drawn) => drawn.toUpperCase()),
  // What stands between the ends and the hyphens nobody looks at: these are 36 bytes, too.
  fc.constant('403c3a8b-éé-4b1a-9c55-0242ac120002'),
);
const ids = fc.oneof(
  uuid,
  fc.stringMatching(/^[0-9a-f]{10,64}$/).filter((id) => /\d/.test(id) && /[1-9a-f]/.test(id)),
  fc.stringMatching(/^[1-9][0-9-]{9,40}$/),
);
const numbers = fc.oneof(fc.integer({ min: 10, max: 999_999_999 }).map(String), fc.constant('007'));
const times = fc.constantFrom('2024-01-02 03:04', '1/2/24, 3:04 PM', '1/2/24 3:04\u202fPM', 'then');
const known = fc.oneof(
  ids.chain((id) =>
    fc.constantFrom(
      ofId(id),
      { text: `"a""b","${id}",`, identity: id },
      { text: `,${id},,d`, identity: id },
    ),
  ),
  fc.tuple(numbers, times).map(([number, time]) => ({
    text: `a,${number},"${time}"`,
    identity: `${number}@${time}`,
  })),
  fc.constantFrom(
    ofCells('a,,c', ['a', '', 'c']),
    ofCells('"a""b",,"c,d",e', ['a"b', '', 'c,d']),
    ofCells(`${'long '.repeat(300)},,`, ['long '.repeat(300), '', '']),
  ),
);
const otherIds = uuid.chain((id) =>
  fc.constantFrom(
    ...['0', ' ', ` ${id}`, `${id} `, id.slice(1).replace('a', 'g'), id.replace('-', '_')],
    ...['12e-0000005', 'LP-00123456', '0000000000000', '00000000-0000-0000-0000-000000000000'],
  ),
);
const unknown: fc.Arbitrary<WrittenRow> = fc.oneof(
  otherIds
    .filter((id) => !/^[0-9a-f]+$/i.test(id) || !/[1-9a-f]/i.test(id))
    .map((id) => ({ text: `a,${id},c` })),
  // A number beside no time, one with white space around it, one in quotes that stand doubled.
  fc
    .constantFrom('a,17,', 'a,17, 2024-01-02', 'a,17,="2024"', 'a,17,"a""b"')
    .map((text) => ({ text })),
  // Rows that are narrower than the header, and one that text behind a closing quote breaks.
  uuid.map((id) => ({ text: id })),
  uuid.map((id) => ({ text: `a,${id}` })),
  uuid.map((id) => ({ text: `"a"b,${id},c` })),
  fc.constant({ text: `${'longer '.repeat(300)},,` }),
  fc.constant({ text: '' }),
);
const seed = fc.string({ unit: 'grapheme', maxLength: 100 });

describe('the heads of tickets', () => {
  const before = Array.from({ length: 50 }, (_, i) => ofId(uuidOf(i)));

  it('are those of what rows are known by, where their bytes show it, whatever stood in the window before', () => {
    const mixedRows = fc.array(fc.oneof(known, unknown), { maxLength: 40 });
    const scanner = new RowScanner(0x2c);
    fc.assert(
      fc.property(seed, mixedRows, (drawn, rows) => {
        fill(scanner, before);
        expect(headsOf(scanner, rows, new Tickets(drawn))).toEqual(slowHeads(drawn, rows));
      }),
      casesOf(1000),
    );
  });

  it.each(Array.from({ length: 14 }, (_, count) => count))('are computed for %i rows', (count) => {
    const rows = before.slice(0, count);
    const tickets = new Tickets('20261105');
    const heads = headsOf(new RowScanner(0x2c), rows, tickets);
    expect(heads).toEqual(rows.map((row) => headOf(ticketOf('20261105', row.identity!))));
  });

  it('are what Tickets gives for the bytes of each row, in a window that has grown', () => {
    const scanner = new RowScanner(0x2c);
    const rows = Array.from({ length: 8003 }, (_, i) =>
      i % 7 === 3 ? { text: `a,n${i},c` } : ofId(uuidOf(i)),
    );
    fill(scanner, before);
    const tickets = new Tickets('a seed');
    const heads = headsOf(scanner, rows, tickets);
    expect(heads).toHaveLength(rows.length);
    const row = new CurrentRow();
    const expected = rows.map((_, number) => {
      if (number % 7 === 3) return NO_HEAD;
      scanner.rows.show(number, row, 0);
      const cell = row.first + ID_COLUMN;
      tickets.take(row.bytes, row.starts[cell]!, row.ends[cell]!);
      return tickets.head;
    });
    expect(heads).toEqual(expected);
  });

  it('are computed anew for another seed, and for other rows', () => {
    const scanner = new RowScanner(0x2c);
    const [one, other] = [new Tickets('one'), new Tickets('other')];
    const first = before.slice(0, 6);
    fill(scanner, first);
    for (const [name, { seeded }] of [
      ['one', one],
      ['other', other],
      ['one', one],
    ] as const) {
      const heads = scanner.rows.ticketHeads(seeded.words);
      expect([...heads.subarray(0, 6)]).toEqual(slowHeads(name, first));
      // Asked again, nothing is computed: what stands there stays.
      heads[0] = 7;
      expect(scanner.rows.ticketHeads(seeded.words)[0]).toBe(7);
    }
    const next = before.slice(6, 11);
    expect(headsOf(scanner, next, one)).toEqual(slowHeads('one', next));
  });

  it('are those of whole rows where no column is the id', () => {
    const scanner = new RowScanner(0x2c);
    const rows = before.map(({ text }) => ofCells(text, text.split(',')));
    fill(scanner, rows);
    scanner.rows.hash({ ...COLUMNS, id: -1 });
    const heads = scanner.rows.ticketHeads(new Tickets('seed').seeded.words);
    expect([...heads.subarray(0, rows.length)]).toEqual(slowHeads('seed', rows));
  });
});
