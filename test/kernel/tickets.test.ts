import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CurrentRow } from '../../src/log/rows/row-batch.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { headOf, Tickets, ticketOf } from '../../src/sampling/draw/ticket.ts';
import { NO_HEAD } from '../../src/tables/sha256.ts';

/** The kernel computes the heads of whole windows; here each is computed alone, and otherwise. */

const WIDTH = 3;
const ID_COLUMN = 1;

/** A row as it is written, and the UUID whose ticket's head it must have; undefined for none. */
interface WrittenRow {
  readonly text: string;
  readonly uuid?: string;
}

const ofUuid = (uuid: string): WrittenRow => ({ text: `a,${uuid},c`, uuid });

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
  scanner.rows.hash(WIDTH, ID_COLUMN, -1);
}

function headsOf(scanner: RowScanner, rows: readonly WrittenRow[], tickets: Tickets): number[] {
  fill(scanner, rows);
  return [...scanner.rows.ticketHeads(tickets.seeded.words).subarray(0, scanner.rows.count)];
}

const slowHeads = (seed: string, rows: readonly WrittenRow[]): number[] =>
  rows.map(({ uuid }) => (uuid === undefined ? NO_HEAD : slowHead(seed, uuid)));

const uuid = fc.oneof(
  fc.uuid(),
  fc.uuid().map((drawn) => drawn.toUpperCase()),
  // What stands between the ends and the hyphens nobody looks at: these are 36 bytes, too.
  fc.constant('403c3a8b-éé-4b1a-9c55-0242ac120002'),
);
const known = uuid.chain((id) =>
  fc.constantFrom(
    ofUuid(id),
    { text: `"a""b","${id}",`, uuid: id },
    { text: `,${id},,d`, uuid: id },
  ),
);
const otherIds = uuid.chain((id) =>
  fc.constantFrom('', '17', ` ${id}`, `${id} `, id.slice(1), `${id}0`, id.replace('-', '_')),
);
const unknown: fc.Arbitrary<WrittenRow> = fc.oneof(
  otherIds.map((id) => ({ text: `a,${id},c` })),
  // Rows that are narrower than the header, and one that text behind a closing quote breaks.
  uuid.map((id) => ({ text: id })),
  uuid.map((id) => ({ text: `a,${id}` })),
  uuid.map((id) => ({ text: `"a"b,${id},c` })),
  fc.constant({ text: '' }),
);
const seed = fc.string({ unit: 'grapheme', maxLength: 100 });

describe('the heads of tickets', () => {
  const before = Array.from({ length: 50 }, (_, i) => ofUuid(uuidOf(i)));

  it('are those of the UUIDs, and of no other row, whatever stood in the window before', () => {
    const mixedRows = fc.array(fc.oneof(known, unknown), { maxLength: 40 });
    const scanner = new RowScanner(0x2c);
    fc.assert(
      fc.property(seed, mixedRows, (drawn, rows) => {
        fill(scanner, before);
        expect(headsOf(scanner, rows, new Tickets(drawn))).toEqual(slowHeads(drawn, rows));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(Array.from({ length: 14 }, (_, count) => count))('are computed for %i rows', (count) => {
    const rows = before.slice(0, count);
    const tickets = new Tickets('20261105');
    const heads = headsOf(new RowScanner(0x2c), rows, tickets);
    expect(heads).toEqual(rows.map((row) => headOf(ticketOf('20261105', row.uuid!))));
  });

  it('are what Tickets gives for the bytes of each row, in a window that has grown', () => {
    const scanner = new RowScanner(0x2c);
    const rows = Array.from({ length: 8003 }, (_, i) =>
      i % 7 === 3 ? { text: `a,${i},c` } : ofUuid(uuidOf(i)),
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

  it('are none where no column is the id', () => {
    const scanner = new RowScanner(0x2c);
    fill(scanner, before);
    scanner.rows.hash(WIDTH, -1, -1);
    const heads = scanner.rows.ticketHeads(new Tickets('seed').seeded.words);
    expect(new Set(heads.subarray(0, before.length))).toEqual(new Set([NO_HEAD]));
  });
});
