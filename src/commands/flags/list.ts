import type { Flag } from '../../flags/flag-rule.ts';
import { redactedSubject } from '../../redaction/redacted-flags.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { subjectText } from '../../report/machine/flags-rows.ts';
import type { TidyRow } from '../../report/machine/tidy.ts';
import { type ListTarget, RowList } from '../../run/row-list.ts';
import type { SecondTally } from '../../run/second-tally.ts';
import type { GatheredFlags } from '../../run/tallies/flag-tallies.ts';
import type { Search, Searches } from '../../search.ts';

const COLUMNS = [
  ...['rule', 'subject', 'file', 'line', 'id', 'searchedAt'],
  ...['userName', 'agency', 'plate', 'caseNumber', 'reason'],
];

/** Lists every flagged search, a row a rule, in the order of the logs, while these are read once more. */
export class FlagList {
  readonly #rows: RowList;
  readonly #redactor: Redactor | null;

  constructor(target: ListTarget, redactor: Redactor | null) {
    this.#rows = new RowList(target, COLUMNS);
    this.#redactor = redactor;
  }

  /** What the reading does with the searches. @param gathered null where none is flagged */
  tally(gathered: GatheredFlags | null): SecondTally {
    const addAll =
      gathered?.listing((searches, i, flags) => this.#add(searches, i, flags)) ?? (() => {});
    return {
      addAll,
      flush: () => this.#rows.flush(),
      end: () => this.#rows.end(),
      isDone: gathered === null,
    };
  }

  #add(searches: Searches, i: number, flags: readonly Flag[]): void {
    const search = searches.search(i);
    for (const flag of flags) this.#rows.add(rowOf(search, flag, this.#redactor));
  }
}

function rowOf(search: Search, { rule, subject }: Flag, redactor: Redactor | null): TidyRow {
  const { bytes, start, end } = search.identity();
  const id = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
  const text = (field: Parameters<Search['cell']>[0]): string => search.cell(field).text;
  const place = { file: search.file, line: search.line };
  if (redactor === null) {
    return {
      ...{ rule, subject: subjectText(subject), ...place, id },
      ...{ searchedAt: text('searchedAt'), userName: text('user'), agency: text('agency') },
      ...{ plate: text('plate'), caseNumber: text('caseNumber'), reason: text('reason') },
    };
  }
  const user = search.cell('user');
  return {
    ...{ rule, subject: subjectText(redactedSubject(redactor, subject)), ...place },
    ...{ id: redactor.identity(id), searchedAt: redactor.time(text('searchedAt')) },
    userName: redactor.user(user.text, user.state),
    agency: redactor.agency(text('agency')),
    plate: redactor.plate(text('plate')),
    caseNumber: redactor.text(text('caseNumber')),
    reason: redactor.text(text('reason')),
  };
}
