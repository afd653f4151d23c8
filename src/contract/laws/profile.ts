/** What is known of a state's law on license-plate readers: plain data, as of LAWS_AS_OF. */

/** When the laws were looked at; nobody here read every statute. */
export const LAWS_AS_OF = '2026-11';

/**
 * How well a line stands. A: primary text quoted, or two careful sources agree, with chapter number;
 * B: one careful source; C: doubtful.
 */
export type Sureness = 'A' | 'B' | 'C';

/** What a law says that a search's record holds. */
export type LawElement = 'date' | 'time' | 'plate' | 'user' | 'organization' | 'purpose';

export interface Cap {
  /** As `--at` takes it; null where the law sets none. */
  readonly period: string | null;
  /** What else there is to it: exceptions, and whom it binds. */
  readonly note: string | null;
  /** Whether it binds some agencies only, so that a log cannot tell whether it binds this one. */
  readonly bindsSome?: true;
  /** Null where nobody said how well it stands. */
  readonly sure: Sureness | null;
}

export interface AuditRule {
  readonly text: string;
  /** How often, where it says so: the shortest of several intervals. */
  readonly every: string | null;
  readonly sure: Sureness | null;
}

export interface CompletenessRule {
  readonly elements: readonly LawElement[];
  /** Whether other data by which a search was made may stand for the plate. */
  readonly orOtherData: boolean;
  readonly sure: Sureness;
}

export interface LawProfile {
  readonly state: string;
  readonly name: string;
  /** Null where none was found, which never means that no law exists. */
  readonly citation: string | null;
  /** A date, or a month; null where it is not known. */
  readonly inForce: string | null;
  readonly sure: Sureness | null;
  readonly cap: Cap | null;
  readonly audits: AuditRule | null;
  readonly completeness: CompletenessRule | null;
  /** What else it says. */
  readonly notes: readonly string[];
}
