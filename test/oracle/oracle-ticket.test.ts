import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OracleRefusal } from './oracle-refusal.ts';
import {
  backwards,
  checkedSeed,
  inTicketOrder,
  nextTicket,
  reversedDigits,
  ticketOf,
  trimmed,
} from './oracle-ticket.ts';
import { namedFor, publishedVectors } from './published-vectors.ts';

function order(seed: string, ids: string[]): string[] {
  return inTicketOrder(seed, ids, (id) => id);
}

function numbered(prefix: string, many: number, digits: number): string[] {
  return Array.from({ length: many }, (_, i) => prefix + String(i + 1).padStart(digits, '0'));
}

describe('Rivest’s README, USAGE_EXAMPLES and doctests', () => {
  it.each([
    ['314159', 'A-1 A-2 A-3 B-1 B-2 B-3', 'B-2 B-3 A-3 A-2 B-1 A-1'],
    ['314159', 'B-1 B-2 B-3', 'B-2 B-3 B-1'],
    ['314159', 'ab-1 ab-2 cd-1 ef-3', 'cd-1 ef-3 ab-1 ab-2'],
    ['31', 'a b c d', 'b a d c'],
    ['77', 'a b c d', 'b d c a'],
    ['52', 'a b c d e', 'd b e a c'],
  ])('seed %s orders %s', (seed, ids, expected) => {
    expect(order(seed, ids.split(' '))).toEqual(expected.split(' '));
  });

  it('draws five of a hundred, and the next five', () => {
    const ids = Array.from({ length: 100 }, (_, i) => String(i));
    const drawn = order('41', ids);
    expect(drawn.slice(0, 5)).toEqual(['73', '51', '17', '58', '38']);
    expect(drawn.slice(5, 10)).toEqual(['42', '39', '20', '11', '67']);
    const shown = drawn.slice(0, 2).map((id) => trimmed(ticketOf('41', id), 9));
    expect(shown).toEqual(['0.000508333', '0.003446232']);
  });

  it('gives the tickets to the last digit', () => {
    expect(`0.${reversedDigits('abc')}`).toBe(
      '0.56998071861792858926477341561059638840106636224182943832566300809078486324348',
    );
    const first = ticketOf('01382438112797316654', 'AB-130');
    expect(first).toBe(
      '0.26299714122838008416507544297546663599715395525154425586041245287750224561854',
    );
    expect(nextTicket(first)).toBe(
      '0.8232357229934205790595761924514048157652891124687533667363938813600770093316',
    );
    expect(trimmed('0.9991234567890', 4)).toBe('0.9991234');
    expect(trimmed(ticketOf('314159', 'B-1'), 9)).toBe('0.9781715679');
  });
});

describe('what the reference gives for the public dice', () => {
  const thousand = numbered('search-', 1000, 5);
  it.each([
    ['08772473296991897540', [284, 927, 701, 498, 137]],
    ['8772473296991897540', [649, 410, 437, 979, 18]],
    ['63454660390103169462', [826, 866, 224, 230, 597]],
    ['23546992048967376252', [154, 896, 751, 98, 902]],
    ['09175059342981586505', [933, 774, 469, 533, 154]],
  ])('seed %s', (seed, expected) => {
    const drawn = order(seed, thousand).slice(0, 5);
    expect(drawn.map((id) => Number(id.slice(-5)))).toEqual(expected);
  });

  it('draws a thousand of a hundred thousand', () => {
    const drawn = order('08772473296991897540', numbered('search-', 100_000, 6)).slice(0, 1000);
    expect(drawn.at(-1)).toBe('search-002129');
    expect(createHash('sha256').update(drawn.join('\n')).digest('hex')).toBe(
      '5cab3ec6bd9ef472f338f5de1d65d62c0f970c422f5e1199b8119ccb5b78ba22',
    );
  });
});

describe('tickets', () => {
  it('of small hashes end in zeros: they are padded before they are read backwards', () => {
    expect(backwards(1230n)).toBe(`0321${'0'.repeat(60)}`);
    expect(backwards(10n ** 70n)).toBe(`${'0'.repeat(70)}1`);
  });

  it('are spread evenly: chi-square over ten tenths', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const id of numbered('x', 20_000, 5)) {
      const tenth = Number(ticketOf('even', id)[2]);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    const chi = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chi).toBeLessThan(27.88); // 9 degrees of freedom, one in a thousand
  });

  it('hash the seed and the identity as UTF-8, the seed as it stands', () => {
    expect(ticketOf('😀', 'ü')).not.toBe(ticketOf('\ud83d', 'ü'));
    expect(ticketOf('007', 'a')).not.toBe(ticketOf('7', 'a'));
    expect(() => checkedSeed(' 7')).toThrow(OracleRefusal);
    expect(() => checkedSeed('7\n')).toThrow(OracleRefusal);
    expect(() => checkedSeed('')).toThrow(OracleRefusal);
    expect(checkedSeed('ten dice')).toBe('ten dice');
  });
});

interface Selection {
  name: string;
  seed: string;
  ids?: (string | number)[];
  ids_spec?: string;
  threshold?: string;
  with_replacement?: boolean;
  take?: number | null;
  drop?: number;
  digits?: number;
  output?: string;
  expected: (string | number | [string, string | number, number])[];
}

interface Vectors {
  published_primitives: {
    name: string;
    input?: string;
    seed?: string;
    id?: string;
    from?: string;
    fraction?: string;
    x?: string;
    digits?: number;
    out?: string;
    tickets?: Record<string, string>;
  }[];
  published_selections: Selection[];
}

const vectors = publishedVectors<Vectors>('rivest-consistent-sampler');

describe.skipIf(vectors === null)(namedFor(vectors, 'every published selection'), () => {
  it.each(vectors?.published_selections ?? [])('$name', (selection) => {
    const ids = selection.ids?.map(String) ?? [
      ...Array.from({ length: 2000 }, (_, i) => `AB-${i}`),
      ...Array.from({ length: 1000 }, (_, i) => `CD-${i}`),
    ];
    const { drop = 0, threshold, digits = 9 } = selection;
    const take = selection.take ?? selection.expected.length;
    const all = selection.with_replacement === true ? withReplacement(selection.seed, ids) : null;
    const tickets =
      all ??
      order(selection.seed, ids).map((id) => ({
        id,
        generation: 1,
        ticket: ticketOf(selection.seed, id),
      }));
    const chosen =
      threshold === undefined
        ? tickets.slice(drop, drop + take)
        : tickets.filter(({ ticket }) => ticket < `0${threshold.slice(1)}`);
    const shown = chosen.map(({ id, generation, ticket }) =>
      selection.output === 'id' ? id : [trimmed(ticket, digits), id, generation],
    );
    const expected = selection.expected.map((each) =>
      Array.isArray(each) ? [each[0], String(each[1]), each[2]] : String(each),
    );
    expect(shown).toEqual(expected);
  });

  it.each(vectors?.published_primitives ?? [])('$name', (vector) => {
    const { name, input, seed = '', id = '', from = '', fraction } = vector;
    if (name === 'sha256_uniform') expect(`0.${reversedDigits(input ?? '')}`).toBe(fraction);
    else if (name === 'first_fraction') expect(ticketOf(seed, id)).toBe(fraction);
    else if (name === 'trim') expect(trimmed(vector.x ?? '', vector.digits ?? 0)).toBe(vector.out);
    else if (name === 'heap') {
      const tickets = Object.entries(vector.tickets ?? {});
      expect(tickets.length).toBe(4);
      for (const [each, ticket] of tickets) expect(ticketOf(seed, each)).toBe(ticket);
    } else expect(nextTicket(from)).toBe(fraction);
  });
});

/** Twenty generations of each, in ticket order. */
function withReplacement(seed: string, ids: string[]) {
  return ids
    .flatMap((id) => {
      let ticket = ticketOf(seed, id);
      return Array.from({ length: 20 }, (_, i) => {
        if (i > 0) ticket = nextTicket(ticket);
        return { id, generation: i + 1, ticket };
      });
    })
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
}
