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
      found: () => platesOf(pairs, users),
    };
  },
  cite: (candidates) => {
    const places = new PlatePlaces(candidates.map((plate) => ({ ...plate, user: -1 })));
    return (seen, i) => {
      if (seen.byProgram[i] === 1) return -1;
      seen.hashPlate(i);
      const { plateKeys } = seen;
      const place = places.find((plateKeys[2 * i]! & ~BITS) >>> 0, plateKeys[2 * i + 1]!, -1);
      return place >= 0 && seen.plate(i) === PLATE.value ? place : -1;
    };
  },
  evidence: ({ users }) => noMore(() => ({ conditions: ['users'], parts: { users } })),
});

/** What the lowest bits of a plate's hash tell here: whether a pair has a judged search, an explained one, a user. */
const JUDGED = 1;
const EXPLAINED = 2;
const NAMED = 4;
const BITS = JUDGED | EXPLAINED | NAMED;

/** For so many pairs more than half of them there is room. */
const ROOM = 4096;

/** How many plates there are, and those of so many users or more, with a judged search and none explained. */
function platesOf(pairs: Pairs, least: number): { subjects: number; candidates: Plate[] } {
  const candidates: Plate[] = [];
  let subjects = 0;
  // In two halves, by the highest bit of the plate's hash: it takes half of the memory.
  for (const half of [0, 1]) {
    const hashes = sortedHashes(pairs, half);
    for (let from = 0, to = 0; from < hashes.length; from = to) {
      const low = hashes[from]! & ~BITS;
      const high = hashes[from + 1]!;
      let bits = 0;
      let users = 0;
      for (; to < hashes.length; to += 2) {
        if ((hashes[to]! & ~BITS) !== low || hashes[to + 1] !== high) break;
        bits |= hashes[to]!;
        if ((hashes[to]! & NAMED) !== 0) users++;
      }
      subjects++;
      const isFlagged = users >= least && (bits & (JUDGED | EXPLAINED)) === JUDGED;
      if (isFlagged) candidates.push({ low: low >>> 0, high, users });
    }
  }
  return { subjects, candidates };
}

/** The plates of the pairs of one half, in two numbers each; the pairs of a plate stand together. */
function sortedHashes(pairs: Pairs, half: number): Uint32Array {
  // Hashes fall evenly into halves: there are hardly ever more in one.
  let hashes = new BigUint64Array(Math.ceil(pairs.size / 2) + ROOM);
  let halves = new Uint32Array(hashes.buffer);
  let at = 0;
  pairs.visit(({ low, high, judged, explained, isNamed }) => {
    if (high >>> 31 !== half) return;
    if (at === halves.length) {
      const more = new BigUint64Array(hashes.length + ROOM);
      more.set(hashes);
      hashes = more;
      halves = new Uint32Array(more.buffer);
    }
    const bits = (judged > 0 ? JUDGED : 0) | (explained > 0 ? EXPLAINED : 0);
    halves[at++] = (low & ~BITS) | bits | (isNamed ? NAMED : 0);
    halves[at++] = high;
  });
  hashes.subarray(0, at / 2).sort();
  return halves.subarray(0, at);
}
