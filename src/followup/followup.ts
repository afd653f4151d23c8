import { dayAfter } from '../ages/edges.ts';
import { type Period, readPeriod } from '../ages/period.ts';
import type { FollowedFinding, FollowupResult } from '../contract/after/followup.ts';
import {
  FOLLOWUP_MILESTONES,
  FOLLOWUP_STATUS,
  type FollowupMilestone,
} from '../contract/after/followup-status.ts';
import type { RegisteredFinding } from '../side-tables/registers/followup-register.ts';

/** What became of an audit's findings, as of a day (product.md, section 16). */
export function followupResult(
  registered: readonly RegisteredFinding[],
  asOf: number,
): FollowupResult {
  const reported = registered.filter((each) => each.reported <= asOf);
  const findings = reported.map((each) => followed(each, asOf));
  const count = (isSo: (finding: FollowedFinding) => boolean): number =>
    findings.filter(isSo).length;
  const ofStatus = (status: FollowedFinding['status']): number =>
    count((finding) => finding.status === status);
  return {
    asOf: dateOf(asOf),
    findings: findings.toSorted(inOrder),
    totals: {
      findings: findings.length,
      implemented: ofStatus('implemented'),
      partly: ofStatus('partly'),
      pending: ofStatus('pending'),
      willNot: ofStatus('willNot'),
      overdue: count(isOverdue),
      withoutResponse: count(lacksResponse),
      withoutOwner: count(({ due, owner }) => due !== null && owner === null),
      withoutEvidence: count(
        ({ status, evidence }) => status === 'implemented' && evidence === null,
      ),
      notYetReported: registered.length - reported.length,
    },
  };
}

function followed({ reported, due, ...finding }: RegisteredFinding, asOf: number): FollowedFinding {
  const { isClosed } = FOLLOWUP_STATUS[finding.status];
  const days = FOLLOWUP_MILESTONES.map((after) => dayAfter(reported, PERIODS[after]));
  const next = days.findIndex((day) => day >= asOf);
  const [firstResponse = reported, , lastResponse = reported] = days;
  const own = due ?? (finding.response === '' ? firstResponse : lastResponse);
  return {
    id: finding.id,
    finding: finding.finding,
    owner: finding.owner || null,
    status: finding.status,
    due: isClosed ? null : dateOf(own),
    overdueDays: isClosed ? null : Math.max(0, asOf - own),
    milestones: days.map((day, at) => ({
      after: FOLLOWUP_MILESTONES[at]!,
      date: dateOf(day),
      state: at === next ? 'next' : next === -1 || at < next ? 'past' : 'later',
    })),
    reportedAt: dateOf(reported),
    isDueStated: due !== null,
    statedDue: due === null ? null : dateOf(due),
    recommendation: finding.recommendation || null,
    response: finding.response || null,
    evidence: finding.evidence || null,
    row: finding.row,
  };
}

export function isOverdue({ overdueDays }: FollowedFinding): boolean {
  return overdueDays !== null && overdueDays > 0;
}

/** Whether a finding is open, nobody has answered it, and the first answer was due. */
function lacksResponse({ due, response, milestones }: FollowedFinding): boolean {
  return due !== null && response === null && milestones[0]?.state === 'past';
}

/** The longest overdue first; then what is open, by due; then what is closed; else as in the register. */
function inOrder(one: FollowedFinding, other: FollowedFinding): number {
  const rank = (each: FollowedFinding): number => (isOverdue(each) ? 0 : each.due !== null ? 1 : 2);
  const due = (each: FollowedFinding): string => each.due ?? '';
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (due(one) !== due(other)) return due(one) < due(other) ? -1 : 1;
  return one.row - other.row;
}

const PERIODS: Readonly<Record<FollowupMilestone, Period>> = {
  '60d': periodOf('60d'),
  '6mo': periodOf('6mo'),
  '1y': periodOf('1y'),
};

function periodOf(text: FollowupMilestone): Period {
  const period = readPeriod(text);
  if (period === undefined) throw new Error(`no period: ${text}`);
  return period;
}

const DAY_MS = 86_400_000;

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
