import type { Layout } from './layout.ts';

/** Any other log: what the header names is all that is known of it. */
export const generic: Layout = {
  name: 'generic',
  marks: [],
  utc: false,
  blankMarks: [],
  agencyFromEmail: false,
  packedColumn: undefined,
  verified: true,
};
