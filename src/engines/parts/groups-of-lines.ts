import { CannotBeDone } from '../../errors.ts';
import { type LineRow, lineRow } from '../lines/line-row.ts';
import { linesIn } from '../lines/lines-in.ts';
import { ACCOUNTING } from '../lines/search-line.ts';

/** Whom lines are given to: whole keys, and the lines that account for files. */
export interface TakesKeys {
  addKey(rows: readonly LineRow[]): void;
  addAccounting(text: string): void;
}

/** Gives lines on by whole keys, as they come sorted: one key is held at a time. */
export class SortedLines {
  readonly #to: TakesKeys;
  #rows: LineRow[] = [];
  #key = '';

  constructor(to: TakesKeys) {
    this.#to = to;
  }

  /** @throws CannotBeDone where the lines are not in the order of their keys */
  add(line: string): void {
    const row = lineRow(line);
    if (row.key !== this.#key) {
      if (row.key < this.#key) {
        throw new CannotBeDone(
          `--sorted: the key ${row.key} comes behind ${this.#key}: sort the lines by LC_ALL=C sort, or leave it out`,
        );
      }
      this.end();
      this.#key = row.key;
    }
    this.#rows.push(row);
  }

  end(): void {
    if (this.#rows.length > 0) this.#to.addKey(this.#rows);
    this.#rows = [];
  }
}

/** Gives lines on by whole keys, in whatever order they come: all are held until the last has come. */
export class HeldLines {
  readonly #to: TakesKeys;
  /** Of each key its line, or its lines. */
  readonly #lines = new Map<string, string | string[]>();

  constructor(to: TakesKeys) {
    this.#to = to;
  }

  add(line: string): void {
    const key = line.slice(0, line.indexOf('\t'));
    const before = this.#lines.get(key);
    if (before === undefined) this.#lines.set(key, line);
    else if (typeof before === 'string') this.#lines.set(key, [before, line]);
    else before.push(line);
  }

  end(): void {
    for (const lines of this.#lines.values()) {
      this.#to.addKey(typeof lines === 'string' ? [lineRow(lines)] : lines.map(lineRow));
    }
    this.#lines.clear();
  }
}

/**
 * Gives the lines of a stream on by whole keys.
 * @param isSorted whether they come sorted by their keys
 * @throws CannotBeDone
 */
export async function takeLines(
  stream: AsyncIterable<Uint8Array>,
  to: TakesKeys,
  isSorted: boolean,
): Promise<void> {
  const lines = isSorted ? new SortedLines(to) : new HeldLines(to);
  let number = 0;
  try {
    for await (const lot of linesIn(stream)) {
      for (const line of lot) {
        number++;
        if (line.startsWith(ACCOUNTING)) to.addAccounting(line.slice(ACCOUNTING.length + 1));
        else if (line !== '') lines.add(line);
      }
    }
    lines.end();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CannotBeDone(`standard input, line ${number}: ${error.message}`);
  }
}
