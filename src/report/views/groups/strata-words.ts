import { BETWEEN_NAMES } from '../../../contract/ways/stratum-name.ts';
import { groupTitle, groupWords } from './group-words.ts';

/** Strata as people read them: a column a grouping, months in words, in the order of --by. */

interface Named {
  readonly value: string;
  readonly searches: number;
}

/** What the groupings of strata are called. */
export function strataTitles(by: string): string[] {
  return by.split(',').map(groupTitle);
}

/** A stratum's name, a part a grouping; one part where they cannot be told apart. */
export function stratumParts(by: string | null, value: string): string[] {
  const names = by === null ? [] : by.split(',');
  const parts = names.length < 2 ? [value] : value.split(BETWEEN_NAMES);
  if (parts.length !== names.length) return [value];
  return parts.map((part, i) => groupWords({ by: names[i]!, value: part }));
}

/** A stratum's name in one cell. */
export function stratumWords(by: string | null, value: string): string {
  return stratumParts(by, value).join(BETWEEN_NAMES);
}

/** Months, days and sizes in their own order, other groups by searches, grouping by grouping. */
export function strataInOrder<Stratum extends Named>(
  by: string,
  strata: readonly Stratum[],
): Stratum[] {
  const names = by.split(',');
  const partsOf = ({ value }: Named): string[] =>
    names.length === 1 ? [value] : value.split(BETWEEN_NAMES);
  const rows = strata.map((stratum) => ({ stratum, parts: partsOf(stratum) }));
  if (rows.some(({ parts }) => parts.length !== names.length)) return [...strata];
  const searchesOf = names.map((_, at) => {
    const sums = new Map<string, number>();
    for (const { stratum, parts } of rows) {
      sums.set(parts[at]!, (sums.get(parts[at]!) ?? 0) + stratum.searches);
    }
    return sums;
  });
  const places = (parts: readonly string[]): Place[] =>
    parts.map((part, at) => placeOf(names[at]!, part, searchesOf[at]!.get(part)!));
  return rows
    .map(({ stratum, parts }) => ({ stratum, places: places(parts) }))
    .toSorted((a, b) => comparedPlaces(a.places, b.places))
    .map(({ stratum }) => stratum);
}

/** Where a name stands among those of its grouping: the smaller first. */
type Place = readonly [number, string];

const CALENDAR = ['month', 'day'];
const SIZES = ['resultsViewed', 'networks', 'devices'];

function placeOf(by: string, part: string, searches: number): Place {
  const isState = part.startsWith('(');
  if (CALENDAR.includes(by)) return [isState ? 1 : 0, part];
  if (!SIZES.includes(by)) return [-searches, part];
  const size = Number(part.replaceAll(',', ''));
  return [Number.isNaN(size) ? Number.POSITIVE_INFINITY : size, part];
}

function comparedPlaces(a: readonly Place[], b: readonly Place[]): number {
  for (const [at, [place, name]] of a.entries()) {
    const [other, otherName] = b[at]!;
    if (place !== other) return place < other ? -1 : 1;
    if (name !== otherName) return name < otherName ? -1 : 1;
  }
  return 0;
}
