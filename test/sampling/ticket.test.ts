import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byTicket, headOf, Tickets, ticketOf } from '../../src/sampling/draw/ticket.ts';
import { ANY_CHARACTER, TIMES } from '../random-runs.ts';

/*
 * The published values of Rivest's consistent sampler (ron-rivest/consistent_sampler @ 59f1485e:
 * README.md, USAGE_EXAMPLES.md, demo_consistent_sampler.py and its doctests), and what the same
 * program gives under the public dice of Colorado's election audits.
 */

const DICE = '08772473296991897540';

/** The ids in the order of their tickets, each with its ticket. */
function inOrder(seed: string, ids: readonly string[]): { ticket: string; id: string }[] {
  return ids.map((id) => ({ ticket: ticketOf(seed, id), id })).sort(byTicket);
}

function idsInOrder(seed: string, ids: readonly string[]): string[] {
  return inOrder(seed, ids).map(({ id }) => id);
}

/** A ticket as the reference prints it: nine digits behind leading nines. */
function shown(ticket: string): string {
  return /^0\.9*(?:[0-8]\d{0,8})?/.exec(ticket)![0];
}

function numbered(prefix: string, many: number, digits: number): string[] {
  return Array.from({ length: many }, (_, at) => prefix + String(at + 1).padStart(digits, '0'));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The definition, word by word, with another SHA-256 than the program's. */
function slowTicket(seed: string, id: string): string {
  const digits = BigInt(`0x${sha256(sha256(seed) + id)}`)
    .toString(10)
    .padStart(64, '0');
  return `0.${[...digits].reverse().join('')}`;
}

describe('the published tickets, to the last digit', () => {
  it.each([
    [
      '01382438112797316654',
      'AB-130',
      '0.26299714122838008416507544297546663599715395525154425586041245287750224561854',
    ],
    [
      'xy()134!g2n',
      'cat',
      '0.24866413894129579898796850445568128508290132707747976039848637531569373309555',
    ],
    [
      'xy()134!g2n',
      'dog',
      '0.33886035615681875183111698317327684455682722683976874746986356932751818935066',
    ],
    [
      'xy()134!g2n',
      'fish',
      '0.74685932088827950509145941729789143204056041958068799542050396198792954500593',
    ],
    [
      'xy()134!g2n',
      'goat',
      '0.49599842072022713663423753308080171636735689997237236247068925068573448764387',
    ],
  ])('seed %s, id %s', (seed, id, ticket) => {
    expect(ticketOf(seed, id)).toBe(ticket);
  });
});

describe('the published samples', () => {
  it.each([
    [
      'demo X4',
      '314159',
      'A-1 A-2 A-3 B-1 B-2 B-3',
      '0.410310858 B-2, 0.470960291 B-3, 0.471438751 A-3, 0.567089805 A-2, 0.9781715679 B-1, 0.9828515724 A-1',
    ],
    [
      'demo X5, the same tickets in a part',
      '314159',
      'B-1 B-2 B-3',
      '0.410310858 B-2, 0.470960291 B-3, 0.9781715679 B-1',
    ],
    [
      'doctest',
      '314159',
      'ab-1 ab-2 cd-1 ef-3',
      '0.317685817 cd-1, 0.832984519 ef-3, 0.9098039269 ab-1, 0.9231549043 ab-2',
    ],
    [
      'USAGE ex8',
      '52',
      'a b c d e',
      '0.054468191 d, 0.197384308 b, 0.302883911 e, 0.366142288 a, 0.492683857 c',
    ],
    // Of the samples with replacement, what a search draws first.
    [
      'README ex2, first draws',
      '19283746',
      'b2 c3 e5',
      '0.303241347 e5, 0.432145156 b2, 0.487135586 c3',
    ],
  ])('%s', (_name, seed, ids, expected) => {
    const drawn = inOrder(seed, ids.split(' '));
    expect(drawn.map(({ ticket, id }) => `${shown(ticket)} ${id}`).join(', ')).toBe(expected);
  });

  it.each([
    ['README ex1', '314159', 'A-1 A-2 A-3 B-1 B-2 B-3', 'B-2 B-3 A-3 A-2'],
    ['USAGE ex1', '31', 'a b c d', 'b a d c'],
    ['USAGE ex2', '77', 'a b c d', 'b d c a'],
  ])('%s', (_name, seed, ids, expected) => {
    const taken = expected.split(' ');
    expect(idsInOrder(seed, ids.split(' ')).slice(0, taken.length)).toEqual(taken);
  });

  it('USAGE ex4 to ex6: five of a hundred, and the next five', () => {
    const ids = Array.from({ length: 100 }, (_, at) => String(at));
    const drawn = inOrder('41', ids).slice(0, 10);
    expect(drawn.map(({ id }) => id).join(' ')).toBe('73 51 17 58 38 42 39 20 11 67');
    expect(drawn.slice(0, 5).map(({ ticket }) => shown(ticket))).toEqual([
      '0.000508333',
      '0.003446232',
      '0.004419823',
      '0.020115273',
      '0.023482375',
    ]);
  });

  it('USAGE: tickets under 0.01 of 3,000 in two strata', () => {
    const part = (prefix: string, many: number): string[] =>
      Array.from({ length: many }, (_, at) => `${prefix}-${at}`);
    const drawn = inOrder('314159', [...part('AB', 2000), ...part('CD', 1000)]);
    expect(drawn.slice(0, 8).map(({ ticket, id }) => `${shown(ticket)} ${id}`)).toEqual([
      '0.000599853 AB-135',
      '0.000666808 AB-684',
      '0.000752515 AB-1980',
      '0.001523540 AB-687',
      '0.001822502 AB-1382',
      '0.002270684 AB-1207',
      '0.002318508 CD-871',
      '0.003315890 CD-47',
    ]);
  });

  it('of Arlo (VotingWorks), with an emoji in the seed', () => {
    const seed = '12345678901234567890abcdefghijklmnopqrstuvwxyz😊';
    const ids = [
      "('pct 2', 3)",
      "('pct 3', 24)",
      "('pct 1', 25)",
      "('pct 4', 19)",
      "('pct 3', 15)",
    ];
    expect(ids.map((id) => ticketOf(seed, id).slice(0, 20))).toEqual([
      '0.000617786129909912',
      '0.002991631653037245',
      '0.012057030610635061',
      '0.017930028930651931',
      '0.025599454926985137',
    ]);
  });
});

describe('the public dice', () => {
  const ids = numbered('search-', 1000, 5);

  it.each([
    [DICE, '00284 00927 00701 00498 00137'],
    ['8772473296991897540', '00649 00410 00437 00979 00018'],
    ['63454660390103169462', '00826 00866 00224 00230 00597'],
    ['23546992048967376252', '00154 00896 00751 00098 00902'],
    ['09175059342981586505', '00933 00774 00469 00533 00154'],
  ])('seed %s draws of a thousand %s', (seed, expected) => {
    const drawn = idsInOrder(seed, ids).slice(0, 5);
    expect(drawn).toEqual(expected.split(' ').map((number) => `search-${number}`));
  });

  it('draw of 100,000 the thousand that the reference draws', () => {
    const tickets = new Tickets(DICE);
    // The heads of a thousand tickets of 100,000 are far under this: the others need not be in order.
    const low = numbered('search-', 100_000, 6).filter((id) => {
      tickets.take(Buffer.from(id), 0, id.length);
      return tickets.head < 20_000;
    });
    const drawn = idsInOrder(DICE, low).slice(0, 1000);
    expect(drawn.at(-1)).toBe('search-002129');
    expect(sha256(drawn.join('\n'))).toBe(
      '5cab3ec6bd9ef472f338f5de1d65d62c0f970c422f5e1199b8119ccb5b78ba22',
    );
  });
});

describe('a seed is text from end to end', () => {
  it.each([
    '7',
    '07',
    '007',
    '7.0',
    '7e0',
    '0x7',
    '７',
    '٧',
    'seven',
    'Seven',
    'seven ',
    '😊',
    'é',
    'e\u0301',
  ])('%j is a seed of its own', (seed) => {
    const others = ['7', '07', '007', '7.0', '7e0', '0x7', '７', 'seven', 'Seven', 'é', 'e\u0301'];
    for (const other of others.filter((each) => each !== seed)) {
      expect(ticketOf(seed, 's-1')).not.toBe(ticketOf(other, 's-1'));
    }
    expect(ticketOf(seed, 's-1')).toBe(slowTicket(seed, 's-1'));
  });
});

describe('the ticket of any identity under any seed', () => {
  const text = fc.oneof(
    fc.string({ unit: ANY_CHARACTER, maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('', '0', '😊', '#2', '\u0000', 'é', 'a'.repeat(55), 'a'.repeat(64)),
  );

  it('is the definition, and its head the first six digits', () => {
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 8 }), (seed, ids) => {
        // One Tickets serves a whole log: what an earlier identity left behind must not show.
        const tickets = new Tickets(seed);
        for (const id of ids) {
          const bytes = Buffer.from(`before${id}behind`);
          const length = Buffer.byteLength(id);
          tickets.take(bytes, 6, 6 + length);
          const expected = slowTicket(seed, id);
          expect(String(tickets.head).padStart(6, '0')).toBe(expected.slice(2, 8));
          expect(headOf(expected)).toBe(tickets.head);
          expect(tickets.text()).toBe(expected);
        }
      }),
      { numRuns: 400 * TIMES },
    );
  });

  it('has a head with leading zeros and with trailing zeros as it should', () => {
    const tickets = new Tickets('heads');
    const heads = new Set<string>();
    for (let at = 0; at < 20_000; at++) {
      const bytes = Buffer.from(String(at));
      tickets.take(bytes, 0, bytes.length);
      const head = String(tickets.head).padStart(6, '0');
      if (!/^00|00$/.test(head)) continue;
      heads.add(head.replaceAll(/[1-9]/g, 'x'));
      expect(head).toBe(slowTicket('heads', String(at)).slice(2, 8));
    }
    expect(heads.size).toBeGreaterThan(4);
  });
});

describe('the order of the draw', () => {
  it('compares tickets as text to their last digit, and ties by identity in code points', () => {
    const at = (ticket: string, id: string) => ({ ticket, id });
    const sorted = [
      at('0.1', 'z'),
      at('0.10', 'a'),
      at('0.123456789', 'b'),
      at('0.1234567891', 'a'),
      at('0.2', '10'),
      at('0.2', '9'),
      at('0.2', '\uff5e'),
      at('0.2', '\u{1f600}'),
    ];
    expect(sorted.toReversed().sort(byTicket)).toEqual(sorted);
    expect(byTicket(at('0.5', 'a'), at('0.5', 'a'))).toBe(0);
  });
});
