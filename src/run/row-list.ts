import { CannotBeDone } from '../errors.ts';
import { csvTable, renderCsv } from '../report/machine/csv.ts';
import { renderNdjson } from '../report/machine/ndjson.ts';
import type { TidyRow } from '../report/machine/tidy.ts';
import type { Pieces } from '../report/pieces.ts';
import { thousands } from '../report/words.ts';
import type { Outputs } from './outputs.ts';
import type { Write } from './writing.ts';

/** A list of rows in a file of its own, as --findings and --list write it while logs are read. */

const FORMS = ['csv', 'ndjson', 'xlsx'] as const;
const BATCH = 2000;
/** A workbook is made at once, of all of its rows: a few hundred bytes of memory each, several times. */
const MOST_IN_WORKBOOK = 200_000;

export type ListForm = (typeof FORMS)[number];

/** Where rows are listed, and in which form. */
export interface ListTarget {
  readonly form: ListForm;
  readonly write: Write;
}

/**
 * The file that an option names for a list; the ending of its name says the form.
 * @param others files of the run that are opened later
 * @throws CannotBeDone
 */
export function listTarget(
  outputs: Outputs,
  option: string,
  name: string,
  others: readonly string[],
): ListTarget {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  const form = FORMS.find((each) => each === ending);
  if (form === undefined) {
    throw new CannotBeDone(`${option} ${name}: the name must end in .csv, .ndjson or .xlsx`);
  }
  const file = outputs.open(name, others);
  return { form, write: outputs.into(file) };
}

/** Rows, written as they come; a workbook when all of them have. */
export class RowList {
  readonly #target: ListTarget;
  readonly #columns: readonly string[];
  readonly #mostInWorkbook: number;
  #rows: TidyRow[] = [];
  #started = false;

  constructor(target: ListTarget, columns: readonly string[], mostInWorkbook = MOST_IN_WORKBOOK) {
    this.#mostInWorkbook = mostInWorkbook;
    this.#target = target;
    this.#columns = columns;
  }

  add(row: TidyRow): void {
    if (this.#target.form === 'xlsx' && this.#rows.length === this.#mostInWorkbook) {
      throw new CannotBeDone(
        `a workbook of a list has at most ${thousands(this.#mostInWorkbook)} rows, and this list has more: end its name in .csv`,
      );
    }
    this.#rows.push(row);
  }

  /** Writes what has come together; call it after every chunk. */
  async flush(): Promise<void> {
    if (this.#target.form !== 'xlsx' && this.#rows.length >= BATCH) await this.#write();
  }

  /** Writes the rest, and the header where there was nothing else. */
  async end(): Promise<void> {
    await this.#write();
  }

  async #write(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    const { form, write } = this.#target;
    if (form === 'ndjson') await write(renderNdjson(rows));
    else if (form === 'csv') await write(this.#csv(rows));
    else {
      const { renderTableWorkbook } = await import('../report/workbook/table-workbook.ts');
      await write(await renderTableWorkbook({ columns: this.#columns, rows }));
    }
    this.#started = true;
  }

  #csv(rows: readonly TidyRow[]): Pieces {
    if (!this.#started) return renderCsv(rows, this.#columns);
    return csvTable(rows, this.#columns, { withHeader: false });
  }
}
