import {
  ACCOUNT_NEEDS,
  type AccountKind,
  type AccountNeed,
  SAFEGUARDS,
  type Safeguard,
} from '../contract/systems/account-kinds.ts';
import type { AccountsResult } from '../contract/systems/accounts.ts';
import { keysOf } from '../keyed.ts';
import type { Case, Checked, Evidence } from './evidence.ts';

type Row = AccountsResult['safeguards'][number];

/** Whether an account is one that a safeguard is about; `perhaps` where nobody can tell. */
const ABOUT: Readonly<Record<Safeguard, (of: Case) => boolean | AccountNeed>> = {
  approval: ({ account }) => account.active,
  need: ({ account }) => account.active,
  trainingBeforeAccess: ({ account }) => account.active,
  retrainingAfterAbsence: ({ absences, isUseAmbiguous }) =>
    isUseAmbiguous ? 'accounts.ambiguous' : absences.length > 0,
  disabledAtSeparation: ({ person }) =>
    person === 'ambiguous' ? 'people.ambiguous' : (person?.separatedAt ?? null) !== null,
};

/**
 * The five safeguards of Figure 6. Exceptions make a safeguard not met; nothing is met for want of
 * evidence: where anything is untold, or there is nobody to test, nobody can tell.
 */
export function safeguardsOf(
  checks: ReadonlyMap<AccountKind, Checked>,
  cases: readonly Case[],
  evidence: Evidence,
): Row[] {
  return keysOf(SAFEGUARDS).map((safeguard) => {
    const own = SAFEGUARDS[safeguard].kinds.flatMap((kind) => checks.get(kind) ?? []);
    const needs = new Set(own.flatMap(({ lacks }) => lacks));
    const isChecked = needs.size === 0;
    let [of, exceptions, untold] = [0, 0, 0];
    for (const each of cases) {
      const about = ABOUT[safeguard](each);
      if (about === false) continue;
      if (about !== true) {
        untold++;
        needs.add(about);
        continue;
      }
      of++;
      const said = own.flatMap(({ judged }) => judged.get(each) ?? []);
      const open = said.flatMap((each) => ('untold' in each ? [each.untold] : []));
      for (const need of open) needs.add(need);
      if (said.length > open.length) exceptions++;
      else if (open.length > 0 || !isChecked) untold++;
    }
    const isTold = isChecked && untold === 0 && of > 0;
    const outcome = exceptions > 0 ? 'notMet' : isTold ? 'met' : 'cannotTell';
    return { safeguard, outcome, of, exceptions, untold, needs: inOrder(needs, evidence) };
  });
}

/** In the order in which they are said; a log whose users are named otherwise is no lack of a log. */
function inOrder(needs: ReadonlySet<AccountNeed>, { isLogOfOthers }: Evidence): AccountNeed[] {
  const said = new Set(
    [...needs].map((need) => (need === 'log' && isLogOfOthers ? 'log.user' : need)),
  );
  return keysOf(ACCOUNT_NEEDS).filter((need) => said.has(need));
}
