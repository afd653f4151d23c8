import { CONFIG_NAME } from '../config.ts';
import { CannotBeDone } from '../errors.ts';
import { type Io, type NewFile, newFile } from '../io.ts';
import { FindingLister } from '../quality/finding-lister.ts';
import { masked } from '../quality/reading/personal-finds.ts';
import type { Finding } from '../quality/rules/rule.ts';
import type { ValidateOptions, ValidateTally } from '../quality/validate-tally.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { renderCsv } from '../report/csv.ts';
import { renderNdjson } from '../report/ndjson.ts';
import type { TidyRow } from '../report/tidy.ts';
import type { Cell, Search } from '../search.ts';
import type { RawLogOptions } from './log-options.ts';

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

/** Where findings are listed, and in which form. */
export interface FindingsTarget {
  readonly form: 'csv' | 'ndjson';
  readonly write: (text: string) => Promise<void>;
}

/**
 * Lists every finding, one a row, while the logs are read a second time: only then is it known which
 * case numbers come again and again. Memory does not grow with the number of findings.
 */
export class FindingsList {
  readonly #lister: FindingLister;
  readonly #target: FindingsTarget;
  readonly #redactor: Redactor | null;
  #rows: TidyRow[] = [];
  #started = false;

  /** @param redactor takes out names and cells, where the list is redacted */
  constructor(
    options: ValidateOptions,
    tally: ValidateTally,
    target: FindingsTarget,
    redactor: Redactor | null = null,
  ) {
    this.#lister = new FindingLister(options.reader, options, tally.citers());
    this.#target = target;
    this.#redactor = redactor;
  }

  add(search: Search): void {
    this.#lister.judge(search);
    this.#lister.visit(search, (finding) => {
      const found = row(search, finding);
      this.#rows.push(this.#redactor ? redactedRow(this.#redactor, search, found) : found);
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
    const { form, write } = this.#target;
    await write(form === 'ndjson' ? renderNdjson(rows) : this.#csv(rows));
    this.#started = true;
  }

  #csv(rows: readonly TidyRow[]): string {
    const text = renderCsv(rows, COLUMNS);
    return this.#started ? text.slice(text.indexOf('\n') + 1) : text;
  }
}

function row(search: Search, { kind, level, field, detail }: Finding): TidyRow {
  // Masked in every finding: what one hides, another of the same cell must not show.
  const text = field === null ? '' : masked(search.cell(field).text);
  return {
    kind,
    level,
    file: search.file,
    line: search.line,
    searchId: search.cell('searchId').text,
    user: search.cell('user').text,
    field,
    cell: text,
    information: detail,
  };
}

/** Kind, level and place of a finding stay; its cell is free text, and goes. */
function redactedRow(redactor: Redactor, search: Search, found: TidyRow): TidyRow {
  const user = search.cell('user');
  const { text, state }: Cell = search.cell('searchId');
  return {
    ...found,
    searchId: state === 'value' ? redactor.identity(text) : '',
    user: redactor.user(user.text, user.state),
    cell: redactor.text(String(found.cell)),
  };
}

/** What of the options says where findings go. */
interface FindingsOptions extends RawLogOptions {
  readonly findings?: string;
  readonly cases?: string;
}

/** The file that --findings names, in the making. */
export function findingsFile(
  io: Io,
  names: readonly string[],
  raw: FindingsOptions,
): (FindingsTarget & { readonly file: NewFile }) | undefined {
  const { findings, output, rejects, cases, config = CONFIG_NAME } = raw;
  if (findings === undefined) return undefined;
  const form = /\.(csv|ndjson)$/i.exec(findings)?.[1]?.toLowerCase();
  if (form !== 'csv' && form !== 'ndjson') {
    throw new CannotBeDone(`--findings ${findings}: the name must end in .csv or .ndjson`);
  }
  if (raw.format === 'ndjson') {
    throw new CannotBeDone('--format ndjson lists the findings already: leave --findings out');
  }
  const taken = [...names, output, rejects, cases, config].filter((name) => name !== undefined);
  const file = newFile(io, findings, raw.force === true, taken);
  return { form, file, write: async (text) => file.write(text) };
}
