import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, Candidates } from '../../src/sampling/draw/candidates.ts';
import { byTicket, headOf } from '../../src/sampling/draw/ticket.ts';
import type { Room } from '../../src/sampling/draw/ticket-tally.ts';
import { casesOf } from '../random-runs.ts';
import { readOf } from './draws.ts';

/** The candidates of a stratum against a sort of every search that there is. */

const READS = readOf({ draw: 1 });

function candidate(ticket: string, id: string): Candidate {
  return { ticket, id, file: 'log.csv', line: 1, search: {}, reads: READS };
}

/** Few different digits, so that heads, and now and then whole tickets, are the same. */
const ticket = fc
  .tuple(fc.constantFrom('000000', '000001', '10000', '500', '99999', ''), fc.nat({ max: 99 }))
  .map(([start, end]) => `0.${`${start}${end}`.padEnd(10, '0')}`);

const searches = fc
  .array(ticket, { maxLength: 60 })
  .map((tickets) => tickets.map((each, at) => candidate(each, `s-${at}`)));

/** Offers all of them, as the tally does. */
function offered(all: readonly Candidate[], room: Room) {
  const candidates = new Candidates();
  // What a plain list would hold: all that was taken in, cut to the room there was.
  let held: Candidate[] = [];
  all.forEach((each, index) => {
    const wanted = room(index + 1);
    if (!candidates.wants(headOf(each.ticket), wanted)) return;
    candidates.add(each, wanted);
    held = [...held, each].sort(byTicket).slice(0, wanted);
  });
  const lost = all.filter((each) => !held.includes(each));
  return { candidates, held, lost };
}

function smallest(all: readonly Candidate[], count: number): Candidate[] {
  return [...all].sort(byTicket).slice(0, count);
}

describe('with a room that stays', () => {
  it('gives the smallest, any number of them up to the room', () => {
    fc.assert(
      fc.property(searches, fc.integer({ min: 1, max: 70 }), (all, room) => {
        const { candidates } = offered(all, () => room);
        for (let count = 0; count <= room; count++) {
          expect(candidates.smallest(count)).toEqual(smallest(all, count));
        }
      }),
      casesOf(500),
    );
  });
});

describe('with a room that grows', () => {
  const rooms = fc.array(fc.nat({ max: 1 }), { minLength: 60, maxLength: 60 }).map((steps) => {
    const sizes = steps.map(
      (
        (sum) => (step: number) =>
          (sum += step)
      )(0),
    );
    return ((seen) => sizes[seen - 1]!) satisfies Room;
  });

  it('never gives a wrong sample: undefined where one was let go', () => {
    let known = 0;
    let unknown = 0;
    fc.assert(
      fc.property(searches, rooms, (all, room) => {
        const { candidates, held, lost } = offered(all, room);
        for (let count = 0; count <= all.length + 1; count++) {
          const truth = smallest(all, count);
          const given = candidates.smallest(count);
          if (given) known++;
          else unknown++;
          if (given !== undefined) expect(given).toEqual(truth);
          else {
            // Only for a reason: one of them is gone, or one with the same first six digits is.
            const last = truth.at(-1)!;
            const isGone = truth.some((each) => !held.includes(each));
            const isClose = lost.some((each) => headOf(each.ticket) === headOf(last.ticket));
            expect(isGone || isClose).toBe(true);
          }
        }
      }),
      casesOf(1000),
    );
    expect(known).toBeGreaterThan(50);
    expect(unknown).toBeGreaterThan(50);
  });

  it('remembers what it let go while none were wanted', () => {
    const { candidates } = offered(
      [candidate('0.1000000', 'a'), candidate('0.9000000', 'b')],
      (n) => (n === 1 ? 0 : 1),
    );
    expect(candidates.smallest(1)).toBeUndefined();
    expect(candidates.smallest(0)).toEqual([]);
  });
});

describe('what is of interest', () => {
  it('is all while there is room, and later only what may be smaller than the largest held', () => {
    const candidates = new Candidates();
    expect(candidates.wants(999_999, 2)).toBe(true);
    candidates.add(candidate('0.5000007', 'a'), 2);
    expect(candidates.wants(999_999, 2)).toBe(true);
    candidates.add(candidate('0.3000000', 'b'), 2);
    expect(candidates.wants(500_001, 2)).toBe(false);
    // The first six digits are the same: only the whole ticket can tell.
    expect(candidates.wants(500_000, 2)).toBe(true);
    candidates.add(candidate('0.5000006', 'c'), 2);
    expect(candidates.smallest(2)!.map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
