import { expect, test } from 'vitest';
import { random } from '../../fixtures/generate/random.ts';
import { UserSlots, visitRuns } from '../../src/flags/counting/user-slots.ts';

const REACH = 4;

function runsIn(slots: UserSlots, user: number): [number, number][] {
  const runs: [number, number][] = [];
  visitRuns(slots.of(user), REACH, (first, last) => runs.push([first, last]));
  return runs;
}

/** The same, from all slots in their order. */
function expectedRuns(all: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const slot of [...new Set(all)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && slot - last[1] <= REACH) last[1] = slot;
    else runs.push([slot, slot]);
  }
  return runs;
}

const { below, chance, shuffle } = random('user slots');
const SOME = Array.from({ length: 4000 }, (_, slot) => slot + 100_000).filter(() => chance(0.2));

test.each([
  ['as they come', SOME],
  ['the last first', SOME.toReversed()],
  ['in no order', shuffle(SOME)],
  ['again and again', Array.from({ length: 3000 }, () => SOME[below(300)]!)],
  ['the first of all', [0]],
])('slots are in the same runs by one user, or by parts of it: %s', (_, all) => {
  for (const parts of [1, 2, 3]) {
    const tables = Array.from({ length: parts }, () => new UserSlots());
    for (const [i, slot] of all.entries()) {
      tables[Math.floor(i / 50) % parts]!.add(7, slot);
      // Somebody else is not in the way.
      tables[0]!.add(70, 5 * i);
    }
    const merged = new UserSlots();
    for (const table of tables) {
      const { ends, words } = structuredClone(table.state(80));
      merged.addAll(7, words.subarray(ends[6], ends[7]));
    }
    expect(runsIn(merged, 7)).toEqual(expectedRuns(all));
    expect(runsIn(tables[0]!, 70)).toHaveLength(all.length);
    expect(runsIn(merged, 1)).toEqual([]);
  }
});
