/** One column of Table 2 in the State Auditor's report 2019-118. */
export interface ReportAgency {
  readonly name: string;
  /** Its searches that gave a date range. */
  readonly ranged: number;
  /** Whole percents of these: 0–6 months, 6 months–1 year, 1–2 years, over 2 years. */
  readonly percents: readonly [number, number, number, number];
}

/** Table 2 as printed. */
export const REPORT_AGENCIES: readonly ReportAgency[] = [
  { name: 'Fresno', ranged: 850, percents: [92, 6, 1, 1] },
  { name: 'Los Angeles', ranged: 28_874, percents: [42, 8, 29, 21] },
  { name: 'Marin', ranged: 26, percents: [88, 8, 0, 4] },
  { name: 'Sacramento', ranged: 4262, percents: [84, 4, 11, 1] },
];
