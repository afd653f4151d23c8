import { CannotBeDone } from '../../errors.ts';
import { FindingLister } from '../../quality/finding-lister.ts';
import { masked } from '../../quality/reading/personal-finds.ts';
import type { Finding } from '../../quality/rules/rule.ts';
import type { ValidateOptions, ValidateTally } from '../../quality/validate-tally.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { TidyRow } from '../../report/machine/tidy.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { type ListTarget, listTarget, RowList } from '../../run/row-list.ts';
import type { Run } from '../../run/run.ts';
import type { Cell, Search } from '../../search.ts';

const COLUMNS = [
  'kind',
  'level',
  'file',
  'line',
  'searchId',
  'userName',
  'field',
  'cell',
  'information',
] as const;

/**
 * Lists every finding, one a row, while the logs are read a second time: only then is it known which
 * case numbers come again and again. Memory does not grow with the number of findings.
 */
export class FindingsList {
  readonly #lister: FindingLister;
  readonly #rows: RowList;
  readonly #redactor: Redactor | null;

  /** @param redactor takes out names and cells, where the list is redacted */
  constructor(
    options: Pick<ValidateOptions, 'reader' | 'register'>,
    tally: ValidateTally,
    target: ListTarget,
    redactor: Redactor | null = null,
  ) {
    this.#lister = new FindingLister(options.reader, options, tally.citers());
    this.#rows = new RowList(target, COLUMNS);
    this.#redactor = redactor;
  }

  add(search: Search): void {
    this.#lister.judge(search);
    this.#lister.visit(search, (finding) => {
      const found = row(search, finding);
      this.#rows.add(this.#redactor ? redactedRow(this.#redactor, search, found) : found);
    });
  }

  flush(): Promise<void> {
    return this.#rows.flush();
  }

  end(): Promise<void> {
    return this.#rows.end();
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
    userName: search.cell('user').text,
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
    userName: redactor.user(user.text, user.state),
    cell: redactor.text(String(found.cell)),
  };
}

/** What of the options says where findings go. */
interface FindingsOptions extends RawLogOptions {
  readonly findings?: string;
}

/**
 * Where the findings go: to the file that --findings names, which is begun, or to the output, where it
 * is to be NDJSON; null where nobody asked for them.
 * @throws CannotBeDone
 */
export function findingsTarget(run: Run<FindingsOptions>): ListTarget | null {
  const { findings, format, output, rejects } = run.raw;
  if (findings === undefined) {
    return format === 'ndjson' ? { form: 'ndjson', write: (content) => run.write(content) } : null;
  }
  if (format === 'ndjson') {
    throw new CannotBeDone('--format ndjson lists the findings already: leave --findings out');
  }
  return listTarget(run.outputs, '--findings', findings, [output ?? [], rejects ?? []].flat());
}
