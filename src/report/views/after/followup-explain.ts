import { FOLLOWUP_STATUS } from '../../../contract/after/followup-status.ts';
import { heading, notes, paragraph, table, textColumn, type View } from '../../view.ts';
import { FOLLOWUP_NOTES } from './followup-view.ts';

/** What followup says of findings, and what it cannot see. */
export function followupExplainView(): View {
  return {
    lead: ['Findings until they are closed.'],
    blocks: [
      paragraph(
        'The State Auditor’s report 2019-118 ends with recommendations; an audit is worth what is done about them. The State Auditor asks each agency what it did 60 days, six months and one year after a report.',
      ),
      heading('Status'),
      table(
        ['In the register', 'Also read', 'What is due'].map(textColumn),
        Object.entries(FOLLOWUP_STATUS).map(([status, { label, words, isClosed }]) => ({
          cells: [
            status,
            [label, ...words].filter((word) => word !== status).join(', '),
            isClosed ? 'nothing' : 'by its date',
          ],
        })),
      ),
      paragraph('A blank status is pending.'),
      notes([...FOLLOWUP_NOTES]),
    ],
  };
}
