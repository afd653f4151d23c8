import type { FollowupResult } from '../../contract/after/followup.ts';
import type { Tidy } from './tidy.ts';

/** One row a finding, in the order of the document; the three dates of a response beside it. */
export function followupRows({ findings }: FollowupResult): Tidy {
  const columns = [
    ...[
      'id',
      'finding',
      'reportedAt',
      'recommendation',
      'owner',
      'response',
      'due',
      'isDueStated',
      'statedDue',
    ],
    ...['status', 'evidence', 'overdueDays', 'after60d', 'after6mo', 'after1y', 'nextResponse'],
    'line',
  ];
  return {
    columns,
    rows: findings.map((each) => {
      const dateAfter = (after: string): string | null =>
        each.milestones.find((milestone) => milestone.after === after)?.date ?? null;
      return {
        ...{ id: each.id, finding: each.finding, reportedAt: each.reportedAt },
        ...{ recommendation: each.recommendation, owner: each.owner, response: each.response },
        ...{
          due: each.due,
          isDueStated: each.isDueStated ? 'yes' : 'no',
          statedDue: each.statedDue,
        },
        ...{ status: each.status, evidence: each.evidence, overdueDays: each.overdueDays },
        ...{ after60d: dateAfter('60d'), after6mo: dateAfter('6mo'), after1y: dateAfter('1y') },
        nextResponse: each.milestones.find(({ state }) => state === 'next')?.date ?? null,
        line: each.row,
      };
    }),
  };
}
