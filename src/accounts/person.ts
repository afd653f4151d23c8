import { folded } from '../search.ts';
import { type Keys, keysOfCells } from './keys.ts';
import type { PersonRow } from './rows.ts';

/** A person of the roster: the rows of one employee number, the latest start. */
export interface Person {
  readonly rows: readonly number[];
  readonly user: string;
  readonly name: string;
  readonly title: string;
  readonly keys: Keys;
  /** Before `asOf`, and not started again; null for nobody who left. */
  readonly separatedAt: number | null;
  /** When the separation came onto the personnel list; null where it has not. */
  readonly listedAt: number | null;
}

/** The people in the rows of a roster. */
export function peopleOf(rows: readonly PersonRow[], asOf: number): Person[] {
  const byNumber = new Map<string, PersonRow[]>();
  const groups: PersonRow[][] = [];
  for (const row of rows) {
    const number = folded(row.employeeId);
    const there = number === '' ? undefined : byNumber.get(number);
    if (there !== undefined) {
      there.push(row);
      continue;
    }
    const group = [row];
    groups.push(group);
    if (number !== '') byNumber.set(number, group);
  }
  return groups.map((group) => personOf(group, asOf));
}

function personOf(rows: readonly PersonRow[], asOf: number): Person {
  // A start that has not happened is that of nobody, where there is another row.
  const started = rows.filter(({ startedAt }) => startedAt === null || startedAt <= asOf);
  const last = (started.length > 0 ? started : rows).reduce(later);
  const separatedAt = separationOf(last, asOf);
  return {
    rows: rows.map(({ row }) => row),
    user: last.user,
    name: last.name,
    title: last.title,
    keys: keysOfCells(
      rows.map(({ user }) => user),
      rows.map(({ name }) => name),
    ),
    separatedAt,
    listedAt: last.listedAt !== null && last.listedAt <= asOf ? last.listedAt : null,
  };
}

/** The row with the later start; of equal ones that with the later separation, then the upper. */
function later(a: PersonRow, b: PersonRow): PersonRow {
  const start = (row: PersonRow): number => row.startedAt ?? Number.NEGATIVE_INFINITY;
  const end = (row: PersonRow): number => row.separatedAt ?? Number.NEGATIVE_INFINITY;
  if (start(a) !== start(b)) return start(b) > start(a) ? b : a;
  return end(b) > end(a) ? b : a;
}

/** When somebody left before `asOf` and did not start again; a start after `asOf` undoes nothing. */
function separationOf({ separatedAt, startedAt }: PersonRow, asOf: number): number | null {
  if (separatedAt === null || separatedAt >= asOf) return null;
  const isBack = startedAt !== null && startedAt > separatedAt && startedAt <= asOf;
  return isBack ? null : separatedAt;
}
