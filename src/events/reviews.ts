import type { EventsResult } from '../contract/systems/events.ts';
import { byCodePoint, folded } from '../search.ts';
import { msBetween, type Stamp } from '../side-tables/stamp.ts';
import type { LoggedEvent } from './event.ts';

type Review = EventsResult['reviews'][number];
type ReviewRun = Review['runs'][number];

/** Closings that are less apart are of one sitting. */
const SITTING_MS = 30 * 60_000;
/** A run: so many closings or more, each so soon after the last. */
const LEAST_RUN = 10;
const RUN_MS = 90_000;

const CLOSING = /^needs review\s*->\s*archived$/;

/** How fast reviewers closed searches that were flagged, by closings with a time of day; dates alone have no time between them. */
export function reviewsOf(events: readonly LoggedEvent[]): Review[] {
  const byReviewer = new Map<string, { reviewer: string; closed: number; closings: Stamp[] }>();
  for (const { details, by, at } of events) {
    if (!CLOSING.test(folded(details.get('status') ?? '').replaceAll(/\s+/g, ' '))) continue;
    const key = folded(by);
    const there = byReviewer.get(key) ?? { reviewer: by, closed: 0, closings: [] };
    there.closed++;
    if (byCodePoint(by, there.reviewer) < 0) there.reviewer = by;
    if (at?.hasTime) there.closings.push(at);
    byReviewer.set(key, there);
  }
  return [...byReviewer.values()]
    .map(({ reviewer, closed, closings }) => ({
      reviewer: reviewer === '' ? null : reviewer,
      closed,
      medianSeconds: medianSeconds(closings),
      runs: runsOf(closings),
    }))
    .sort((a, b) => b.closed - a.closed || byCodePoint(a.reviewer ?? '', b.reviewer ?? ''));
}

function medianSeconds(closings: readonly Stamp[]): number | null {
  const between = closings
    .slice(1)
    .map((closing, at) => msBetween(closings[at]!, closing))
    .filter((ms) => ms < SITTING_MS)
    .sort((a, b) => a - b);
  const upper = between[Math.floor(between.length / 2)];
  const lower = between[Math.floor((between.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2000;
}

function runsOf(closings: readonly Stamp[]): ReviewRun[] {
  const runs: ReviewRun[] = [];
  let run: Stamp[] = [];
  const end = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < LEAST_RUN || first === undefined || last === undefined) return;
    const seconds = Math.floor(msBetween(first, last) / 1000);
    runs.push({ from: first.iso, closed: run.length, seconds });
  };
  for (const closing of closings) {
    const before = run.at(-1);
    if (before !== undefined && msBetween(before, closing) > RUN_MS) {
      end();
      run = [];
    }
    run.push(closing);
  }
  end();
  return runs;
}
