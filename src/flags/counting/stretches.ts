import type { Evidence, Settled } from '../flag-rule.ts';
import { type DetailState, FlagDetail } from '../seen/flag-detail.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Searches whose neighbors are less than a gap apart. */
interface Stretch {
  from: number;
  to: number;
  readonly times: number[];
  readonly detail: FlagDetail;
}

interface StretchState {
  readonly times: readonly number[];
  readonly detail: DetailState;
}

const SUBJECT = ['user'] as const;

/** The stretches of one user in which it never rests, in whatever order its searches come. */
export class Stretches implements Evidence {
  readonly hasDetails = true;
  readonly #gap: number;
  readonly #least: number;
  readonly #most: number;
  readonly #timeOf: (seen: FlagSearches, i: number) => number;
  /** In their order; between two of them there is a gap or more. */
  readonly #stretches: Stretch[] = [];

  /**
   * @param gap milliseconds between two stretches, at the least
   * @param least milliseconds from the first to the last of a stretch that is flagged
   * @param most how many rows are cited
   */
  constructor(
    gap: number,
    least: number,
    most: number,
    timeOf: (seen: FlagSearches, i: number) => number,
  ) {
    this.#gap = gap;
    this.#least = least;
    this.#most = most;
    this.#timeOf = timeOf;
  }

  add(seen: FlagSearches, i: number): void {
    const time = this.#timeOf(seen, i);
    const { times, detail } = this.#stretchOf(time, time);
    times.push(time);
    detail.add(seen, i);
  }

  /** Two searches within a gap are of one stretch. */
  pointOf(seen: FlagSearches, i: number): string {
    return this.#pointOf(this.#timeOf(seen, i));
  }

  state(): readonly StretchState[] {
    return this.#stretches.map(({ times, detail }) => ({ times, detail: detail.state() }));
  }

  merge(stretches: readonly StretchState[]): void {
    for (const { times, detail } of stretches) {
      const [from = 0, to = 0] = endsOf(times);
      const own = this.#stretchOf(from, to);
      for (const time of times) own.times.push(time);
      own.detail.merge(detail);
    }
  }

  settle(): Settled[] {
    return this.#stretches.flatMap(({ from, to, times, detail }): Settled[] => {
      if (to - from < this.#least) return [];
      const parts = {
        hours: Math.floor((to - from) / HOUR_MS),
        gapMinutes: Math.floor(longestGap(times) / MINUTE_MS),
      };
      const points = new Set(times.map((time) => this.#pointOf(time)));
      return [{ conditions: ['hours'], parts, detail, points }];
    });
  }

  #pointOf(time: number): string {
    return String(Math.floor(time / Math.max(1, this.#gap)));
  }

  /** The stretch that takes in all from one time to another, which are one stretch by themselves. */
  #stretchOf(from: number, to: number): Stretch {
    const stretches = this.#stretches;
    const at = this.#firstBehind(from - this.#gap);
    const stretch = stretches[at];
    if (stretch === undefined || stretch.from >= to + this.#gap) {
      const made = { from, to, times: [], detail: new FlagDetail(SUBJECT, this.#most) };
      stretches.splice(at, 0, made);
      return made;
    }
    stretch.from = Math.min(stretch.from, from);
    stretch.to = Math.max(stretch.to, to);
    let next = stretches[at + 1];
    while (next !== undefined && next.from < stretch.to + this.#gap) {
      stretch.to = Math.max(stretch.to, next.to);
      for (const time of next.times) stretch.times.push(time);
      stretch.detail.merge(next.detail.state());
      stretches.splice(at + 1, 1);
      next = stretches[at + 1];
    }
    return stretch;
  }

  /** The place of the first stretch that ends behind a time. */
  #firstBehind(time: number): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#stretches[middle]!.to > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function endsOf(times: readonly number[]): [from: number, to: number] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return [from, to];
}

function longestGap(all: readonly number[]): number {
  const times = Float64Array.from(all).sort();
  let longest = 0;
  for (let i = 1; i < times.length; i++) longest = Math.max(longest, times[i]! - times[i - 1]!);
  return longest;
}
