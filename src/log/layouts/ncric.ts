import type { Layout } from './layout.ts';

/** The fusion center NCRIC's ALPR_Audit_Log.csv; at most 10,000 rows an export. */
export const ncric: Layout = {
  name: 'ncric',
  marks: [{ exactly: ['Timestamp', 'Email', 'Search purpose', 'Case number', 'License plate'] }],
  utc: false,
  blankMarks: ['unknown'],
  agencyFromEmail: true,
  packedColumn: undefined,
  verified: true,
};
