import { FOLLOWUP_STATUS, type FollowupStatus } from '../../contract/after/followup-status.ts';
import { DEFAULT_VOCABULARY } from '../../contract/vocabulary.ts';
import { CannotBeDone } from '../../errors.ts';
import { keysOf } from '../../keyed.ts';
import { folded } from '../../search.ts';
import type { TableDescription } from '../columns.ts';
import { saysNoDate } from '../dates.ts';
import type { TableRow } from '../table.ts';

/** The register of an audit's findings, until they are closed: one row a finding. */

export type FollowupField =
  | ('id' | 'finding' | 'reportedAt' | 'recommendation' | 'owner')
  | ('response' | 'due' | 'status' | 'evidence');

const WORDS: ReadonlyMap<string, FollowupStatus> = new Map(
  keysOf(FOLLOWUP_STATUS).flatMap((status) => {
    const { label, words } = FOLLOWUP_STATUS[status];
    return [status, label, ...words].map((word) => [folded(word), status] as const);
  }),
);

const PLACEHOLDERS = new Set(DEFAULT_VOCABULARY.placeholders);

export const FOLLOWUP_REGISTER: TableDescription<FollowupField> = {
  columns: [
    { field: 'id', names: ['finding id', 'finding number', 'finding no', 'number', 'no'] },
    { field: 'finding', names: ['findings', 'issue', 'what was found', 'description'] },
    {
      field: 'reportedAt',
      names: ['report date', 'date reported', 'reported'],
      isDate: true,
      problem: (cell) =>
        saysNoDate(cell, PLACEHOLDERS)
          ? 'is no date of a report: write it as YYYY-MM-DD'
          : undefined,
    },
    { field: 'recommendation', names: ['recommendations', 'recommended action'] },
    { field: 'owner', names: ['responsible', 'assigned to', 'responsible party'] },
    { field: 'response', names: ['agency response', 'management response'] },
    { field: 'due', names: ['due date', 'target date', 'due on'], isDate: true },
    {
      field: 'status',
      names: ['state', 'implementation status'],
      problem: (cell) =>
        cell === '' || WORDS.has(folded(cell))
          ? undefined
          : 'is no status: write implemented, partly, pending or willNot, or nothing for pending',
    },
    { field: 'evidence', names: ['proof', 'what shows it'] },
  ],
  needed: [['finding'], ['reportedAt']],
  // A row without a date is bad, too, and says so of its cell.
  filled: [['finding']],
  missing:
    'is no register of findings: it needs columns such as "Finding" and "Reported at"; alpr-audit followup --init writes an empty one',
  incomplete: 'bad',
};

/** The header of an empty register, in words for people. */
export const FOLLOWUP_HEADER: readonly string[] = [
  ...['ID', 'Finding', 'Reported at', 'Recommendation', 'Owner'],
  ...['Response', 'Due', 'Status', 'Evidence'],
];

/** A finding as a register has it; days are day numbers. */
export interface RegisteredFinding {
  readonly id: string;
  readonly finding: string;
  readonly reported: number;
  readonly recommendation: string;
  readonly owner: string;
  readonly response: string;
  readonly due: number | null;
  readonly status: FollowupStatus;
  readonly evidence: string;
  readonly row: number;
}

/** @param said what a cell says; nothing where it is a placeholder, withheld or ruined */
export function registeredFindings(
  rows: readonly TableRow<FollowupField>[],
  said: (text: string) => string | null,
): RegisteredFinding[] {
  return rows.map((row) => ({
    id: said(row.text('id')) || `row ${row.row}`,
    finding: row.text('finding'),
    reported: reportedOn(row),
    recommendation: said(row.text('recommendation')) ?? '',
    owner: said(row.text('owner')) ?? '',
    response: said(row.text('response')) ?? '',
    due: row.day('due'),
    status: WORDS.get(folded(row.text('status'))) ?? 'pending',
    evidence: said(row.text('evidence')) ?? '',
    row: row.row,
  }));
}

/** The day of the report; a row without one is bad, unless its date is a placeholder of the config. */
function reportedOn(row: TableRow<FollowupField>): number {
  const day = row.day('reportedAt');
  if (day !== null) return day;
  throw new CannotBeDone(
    `row ${row.row} of the register has no date of a report: write it as YYYY-MM-DD`,
  );
}
