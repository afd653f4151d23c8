import type { Evidence, Given, Settled } from '../flag-rule.ts';
import { type DetailState, FlagDetail } from '../seen/flag-detail.ts';
import type { FlagSearches } from '../seen/flag-searches.ts';
import { isPoor } from '../seen/shares.ts';
import { isInstantAt } from './user-times.ts';

/** One search that may be of a burst. */
interface Point {
  readonly user: number;
  readonly isInstant: boolean;
  readonly instant: number;
  readonly local: number;
  /** The hash of its plate. */
  readonly plate: string;
  readonly detail: DetailState;
}

/** Points of one user in the order of their times. */
interface Timed {
  readonly time: number;
  readonly point: Point;
}

/** A burst: from which point to which, and how many different plates a window of it has at the most. */
interface Window {
  readonly from: number;
  to: number;
  plates: number;
}

/** The searches that stand where many do, until all have come: then bursts are looked for in them. */
export class BurstPoints implements Evidence {
  readonly hasDetails = true;
  readonly #limits: { readonly plates: number; readonly seconds: number };
  readonly #given: Given;
  readonly #most: number;
  /** Users some of whose times are readings alone: all of theirs are taken so. */
  readonly #mixed: ReadonlySet<number>;
  readonly #points: Point[] = [];

  constructor(
    mixed: readonly number[],
    limits: { readonly plates: number; readonly seconds: number },
    given: Given,
    most: number,
  ) {
    this.#mixed = new Set(mixed);
    this.#limits = limits;
    this.#given = given;
    this.#most = most;
  }

  add(seen: FlagSearches, i: number): void {
    const { searchedAt } = seen.searches;
    const detail = new FlagDetail(SUBJECT, this.#most);
    detail.add(seen, i);
    this.#points.push({
      user: seen.users[i]!,
      isInstant: isInstantAt(seen, i),
      instant: searchedAt.instants[i]!,
      local: searchedAt.locals[i]!,
      plate: `${seen.plateKeys[2 * i]} ${seen.plateKeys[2 * i + 1]}`,
      detail: detail.state(),
    });
  }

  pointOf(seen: FlagSearches, i: number): string {
    const { instants, locals } = seen.searches.searchedAt;
    return pointText({ user: seen.users[i]!, instant: instants[i]!, local: locals[i]! });
  }

  state(): readonly Point[] {
    return this.#points;
  }

  merge(points: readonly Point[]): void {
    for (const point of points) this.#points.push(point);
  }

  settle(): Settled[] {
    const users = new Map<number, Point[]>();
    for (const point of this.#points) {
      const own = users.get(point.user);
      if (own === undefined) users.set(point.user, [point]);
      else own.push(point);
    }
    return [...users].flatMap(([user, points]) => this.#burstsOf(user, points));
  }

  #burstsOf(user: number, all: readonly Point[]): Settled[] {
    const { seconds, plates } = this.#limits;
    const isByReading = this.#mixed.has(user) || !all.every(({ isInstant }) => isInstant);
    const timed = all
      .map((point): Timed => ({ point, time: isByReading ? point.local : point.instant }))
      .sort((a, b) => a.time - b.time);
    return windowsOf(timed, seconds * 1000, plates).flatMap((window): Settled[] => {
      const own = timed.slice(window.from, window.to + 1);
      const detail = new FlagDetail(SUBJECT, this.#most);
      for (const { point } of own) detail.merge(point.detail);
      if (!isPoor(detail.judged, detail.explained, this.#given.poorShare)) return [];
      const first = own[0]!.time;
      const last = own.at(-1)!.time;
      const parts = { plates: window.plates, seconds: Math.floor((last - first) / 1000) };
      const points = new Set(own.map(({ point }) => pointText(point)));
      return [{ conditions: ['plates'], parts, detail, points }];
    });
  }
}

/** Searches of one user at one time are of the same burst, or of none. */
function pointText({ user, instant, local }: Pick<Point, 'user' | 'instant' | 'local'>): string {
  return `${user}/${instant}/${local}`;
}

const SUBJECT = ['user'] as const;

/** The windows of so many different plates, those that share a search as one. */
function windowsOf(timed: readonly Timed[], length: number, least: number): Window[] {
  const windows: Window[] = [];
  /** How often each plate is among those from the window's first to the last that was taken in. */
  const inside = new Map<string, number>();
  let to = 0;
  for (let from = 0; from < timed.length; from++) {
    while (to < timed.length && timed[to]!.time <= timed[from]!.time + length) {
      const { plate } = timed[to++]!.point;
      inside.set(plate, (inside.get(plate) ?? 0) + 1);
    }
    if (inside.size >= least) {
      const before = windows.at(-1);
      if (before !== undefined && from <= before.to) {
        before.to = to - 1;
        before.plates = Math.max(before.plates, inside.size);
      } else windows.push({ from, to: to - 1, plates: inside.size });
    }
    const { plate } = timed[from]!.point;
    const left = inside.get(plate)! - 1;
    if (left === 0) inside.delete(plate);
    else inside.set(plate, left);
  }
  return windows;
}
