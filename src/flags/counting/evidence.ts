import type { Evidence, Settled } from '../flag-rule.ts';
import type { FlagDetail } from '../seen/flag-detail.ts';

/** Evidence of a rule for which the searches' own detail is enough. */
export function noMore(settle: (detail: FlagDetail) => Omit<Settled, 'detail'> | null): Evidence {
  return {
    add: () => {},
    state: () => null,
    merge: () => {},
    settle: (detail) => {
      const settled = settle(detail);
      return settled === null ? [] : [{ ...settled, detail }];
    },
  };
}

/** Whether a user's search i is looked at by the rules about people. */
export function isOfPerson(
  { users, byProgram }: { readonly users: Int32Array; readonly byProgram: Uint8Array },
  i: number,
): boolean {
  return users[i]! >= 0 && byProgram[i] === 0;
}
