import type { NewFile, Output } from '../io.ts';
import { FINDING_FIELD, type FindingKind, type FindingLevel } from '../quality/finding.ts';
import { Judge, REUSED_FROM } from '../quality/judge.ts';
import { masked } from '../quality/personal-information.ts';
import type { ValidateOptions, ValidateTally } from '../quality/validate-tally.ts';
import { renderCsv } from '../report/csv.ts';
import { renderNdjson } from '../report/ndjson.ts';
import type { TidyRow } from '../report/tidy.ts';
import type { Search } from '../search.ts';

const COLUMNS = [
  'kind',
  'level',
  'file',
  'line',
  'searchId',
  'user',
  'field',
  'cell',
  'information',
] as const;

const BATCH = 2000;

/** Where findings are listed: in a file as CSV or NDJSON, or as NDJSON on standard output. */
export type FindingsTarget =
  | { readonly form: 'csv' | 'ndjson'; readonly file: NewFile }
  | { readonly form: 'ndjson'; readonly output: Output };

/**
 * Lists every finding, one a row, while the logs are read a second time: only then is it known which
 * case numbers come again and again. Memory does not grow with the number of findings.
 */
export class FindingsList {
  readonly #judge: Judge;
  readonly #tally: ValidateTally;
  readonly #target: FindingsTarget;
  #rows: TidyRow[] = [];
  #started = false;

  constructor(options: ValidateOptions, tally: ValidateTally, target: FindingsTarget) {
    this.#judge = new Judge(options.reasons, options.register);
    this.#tally = tally;
    this.#target = target;
  }

  add(search: Search): void {
    const judge = this.#judge;
    judge.judge(search);
    const reused =
      judge.caseNumber === 'ok' &&
      this.#tally.numbers.count(judge.numberCell.folded) >= REUSED_FROM;
    judge.visit(search, reused, (kind, level, field, detail) => {
      this.#rows.push(row(search, kind, level, field ?? FINDING_FIELD[kind], detail));
    });
  }

  /** Writes what has come together; call it after every chunk. */
  async flush(): Promise<void> {
    if (this.#rows.length >= BATCH) await this.end();
  }

  /** Writes the rest, and the header where there was nothing else. */
  async end(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    const target = this.#target;
    if ('output' in target) await target.output.write(renderNdjson(rows));
    else if (target.form === 'ndjson') target.file.write(renderNdjson(rows));
    else target.file.write(this.#csv(rows));
    this.#started = true;
  }

  #csv(rows: readonly TidyRow[]): string {
    const text = renderCsv(rows, COLUMNS);
    return this.#started ? text.slice(text.indexOf('\n') + 1) : text;
  }
}

function row(
  search: Search,
  kind: FindingKind,
  level: FindingLevel,
  field: 'caseNumber' | 'reason' | null,
  information: string | null,
): TidyRow {
  const text = field === null ? '' : search.cell(field).text;
  return {
    kind,
    level,
    file: search.file,
    line: search.line,
    searchId: search.cell('searchId').text,
    user: search.cell('user').text,
    field,
    cell: information === null ? text : masked(text),
    information,
  };
}
