import type { AccountCheck } from './evidence.ts';
import { titleNotAllowed, unapproved } from './kinds/approval.ts';
import { dormant } from './kinds/dormant.ts';
import { noPerson, severalAccounts, sharedName } from './kinds/names.ts';
import {
  disabledLate,
  searchAfterDisabled,
  searchAfterSeparation,
  separatedActive,
} from './kinds/separation.ts';
import { notRetrained, trainedAfterAccess, untrained } from './kinds/training.ts';

/** The checks of accounts; `unknownUser` and `listedLate` are of users of the log and of people. */
export const ACCOUNT_CHECKS: readonly AccountCheck[] = [
  unapproved,
  titleNotAllowed,
  untrained,
  trainedAfterAccess,
  notRetrained,
  dormant,
  separatedActive,
  disabledLate,
  searchAfterSeparation,
  searchAfterDisabled,
  noPerson,
  severalAccounts,
  sharedName,
];
