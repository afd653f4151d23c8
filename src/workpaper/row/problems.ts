/** What is wrong with a finished workpaper: equal errors together, one a line. */

/** A row of the sheet, and the draw that it says it is; null where it says none. */
export interface ProblemRow {
  readonly row: number;
  readonly draw: number | null;
}

/** What is said behind the row that has an error, and behind several: ` was added`, ` were added`. */
export type What = readonly [one: string, many: string];

/** One kind of error with the rows that have it. */
interface Group {
  readonly what: What;
  readonly rows: ProblemRow[];
}

/** How many rows of a kind are named; the rest is counted. */
const NAMED = 5;

/** The errors of a workpaper, by kind, in the order in which the first of each was found. */
export class Problems {
  readonly #groups = new Map<string, Group>();
  readonly #missing: number[] = [];

  /** @param what the same for every row with this error */
  add(row: ProblemRow, what: What): void {
    const known = this.#groups.get(what[0]);
    if (known === undefined) this.#groups.set(what[0], { what, rows: [row] });
    else known.rows.push(row);
  }

  addMissing(draws: readonly number[]): void {
    this.#missing.push(...draws);
  }

  /** One line a kind. */
  lines(): string[] {
    const missing = this.#missing;
    const verb = missing.length === 1 ? 'is' : 'are';
    return [
      ...(missing.length === 0
        ? []
        : [`draw${missing.length === 1 ? '' : 's'} ${listed(missing)} ${verb} missing`]),
      ...[...this.#groups.values()].map(
        ({ what, rows }) => `${rowWords(rows)}${what[rows.length === 1 ? 0 : 1]}`,
      ),
    ];
  }
}

function rowWords(rows: readonly ProblemRow[]): string {
  const [first] = rows;
  if (rows.length === 1) return `row ${first!.row}${drawWords(first!)}`;
  const named = rows.slice(0, NAMED).map((each) => `${each.row}${drawWords(each)}`);
  const more = rows.length - named.length;
  return `${rows.length} rows, ${more === 0 ? joined(named) : `${named.join(', ')} and ${more} more`}`;
}

function drawWords({ draw }: ProblemRow): string {
  return draw === null ? '' : ` (draw ${draw})`;
}

function listed(numbers: readonly number[]): string {
  const named = numbers.slice(0, NAMED).map(String);
  const more = numbers.length - named.length;
  return more === 0 ? joined(named) : `${named.join(', ')} and ${more} more`;
}

function joined(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
