import { SAFEGUARDS } from '../../../contract/systems/account-kinds.ts';
import { counted, listWords, periodWords, thousands } from '../../words.ts';
import type { Report } from '../report.ts';

/** What somebody is to do about what was found, and who. */
export interface Asked {
  readonly of: string;
  readonly what: string;
}

/** What is asked of accounts, shares and hot lists, where they were given and show something. */
export function askedOfSystems(report: Report): Asked[] {
  return [...aboutAccounts(report), ...aboutSharing(report), ...aboutHotlists(report)];
}

function aboutAccounts({ result: { accounts } }: Report): Asked[] {
  const notMet = accounts?.safeguards.filter(({ outcome }) => outcome === 'notMet') ?? [];
  if (accounts === null || notMet.length === 0) return [];
  const of = `${thousands(notMet.length)} of ${counted(accounts.safeguards.length, 'safeguard')}`;
  const which = listWords(notMet.map(({ safeguard }) => `“${SAFEGUARDS[safeguard].label}”`));
  return [
    {
      of: 'The agency',
      what: `see to the accounts: ${of} ${notMet.length === 1 ? 'is' : 'are'} not met (${which}); “Accounts” has the exceptions.`,
    },
  ];
}

function aboutSharing({ result: { sharing } }: Report): Asked[] {
  const marked = sharing?.entities.filter(({ marks }) => marks.length > 0).length ?? 0;
  if (marked === 0) return [];
  return [
    {
      of: 'The agency',
      what: `say why images are shared with the ${counted(marked, 'agency', 'agencies')} whose names raise a question, under “Whom images are shared with”.`,
    },
  ];
}

function aboutHotlists({ result: { hotlists } }: Report): Asked[] {
  if (hotlists === null) return [];
  const { inactivePastRetention, activePastRetention } = hotlists.findings;
  const past = inactivePastRetention + activePastRetention;
  if (past === 0) return [];
  return [
    {
      of: 'The agency',
      what: `delete the ${counted(past, 'hot list')} kept for longer than ${periodWords(hotlists.retention)}, or say why ${past === 1 ? 'it is' : 'they are'} kept.`,
    },
  ];
}
