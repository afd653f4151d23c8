import { calendarWords } from '../../../calendar-words.ts';
import type { FollowedFinding } from '../../../contract/after/followup.ts';
import { FOLLOWUP_STATUS } from '../../../contract/after/followup-status.ts';
import { lookAt } from '../../look-at.ts';
import { notes, paragraph, type Table, table, textColumn } from '../../view.ts';
import {
  FOLLOWUP_NOTES,
  followupToLookAt,
  overdueSentence,
} from '../../views/after/followup-view.ts';
import { counted, thousands } from '../../words.ts';
import { folded, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

export const FOLLOW_UP_TITLE = 'What became of earlier findings';

/** What the register of findings says; nothing where none was given. */
export function followUpSection({ result: { followup } }: Report): Section[] {
  if (followup === null) return [];
  const { findings, totals, asOf } = followup;
  const { notYetReported } = totals;
  const later =
    notYetReported === 0 ? '' : `, and ${thousands(notYetReported)} reported later, left out`;
  const answers = answersTable(findings);
  return [
    {
      id: 'followup',
      title: FOLLOW_UP_TITLE,
      blocks: [
        paragraph(
          `The register has ${counted(totals.findings, 'finding')} as of ${calendarWords(asOf)}${later}.`,
        ),
        paragraph(overdueSentence(followup)),
        ...lookAt(followupToLookAt(followup)).map(paragraph),
        ...(findings.length === 0
          ? []
          : [titled('What was recommended, who does it, and by when', findingsTable(findings))]),
        ...(answers === undefined ? [] : [folded('What was answered, and what shows it', answers)]),
        notes([...FOLLOWUP_NOTES]),
      ],
    },
  ];
}

type Cell = (finding: FollowedFinding) => string;

/** Columns of which redaction took out all are left out. */
function findingsTable(findings: readonly FollowedFinding[]): Table {
  const optional = (header: string, key: 'finding' | 'recommendation'): [string, Cell][] =>
    findings.some((each) => each[key] !== null) ? [[header, (each) => each[key] ?? '–']] : [];
  const columns: [string, Cell][] = [
    ['ID', ({ id }) => id],
    ...optional('Finding', 'finding'),
    ...optional('Recommendation', 'recommendation'),
    ['Owner', ({ owner }) => owner ?? 'nobody'],
    ['Status', ({ status }) => FOLLOWUP_STATUS[status].label],
    ['Due', dueWords],
  ];
  return table(
    columns.map(([header]) => textColumn(header)),
    findings.map((each) => ({ cells: columns.map(([, cell]) => cell(each)) })),
  );
}

function dueWords({ due, overdueDays }: FollowedFinding): string {
  if (due === null) return '–';
  const over = overdueDays ?? 0;
  return over > 0 ? `${calendarWords(due)}, ${counted(over, 'day')} over` : calendarWords(due);
}

/** What agencies answered, where anybody did. */
function answersTable(findings: readonly FollowedFinding[]): Table | undefined {
  const rows = findings
    .filter(({ response, evidence }) => (response ?? evidence) !== null)
    .map(({ id, response, evidence }) => ({
      cells: [id, response ?? 'none', evidence ?? 'nothing'],
    }));
  if (rows.length === 0) return undefined;
  return table(['ID', 'Response', 'What shows it'].map(textColumn), rows);
}
