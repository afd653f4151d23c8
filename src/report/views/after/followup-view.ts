import { calendarWords } from '../../../calendar-words.ts';
import type { FollowedFinding, FollowupResult } from '../../../contract/after/followup.ts';
import { FOLLOWUP_STATUS } from '../../../contract/after/followup-status.ts';
import type { TableInput, Warning } from '../../../contract/document.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from '../../view.ts';
import { counted, listWords, periodWords, thousands } from '../../words.ts';

interface Read {
  readonly tables: readonly TableInput[];
  readonly warnings: readonly Warning[];
  readonly notes: readonly string[];
}

/** What became of an audit's findings: what is overdue first. */
export function followupView(read: Read, result: FollowupResult): View {
  const { tables, warnings } = read;
  const warned = { inputs: tables, warnings };
  return {
    lead: [
      ...lookAt(deceivingLines(warned)),
      rowsSentence(tables, result),
      overdueSentence(result),
    ],
    blocks: [
      ...[...read.notes, ...lookAt(otherLines(warned)), ...lookAt(followupToLookAt(result))].map(
        paragraph,
      ),
      ...followupBlocks(result),
      notes([
        ...FOLLOWUP_NOTES,
        ...tables.map(({ file, sha256 }) => `${file}: SHA-256 ${sha256}.`),
      ]),
    ],
  };
}

/** What an output says of how dues are reckoned. */
export const FOLLOWUP_NOTES: readonly string[] = [
  'A finding is due on the register’s own date. Without one it is due 60 days after the report while there is no response, and a year after it once there is: the State Auditor asks what was done at 60 days, six months and one year.',
  'Implemented is what the register says. Whether it is so, the evidence has to show: nobody looked at it here.',
];

function rowsSentence(tables: Read['tables'], { totals, asOf }: FollowupResult): string {
  const rows = tables.reduce((sum, table) => sum + table.rows + table.badRows, 0);
  const bad = tables.reduce((sum, { badRows }) => sum + badRows, 0);
  const setAside = [
    ...(bad === 0 ? [] : [`${thousands(bad)} set aside that cannot be read`]),
    ...(totals.notYetReported === 0
      ? []
      : [
          `${thousands(totals.notYetReported)} set aside that ${totals.notYetReported === 1 ? 'was' : 'were'} reported later`,
        ]),
  ];
  const between = setAside.length === 0 ? '' : `, ${setAside.join(', ')}`;
  return `${counted(rows, 'row')} read${between}; ${counted(totals.findings, 'finding')} as of ${calendarWords(asOf)}.`;
}

/** What stands first: how many findings are overdue, and by how long. */
export function overdueSentence({ findings, totals }: FollowupResult): string {
  const { overdue, findings: all } = totals;
  const open = totals.partly + totals.pending;
  if (all === 0) return 'The register has no finding.';
  if (open === 0) return 'No finding is open.';
  if (overdue === 0) return `None of the ${counted(open, 'open finding')} is overdue.`;
  const longest = findings[0]?.overdueDays ?? 0;
  return `Look at: ${thousands(overdue)} of ${counted(open, 'open finding')} ${overdue === 1 ? 'is' : 'are'} overdue, ${overdue === 1 ? '' : 'the longest '}by ${counted(longest, 'day')}.`;
}

/** What else there is to look at among findings. */
export function followupToLookAt({ totals }: FollowupResult): string[] {
  const { withoutResponse, withoutOwner, withoutEvidence, willNot } = totals;
  const line = (count: number, what: string): string[] =>
    count === 0 ? [] : [`${counted(count, 'finding')} ${what}.`];
  return [
    ...line(withoutResponse, 'open and without a response, 60 days after the report'),
    ...line(withoutOwner, 'open that nobody owns'),
    ...line(withoutEvidence, 'implemented without evidence'),
    ...line(willNot, 'that will not be implemented: somebody has to answer for the risk'),
  ];
}

/** The findings, overdue first, and when they are asked about. */
export function followupBlocks(result: FollowupResult): Block[] {
  const { findings, totals } = result;
  if (findings.length === 0) return [];
  const { implemented, partly, pending, willNot } = totals;
  const counts = { implemented, partly, pending, willNot };
  const isSaid = findings.some(({ finding }) => finding !== null);
  return [
    heading('Findings'),
    table(
      [
        ...['ID', ...(isSaid ? ['Finding'] : []), 'Owner', 'Status', 'Due'].map(textColumn),
        { header: 'Days over', align: 'right' },
      ],
      findings.map((each) => ({
        cells: [
          each.id,
          ...(isSaid ? [each.finding ?? '–'] : []),
          each.owner ?? 'nobody',
          FOLLOWUP_STATUS[each.status].label,
          each.due === null ? '–' : calendarWords(each.due),
          each.overdueDays === null ? '–' : thousands(each.overdueDays),
        ],
      })),
    ),
    paragraph(
      `${listWords(
        Object.entries(counts).map(([status, count]) => `${thousands(count)} ${labelOf(status)}`),
      )}.`,
    ),
    ...recommendationBlocks(findings),
    ...milestoneBlocks(findings),
  ];
}

function labelOf(status: string): string {
  const found = Object.entries(FOLLOWUP_STATUS).find(([name]) => name === status);
  return found?.[1].label ?? status;
}

function recommendationBlocks(findings: readonly FollowedFinding[]): Block[] {
  const open = findings.filter(
    ({ due, recommendation, response }) => due !== null && (recommendation ?? response) !== null,
  );
  if (open.length === 0) return [];
  return [
    heading('What was recommended, and answered'),
    table(
      ['ID', 'Recommendation', 'Response'].map(textColumn),
      open.map(({ id, recommendation, response }) => ({
        cells: [id, recommendation ?? '–', response ?? 'none'],
      })),
    ),
  ];
}

/** When what is open is asked about next: at 60 days, 6 months and 1 year after the report. */
function milestoneBlocks(findings: readonly FollowedFinding[]): Block[] {
  const open = findings.filter(({ due }) => due !== null);
  if (open.length === 0) return [];
  const [first] = open;
  return [
    heading('When the State Auditor would ask'),
    table(
      [
        ...['ID', 'Reported'].map(textColumn),
        ...(first?.milestones ?? []).map(({ after }) => textColumn(`After ${periodWords(after)}`)),
      ],
      open.map(({ id, reportedAt, milestones }) => ({
        cells: [
          id,
          calendarWords(reportedAt),
          ...milestones.map(
            ({ date, state }) => `${calendarWords(date)}${state === 'next' ? ' (next)' : ''}`,
          ),
        ],
      })),
    ),
  ];
}
