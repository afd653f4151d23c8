/** What is said of a finding, and when a report asks what became of it: plain data. */

interface StatusFacts {
  readonly label: string;
  /** Other words that a register may have for it, case-folded. */
  readonly words: readonly string[];
  /** Whether nothing is left to be done. */
  readonly isClosed: boolean;
}

/** The four that the State Auditor knows, under the contract's names. */
export const FOLLOWUP_STATUS = {
  implemented: {
    label: 'implemented',
    words: ['fully implemented', 'done', 'closed', 'complete', 'completed'],
    isClosed: true,
  },
  partly: {
    label: 'partly implemented',
    words: ['partially implemented', 'partially'],
    isClosed: false,
  },
  pending: {
    label: 'pending',
    words: ['open', 'in progress', 'no action taken', 'not implemented'],
    isClosed: false,
  },
  willNot: {
    label: 'will not be implemented',
    words: ['will not', 'will not implement'],
    isClosed: true,
  },
} as const satisfies Readonly<Record<string, StatusFacts>>;

export type FollowupStatus = keyof typeof FOLLOWUP_STATUS;

/**
 * When the State Auditor asks an agency what it has done, counted from the report: its reports end with
 * responses that are due at 60 days, six months and one year.
 */
export const FOLLOWUP_MILESTONES = ['60d', '6mo', '1y'] as const;

export type FollowupMilestone = (typeof FOLLOWUP_MILESTONES)[number];
