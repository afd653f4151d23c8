import { noMore } from '../counting/evidence.ts';
import type { Pairs } from '../counting/pairs.ts';
import { PlatePlaces } from '../counting/plate-places.ts';
import { flagRule } from '../flag-rule.ts';
import { PLATE } from '../seen/flag-searches.ts';

interface Plate {
  readonly low: number;
  readonly high: number;
  readonly users: number;
}

/** One plate, many users. */
export const manyUsers = flagRule({
  name: 'manyUsers',
  words: {
    label: 'One plate, many users, nothing explained',
    meaning: ({ users }) =>
      `${users} users or more searched one plate, and no search is explained.`,
    reason:
      "A plate that half a station looks up and nobody gives a case for: a neighbor's, a reporter's, a colleague's, a celebrity's car.",
    trap: 'A wanted car that was read out at briefing; a plate that is typed in training.',
  },
  subject: ['plate'],
  parameters: { users: 5 },
  needs: { fields: ['user', 'plate'], judged: true },
  count: ({ users }, given) => {
    const pairs = given.pairs();
    return {
      add: () => {},
      state: () => null,
      merge: () => {},
      found: () => {
        const { plates, often } = platesOf(pairs, users);
        return { subjects: plates, candidates: unexplained(pairs, often) };
      },
    };
  },
  cite: (candidates) => {
    const places = new PlatePlaces(candidates.map((plate) => ({ ...plate, user: -1 })));
    return ({ users, plates, plateKeys, byProgram }, i) =>
      users[i]! < 0 || plates[i] !== PLATE.value || byProgram[i] === 1
        ? -1
        : places.find(plateKeys[2 * i]!, plateKeys[2 * i + 1]!, -1);
  },
  evidence: ({ users }) => noMore(() => ({ conditions: ['users'], parts: { users } })),
});

/** How many plates there are, and those of so many users or more with how many these are. */
function platesOf(pairs: Pairs, least: number): { plates: number; often: Map<bigint, number> } {
  const hashes = new BigUint64Array(pairs.count);
  const halves = new Uint32Array(hashes.buffer);
  let at = 0;
  pairs.visit(({ low, high }) => {
    halves[at++] = low;
    halves[at++] = high;
  });
  // The pairs of a plate come to stand together.
  hashes.sort();
  const often = new Map<bigint, number>();
  let plates = 0;
  for (let from = 0, to = 0; from < hashes.length; from = to) {
    const first = 2 * from;
    while (to < hashes.length && isSame(halves, first, 2 * to)) to++;
    plates++;
    if (to - from >= least) often.set(hashes[from]!, to - from);
  }
  return { plates, often };
}

function isSame(halves: Uint32Array, a: number, b: number): boolean {
  return halves[a] === halves[b] && halves[a + 1] === halves[b + 1];
}

/** Those of some plates that have a judged search, and none that is explained. */
function unexplained(pairs: Pairs, often: ReadonlyMap<bigint, number>): Plate[] {
  const lows = new Set([...often.keys()].map((hash) => Number(hash & 0xffff_ffffn)));
  const plates = new Map<bigint, Plate & { judged: number; explained: number }>();
  pairs.visit(({ low, high, judged, explained }) => {
    if (!lows.has(low)) return;
    const hash = (BigInt(high) << 32n) | BigInt(low);
    const users = often.get(hash);
    if (users === undefined) return;
    const before = plates.get(hash) ?? { low, high, users, judged: 0, explained: 0 };
    before.judged += judged;
    before.explained += explained;
    plates.set(hash, before);
  });
  return [...plates.values()]
    .filter(({ judged, explained }) => judged > 0 && explained === 0)
    .map(({ low, high, users }) => ({ low, high, users }));
}
