import type { Layout } from './layout.ts';

/** Palantir as Los Angeles has it. No public export exists: made from the legal list of fields. */
export const palantir: Layout = {
  name: 'palantir',
  marks: [{ headers: ['time range start', 'time range end', 'username'] }],
  utc: false,
  blankMarks: [],
  agencyFromEmail: false,
  packedColumn: undefined,
  verified: false,
};
