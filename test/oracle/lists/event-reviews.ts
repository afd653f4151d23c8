import { byCodePoint } from '../oracle-refusal.ts';
import { timeText } from '../oracle-time.ts';
import { fold } from '../oracle-white-space.ts';
import { personKey } from '../side/person-key.ts';
import type { FlockEvent } from './event-log.ts';

export interface Review {
  reviewer: string;
  closed: number;
  medianSeconds: number | null;
  runs: { from: string; closed: number; seconds: number }[];
}

const CLOSED = /^needs review *-> *archived$/;
const RUN_SECONDS = 90;
const PAUSE_SECONDS = 30 * 60;

/** Who closed flagged searches, and how fast one after the other. */
export function reviewsOf(events: FlockEvent[], zone: string): Review[] {
  const closings = events.filter(({ entity, details }) => {
    return fold(entity) === 'organizationaudit' && CLOSED.test(fold(details.status ?? ''));
  });
  const reviewers = [...new Set(closings.map(reviewerOf))].sort(byCodePoint);
  return reviewers.map((key) => {
    const own = closings.filter((each) => reviewerOf(each) === key);
    own.sort((a, b) => a.at.ms - b.at.ms);
    const [reviewer = ''] = own.map(({ by }) => by).sort(byCodePoint);
    const gaps = own.slice(1).map(({ at }, i) => secondsBetween(own[i], at.ms));
    return {
      reviewer,
      closed: own.length,
      medianSeconds: median(gaps.filter((gap) => gap < PAUSE_SECONDS)),
      runs: runsOf(own)
        .filter((run) => run.length >= 10)
        .map((run) => ({
          from: run[0] === undefined ? '' : timeText(run[0].at, zone),
          closed: run.length,
          seconds: secondsBetween(run[0], run.at(-1)?.at.ms ?? 0),
        })),
    };
  });
}

/** Some exports write one reviewer with leading or double blanks. */
function reviewerOf({ by }: FlockEvent): string {
  return personKey(by) ?? by;
}

function secondsBetween(from: FlockEvent | undefined, ms: number): number {
  return (ms - (from?.at.ms ?? ms)) / 1000;
}

/** Closings, each at most 90 seconds after the last. */
function runsOf(own: FlockEvent[]): FlockEvent[][] {
  const runs: FlockEvent[][] = [];
  for (const each of own) {
    const run = runs.at(-1);
    if (run && secondsBetween(run.at(-1), each.at.ms) <= RUN_SECONDS) run.push(each);
    else runs.push([each]);
  }
  return runs;
}

function median(seconds: number[]): number | null {
  const sorted = [...seconds].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
