import { whyNoHeadline } from '../../too-many-malformed.ts';
import { counted, listWords, thousands } from '../../words.ts';
import { drawWords } from '../audit/audit-words.ts';
import { dateWords, daysAfter, type Report } from '../report.ts';
import { askedAfter } from './asked-after.ts';
import { type Asked, askedOfSystems } from './asked-systems.ts';
import { verdictOf } from './verdict.ts';

/** What is asked, most pressing first. It follows from what was found, and from nothing else. */
export function askedOf(report: Report): Asked[] {
  if (report.facts.population.searches === 0) return [];
  return [
    ...openAnswers(report),
    ...aboutAudit(report),
    ...aboutFields(report),
    ...aboutFlags(report),
    ...askedOfSystems(report),
    ...askedAfter(report),
    ...afterVerdict(report),
    ...backOn(report),
  ];
}

/** Draws that are named before the rest is counted. */
const NAMED = 6;

/** What the auditor left open; nobody should sign before it is settled. */
function openAnswers({ result: { audit } }: Report): Asked[] {
  if (audit === null) return [];
  const { unanswered, answeredN, questionsOpen } = audit.evaluation.draws;
  const parts = [
    ...(unanswered.length === 0 ? [] : [`answer ${drawWords(unanswered, NAMED)}`]),
    ...(answeredN.length === 0
      ? []
      : [
          `settle ${drawWords(answeredN, NAMED)}, where a question says No and the search does not fail`,
        ]),
    ...(questionsOpen.length === 0
      ? []
      : [`answer the open questions of ${drawWords(questionsOpen, NAMED)}`]),
  ];
  return parts.length === 0
    ? []
    : [{ of: 'The auditor', what: `before anybody signs, ${listWords(parts)}.` }];
}

function aboutAudit(report: Report): Asked[] {
  const { settings, result } = report;
  const { audit } = result;
  if (audit === null || settings.audit === null) {
    return [
      {
        of: 'The auditor',
        what: 'draw searches at random (alpr-audit sample), hold them against the agency’s records, and make this report again with what that shows (--audit).',
      },
    ];
  }
  const { exceptions } = audit.evaluation;
  const each =
    exceptions === 1 ? 'the failed search' : `each of the ${thousands(exceptions)} failed searches`;
  return [
    ...(exceptions === 0
      ? []
      : [
          {
            of: 'The agency',
            what: `say of ${each} what happened, what is done about it, who does it and by when. They are listed under “What the sample shows”.`,
          },
        ]),
  ];
}

function afterVerdict(report: Report): Asked[] {
  if (report.settings.audit === null) return [];
  const { tolerable } = report.settings.audit;
  const { outcome } = verdictOf(report);
  if (tolerable === null) {
    return [
      {
        of: 'The board',
        what: 'set a limit: the share of failed searches from which on an audit does not pass.',
      },
    ];
  }
  if (outcome !== 'notPassed') return [];
  return [
    {
      of: 'The board',
      what: `have the audit repeated once this is done; it passes when a new sample shows that fewer than ${tolerable}% of all searches fail.`,
    },
  ];
}

function aboutFields({ facts, result: { quality } }: Report): Asked[] {
  const { bothBlank, inadequate } = quality;
  if (whyNoHeadline(facts) !== undefined || inadequate === 0) return [];
  const nothing =
    bothBlank.count === 0 ? '' : `, ${thousands(bothBlank.count)} of them nothing in either field`;
  return [
    {
      of: 'The agency',
      what: `see to it that every search is made with a case number and a reason that say enough: ${counted(inadequate, 'search says', 'searches say')} too little${nothing}.`,
    },
  ];
}

function aboutFlags({ result: { flags } }: Report): Asked[] {
  if (flags.flagged === 0) return [];
  return [
    {
      of: 'The auditor',
      what: `look at the ${counted(flags.flagged, 'search', 'searches')} that red flags name; a flag is a reason to look, no finding.`,
    },
  ];
}

/** When the agency reports back, as the State Auditor asks of those it audits. */
function backOn({ settings: { asOf } }: Report): Asked[] {
  const first = asOf === null ? '' : ` (${dateWords(daysAfter(asOf, 60))})`;
  return [
    {
      of: 'The agency',
      what: `report what was done 60 days${first}, 6 months and 1 year after this report, as the California State Auditor asks.`,
    },
  ];
}
