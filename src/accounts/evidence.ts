import type { Period } from '../ages/period.ts';
import type { AccountKind, AccountNeed } from '../contract/systems/account-kinds.ts';
import type { Absence } from './absence.ts';
import type { Account } from './account.ts';
import type { LogEvidence } from './log-evidence.ts';
import type { Person } from './person.ts';
import type { SharedNames } from './shared-name.ts';
import type { Trained } from './trainings.ts';

/** What is asked beside the tables. */
export interface AccountsQuestion {
  readonly dormant: Period;
  readonly course: string | null;
  readonly titles: readonly string[] | null;
  readonly sharedNames: readonly string[];
}

/** All that a check of an account is made from, joined. */
export interface Evidence {
  readonly asOf: number;
  readonly dormant: Period;
  /** Case-folded; null where none were given. */
  readonly titles: ReadonlySet<string> | null;
  /** What there is to tell: the tables that were given, and their columns. */
  readonly has: (need: AccountNeed) => boolean;
  /** Null where there is none, or where its users are named otherwise than the accounts. */
  readonly log: LogEvidence | null;
  /** Whether there is a log whose users are named otherwise than the accounts. */
  readonly isLogOfOthers: boolean;
  /** Whether any account has a date of last login. */
  readonly hasLogins: boolean;
  readonly sharedNames: SharedNames;
  /** Whether another active account is of the same person, or of the same name. */
  readonly hasAnother: (account: Account) => boolean;
}

/** One account and what is known of it. */
export interface Case {
  readonly account: Account;
  /** Its person; null for nobody; `ambiguous` where its name meets several. */
  readonly person: Person | null | 'ambiguous';
  readonly trained: Trained;
  /** Dates of use, ascending; empty without a log. */
  readonly use: readonly number[];
  /** Whether the log's searches may be of this account or of another. */
  readonly isUseAmbiguous: boolean;
  readonly absences: readonly Absence[];
}

/** What a check says of an account: nothing, what would have to be known, or an exception. */
export type Judged =
  | null
  | { readonly untold: AccountNeed }
  | { readonly date: number | null; readonly days: number | null };

/** A check of accounts. */
export interface AccountCheck {
  readonly kind: AccountKind;
  /** What it cannot do without; of `needsOneOf` one is enough. */
  readonly needs: readonly AccountNeed[];
  readonly needsOneOf?: readonly AccountNeed[];
  readonly judge: (of: Case, evidence: Evidence) => Judged;
}

export const FOUND = { date: null, days: null };

/** What a check found. */
export interface Checked {
  /** What it lacks to be made at all. */
  readonly lacks: readonly AccountNeed[];
  readonly judged: ReadonlyMap<Case, NonNullable<Judged>>;
}
