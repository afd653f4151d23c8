import { calendarWords } from '../../../calendar-words.ts';
import { labelOf } from '../../views/checklist/checklist-words.ts';
import { counted, listWords, quoted, thousands } from '../../words.ts';
import { FOLLOW_UP_TITLE } from '../after/section-follow-up.ts';
import { PLAN_TITLE, planOf } from '../after/section-plan.ts';
import type { Report } from '../report.ts';
import type { Asked } from './asked-systems.ts';

/** What is asked because of earlier findings, and of the plan of audits, where they were given. */
export function askedAfter(report: Report): Asked[] {
  return [...aboutOpen(report), ...aboutRefused(report), ...aboutPlan(report)];
}

/** What was found before and is still open: what is overdue first. */
function aboutOpen({ result: { followup } }: Report): Asked[] {
  if (followup === null) return [];
  const { totals } = followup;
  const open = totals.partly + totals.pending;
  const [first] = followup.findings;
  if (open === 0 || first === undefined) return [];
  const which = `finding ${first.id}${first.owner === null ? '' : `, with ${first.owner}`}`;
  const due = first.due === null ? '' : calendarWords(first.due);
  const over = first.overdueDays ?? 0;
  const when =
    over > 0
      ? `${thousands(totals.overdue)} overdue, ${totals.overdue === 1 ? '' : 'the longest '}by ${counted(over, 'day')} (${which})`
      : `the next by ${due} (${which})`;
  const nobodys =
    totals.withoutOwner === 0
      ? ''
      : `; name somebody for the ${thousands(totals.withoutOwner)} that nobody owns`;
  return [
    {
      of: 'The agency',
      what: `do what earlier audits recommended: ${counted(open, 'finding is', 'findings are')} open, ${when}${nobodys}. “${FOLLOW_UP_TITLE}” lists them.`,
    },
  ];
}

function aboutRefused({ result: { followup } }: Report): Asked[] {
  const refused = followup?.totals.willNot ?? 0;
  if (refused === 0) return [];
  return [
    {
      of: 'The board',
      what: `say whether it bears the risk of the ${counted(refused, 'earlier finding')} of which the register says that nothing will be done.`,
    },
  ];
}

/** Points that are named before the rest is counted. */
const NAMED = 3;

/** What the plan lacks, where the answers of one agency say so. */
function aboutPlan(report: Report): Asked[] {
  const plan = planOf(report);
  if (plan === undefined || plan.agencies.length !== 1) return [];
  const lacking = plan.elements.filter(({ answers }) =>
    answers.some(({ answer }) => answer === 'notMet' || answer === 'partly'),
  );
  const departed = plan.done.filter(({ outcome }) => outcome === 'notMet').length;
  if (lacking.length === 0 && departed === 0) return [];
  const names = lacking.slice(0, NAMED).map(({ element }) => quoted(labelOf(plan, element)));
  const more = lacking.length - names.length;
  const which = listWords([...names, ...(more === 0 ? [] : [`${thousands(more)} more`])]);
  const parts = [
    ...(lacking.length === 0
      ? []
      : [
          `complete the plan of audits, which lacks all or part of ${counted(lacking.length, 'point')} (${which})`,
        ]),
    ...(departed === 0
      ? []
      : [`say why the audit did not meet ${counted(departed, 'point')} of those held against it`]),
  ];
  return [{ of: 'The agency', what: `${listWords(parts)}; see “${PLAN_TITLE}”.` }];
}
