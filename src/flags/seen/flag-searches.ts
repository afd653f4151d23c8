import type { Cell, Searches } from '../../search.ts';

/** How far a search's case number and reason explain it, as `explained` holds it. */
export const EXPLAINED = { notJudged: 0, unexplained: 1, explained: 2 } as const;

/** What stands where a plate is asked for; `nothing` is a blank or a placeholder. */
export const PLATE = { none: 0, value: 1, nothing: 2, wildcard: 3 } as const;

/** Whether a reason can be judged, and whether it says what the search was for. */
export const REASON = { notJudgeable: 0, judgeable: 1, good: 2 } as const;

/**
 * Searches side by side as flag rules see them; everything is good until the next. What stands behind
 * a call is looked at when it is first asked for: a second reading asks of few.
 */
export interface FlagSearches {
  readonly searches: Searches;
  /** The agency of each search, by its number among the agencies: 0 for none. */
  readonly agencies: Int32Array;
  /** Who searched: agency and user, by their number among the people, also where no user is named. */
  readonly whos: Int32Array;
  /** The same; −1 where no user is named. */
  readonly users: Int32Array;
  /** 1 where a program made the search. */
  readonly byProgram: Uint8Array;
  /** The hashes of plates, in two halves: good for search i once `plate` has said that it has one. */
  readonly plateKeys: Uint32Array;
  /** One of PLATE. */
  plate(i: number): number;
  /** Sets the hash of what stands as the plate of search i, whatever that is. */
  hashPlate(i: number): void;
  /** One of EXPLAINED. */
  explained(i: number): number;
  /** A bit for each pack of words, in their order: whether a phrase of it stands in the reason; −1 where none is read. */
  packs(i: number): number;
  /** The reason of search i, which is withheld where the release overwrote it. */
  reason(i: number): Cell;
  /** The case number of search i, which is withheld where the release overwrote it. */
  caseNumber(i: number): Cell;
  /** Whether the reason of search i is the plate that it was made for. */
  isPlateReason(i: number): boolean;
  /** One of REASON. */
  reasonWorth(i: number): number;
  /** Whether the class of the case number of search i is `ok`. */
  isOkCase(i: number): boolean;
  /** Makes `caseHash` that of the case number of search i, where its class is `ok`; else returns false. */
  hashOkCase(i: number): boolean;
  /** Makes it that of any case number, whatever its class. */
  hashCase(i: number): void;
  /** The hash of the form in which a case number is compared. */
  readonly caseHash: { readonly low: number; readonly high: number };
  /** Whether search i gave a range of dates; then 2 where it starts before the retention, else 1. */
  range(i: number): number;
}

/** The keys of a subject, in the order in which flags are sorted by them. */
export const SUBJECT_KEYS = ['pack', 'user', 'agency', 'plate', 'caseNumber', 'month'] as const;
export type SubjectKey = (typeof SUBJECT_KEYS)[number];

/** Whom or what a flag is about. */
export type FlagSubject = Readonly<Partial<Record<SubjectKey, string>>>;

/** Where one of a flag's searches stands. */
export interface FlagRow {
  readonly file: string;
  readonly line: number;
  readonly id: string;
}
