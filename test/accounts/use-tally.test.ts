import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UseTally } from '../../src/accounts/use-tally.ts';
import { ABSENT, type Cell, NO_DAY, type Searches } from '../../src/search.ts';

/* Who searched when is the same in whatever order, and in however many parts, the searches come. */

/** What a search is to the tally: its user and its day. */
type Use = readonly [user: string, day: number];

function cellOf(user: string): Cell {
  if (user === '') return { number: -1, text: '', state: 'blank', folded: '' };
  return { number: -1, text: user, state: 'value', folded: user.trim().toLowerCase() };
}

/** @param cells the same cell for the same text, as a log gives them */
function searchesOf(uses: readonly Use[], cells: Map<string, Cell>): Searches {
  const own = uses.map(([user]) => {
    const there = cells.get(user) ?? { ...cellOf(user), number: cells.size };
    cells.set(user, there);
    return there;
  });
  const days = Int32Array.from(uses, ([, day]) => day);
  const none = {
    kinds: new Uint8Array(),
    locals: new Float64Array(),
    instants: new Float64Array(),
  };
  return {
    count: uses.length,
    searchedAt: { ...none, days },
    cells: (field: string) => ({ at: (i: number) => (field === 'user' ? own[i]! : ABSENT) }),
  } as unknown as Searches;
}

function tallied(parts: readonly (readonly Use[])[]) {
  const tally = new UseTally();
  const cells = new Map<string, Cell>();
  for (const part of parts) tally.addAll(searchesOf(part, cells));
  return tally;
}

const use = fc.tuple(
  fc.constantFrom('ann', 'Ann ', 'ANN', 'bo', 'cy', ''),
  fc.constantFrom(20_000, 20_001, 20_002, 20_100, NO_DAY),
);

describe('who searched when', () => {
  test('dates of use, searches without a date, the smallest spelling', () => {
    const uses: Use[] = [
      ['ann', 5],
      ['Ann', 3],
      ['ann', 5],
      ['ann', NO_DAY],
      ['ann', NO_DAY],
      ['', 9],
    ];
    expect(tallied([uses]).result()).toEqual({
      users: [{ user: 'Ann', days: [3, 5], undated: 2 }],
      days: [3, 5, 9],
      nameless: 1,
    });
  });

  test('in any order and in any parts', () => {
    const split = fc.array(fc.array(use, { maxLength: 8 }), { maxLength: 5 });
    fc.assert(
      fc.property(split, (parts) => {
        const whole = tallied([parts.flat()]).result();
        expect(tallied([parts.flat().reverse()]).result()).toEqual(whole);
        const merged = new UseTally();
        for (const part of parts) merged.merge(structuredClone(tallied([part]).state()));
        expect(merged.result()).toEqual(whole);
      }),
    );
  });

  test('of a user with more dates than are kept unsorted', () => {
    const uses = Array.from({ length: 9000 }, (_, at): Use => ['ann', 20_000 + (at % 4500)]);
    expect(tallied([uses]).result().users[0]?.days).toHaveLength(4500);
  });
});
