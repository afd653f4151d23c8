/** A question of a checklist, as plain data: what is asked, and on whose word it is. */
export interface Question {
  /** By what it is known, in files and in JSON: of one checklist alone. */
  readonly element: string;
  /** What a grid calls it: what holds where it is met. */
  readonly label: string;
  /** The section of the law, of CJIS policy or of the report that it comes from. */
  readonly source: string;
  readonly question: string;
  /** What may stand in place of met and the rest: the thing itself, which is then held against something. */
  readonly takes?: Takes;
}

/** A date; a whole number; a period, such as 2y. */
export type Takes = 'date' | 'number' | 'period';
