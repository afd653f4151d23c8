import type { Layout } from './layout.ts';

/** Flock Safety's organization and network audits (Insights tab). Times are UTC; a Time Frame cell holds two lines. */
export const flockAudit: Layout = {
  name: 'flock-audit',
  marks: [{ headers: ['search time', 'org name'], oneOf: ['time frame', 'time frame start'] }],
  utc: true,
  blankMarks: [],
  agencyFromEmail: false,
  packedColumn: undefined,
  verified: true,
};
