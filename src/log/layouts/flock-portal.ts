import type { Layout } from './layout.ts';

/** Flock Safety's public transparency portal (search_audit.csv). Times are UTC, written with a zone or without. */
export const flockPortal: Layout = {
  name: 'flock-portal',
  marks: [{ headers: ['userId', 'searchDate'], oneOf: ['networkCount', 'cameraCount'] }],
  utc: true,
  blankMarks: [],
  agencyFromEmail: false,
  packedColumn: undefined,
  verified: true,
};
