import { dayMonthsBefore } from '../oracle-period.ts';
import { fold } from '../oracle-white-space.ts';
import { dayText } from '../oracle-zone.ts';
import { isValue } from '../side/side-dates.ts';
import { dayOf, readSideTable, type SideDescription, type SideRow } from '../side/side-table.ts';

/** Findings until they are closed (product.md, section 16), as a person with a calendar would have it. */

const STATUS: Record<string, string> = {
  '': 'pending',
  pending: 'pending',
  open: 'pending',
  'in progress': 'pending',
  implemented: 'implemented',
  'fully implemented': 'implemented',
  done: 'implemented',
  partly: 'partly',
  'partially implemented': 'partly',
  willnot: 'willNot',
  'will not implement': 'willNot',
};

export const FOLLOWUP: SideDescription = {
  columns: [
    { field: 'id', names: ['finding id', 'finding number', 'finding no', 'number', 'no'] },
    { field: 'finding', names: ['findings', 'issue', 'what was found', 'description'] },
    {
      field: 'reportedAt',
      names: ['report date', 'date reported', 'reported'],
      isDate: true,
    },
    { field: 'recommendation', names: ['recommendations', 'recommended action'] },
    { field: 'owner', names: ['responsible', 'assigned to', 'responsible party'] },
    { field: 'response', names: ['agency response', 'management response'] },
    { field: 'due', names: ['due date', 'target date', 'due on'], isDate: true },
    { field: 'status', names: ['state', 'implementation status'] },
    { field: 'evidence', names: ['proof', 'what shows it'] },
  ],
  isHeader: (fields) => fields.has('finding') && fields.has('reportedAt'),
  isBad: (row) =>
    (row.cells.finding ?? '') === '' ||
    dayOf(row, 'reportedAt') === null ||
    STATUS[fold(row.cells.status ?? '')] === undefined,
};

export interface FollowedUp {
  id: string;
  finding: string;
  owner: string | null;
  status: string;
  due: string | null;
  overdueDays: number | null;
  milestones: { after: string; date: string; state: string }[];
}

export interface OracleFollowup {
  asOf: string;
  findings: FollowedUp[];
  totals: Record<string, number>;
}

export function followupOracle(asked: {
  register: string;
  asOf: number;
  allowBadRows?: boolean;
}): OracleFollowup {
  const { asOf, allowBadRows = false } = asked;
  const { rows } = readSideTable(asked.register, FOLLOWUP, { allowBadRows });
  const known = rows.filter((row) => dayOf(row, 'reportedAt')! <= asOf);
  const all = known.map((row) => followed(row, asOf));
  const overdue = all.filter(({ shown }) => (shown.overdueDays ?? 0) > 0);
  const open = all.filter(({ shown }) => shown.due !== null && !(shown.overdueDays! > 0));
  const closed = all.filter(({ shown }) => shown.due === null);
  const byDue = (list: typeof all) =>
    [...list].sort((a, b) => a.dueDay! - b.dueDay! || a.line - b.line);
  const count = (holds: (each: (typeof all)[number]) => boolean) => all.filter(holds).length;
  return {
    asOf: dayText(asOf),
    findings: [...byDue(overdue), ...byDue(open), ...closed].map(({ shown }) => shown),
    totals: {
      findings: all.length,
      implemented: count(({ shown }) => shown.status === 'implemented'),
      partly: count(({ shown }) => shown.status === 'partly'),
      pending: count(({ shown }) => shown.status === 'pending'),
      willNot: count(({ shown }) => shown.status === 'willNot'),
      overdue: overdue.length,
      withoutResponse: count(
        ({ shown, row }) =>
          shown.due !== null && said(row, 'response') === null && row.days.reportedAt! + 60 < asOf,
      ),
      withoutOwner: count(({ shown }) => shown.due !== null && shown.owner === null),
      withoutEvidence: count(
        ({ shown, row }) => shown.status === 'implemented' && said(row, 'evidence') === null,
      ),
      notYetReported: rows.length - known.length,
    },
  };
}

function followed(row: SideRow, asOf: number) {
  const reported = dayOf(row, 'reportedAt')!;
  const status = STATUS[fold(row.cells.status ?? '')]!;
  // The State Auditor asks at 60 days, 6 months and 1 year.
  const asks: [string, number][] = [
    ['60d', reported + 60],
    ['6mo', dayMonthsBefore(reported, -6)],
    ['1y', dayMonthsBefore(reported, -12)],
  ];
  const isOpen = status === 'partly' || status === 'pending';
  const first = said(row, 'response') === null ? asks[0]![1] : asks[2]![1];
  const dueDay = isOpen ? (dayOf(row, 'due') ?? first) : null;
  const upcoming = asks.filter(([, day]) => day >= asOf);
  const milestones = asks.map(([after, day]) => {
    const state = day < asOf ? 'past' : day === upcoming[0]![1] ? 'next' : 'later';
    return { after, date: dayText(day), state };
  });
  const shown: FollowedUp = {
    id: said(row, 'id') ?? `row ${row.line}`,
    finding: row.cells.finding!,
    owner: said(row, 'owner'),
    status,
    due: dueDay === null ? null : dayText(dueDay),
    overdueDays: dueDay === null ? null : Math.max(0, asOf - dueDay),
    milestones,
  };
  return { shown, dueDay, row, line: row.line };
}

function said(row: SideRow, field: string): string | null {
  const cell = row.cells[field] ?? '';
  return isValue(cell) ? cell : null;
}
