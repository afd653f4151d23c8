import type { Checks } from './accounts.ts';
import { absencesOf, type Evidence, type Kind } from './accounts-kinds.ts';
import { accountsOfLeavers } from './accounts-leaving.ts';
import type { Account } from './accounts-tables.ts';

export type Safeguard =
  | 'approval'
  | 'need'
  | 'trainingBeforeAccess'
  | 'retrainingAfterAbsence'
  | 'disabledAtSeparation';

export interface SafeguardLine {
  safeguard: Safeguard;
  outcome: 'met' | 'notMet' | 'cannotTell';
  of: number;
  exceptions: number;
  untold: number;
  /** Whether all of its kinds were checked: else the numbers are of what was. */
  checked: boolean;
}

/** The five safeguards of Figure 6, in its order. */
export function safeguardsOf(checks: Checks, evidence: Evidence): SafeguardLine[] {
  const { accounts, log } = evidence;
  const active = accounts.filter((account) => account.active);
  // Whose searches cannot be told may have no absence: it is not known to be tested.
  const absent =
    log === null
      ? []
      : accounts.filter((one) => !log.untold.has(one) && absencesOf(one, log, evidence).length > 0);
  const line = (safeguard: Safeguard, tested: Account[], ...kinds: Kind[]): SafeguardLine => {
    const made = kinds.map((kind) => checks[kind]);
    const checked = made.every((check) => check !== null);
    const found = made.filter((check) => check !== null);
    const failed = unique(
      found.flatMap(({ exceptions }) =>
        exceptions.map(({ account }) => account).filter((one) => one !== undefined),
      ),
    ).filter((account) => tested.includes(account));
    const untold = unique(found.flatMap((check) => check.untold)).filter(
      (one) => !failed.includes(one) && mayBeTested(safeguard, one),
    );
    const isSure = checked && untold.length === 0 && tested.length > 0;
    const outcome = failed.length > 0 ? 'notMet' : isSure ? 'met' : 'cannotTell';
    const numbers = { of: tested.length, exceptions: failed.length, untold: untold.length };
    return { safeguard, outcome, ...numbers, checked };
  };
  return [
    line('approval', active, 'unapproved'),
    line('need', active, 'titleNotAllowed'),
    line('trainingBeforeAccess', active, 'untrained', 'trainedAfterAccess'),
    line('retrainingAfterAbsence', absent, 'notRetrained'),
    line(
      'disabledAtSeparation',
      accountsOfLeavers(evidence),
      'separatedActive',
      'disabledLate',
      'searchAfterSeparation',
    ),
  ];
}

/** Of accounts that are not active, the three safeguards of active ones have nothing to tell. */
function mayBeTested(safeguard: Safeguard, account: Account): boolean {
  const ofActive = safeguard === 'approval' || safeguard === 'need';
  return account.active || !(ofActive || safeguard === 'trainingBeforeAccess');
}

function unique(accounts: Account[]): Account[] {
  return [...new Set(accounts)];
}
