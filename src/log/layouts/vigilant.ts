import type { Layout } from './layout.ts';

/** Motorola Vigilant LEARN and PlateSearch. No public export exists: made from the manuals. */
export const vigilant: Layout = {
  name: 'vigilant',
  marks: [{ headers: ['query parameters'] }, { preamble: 'vigilant' }],
  utc: false,
  blankMarks: [],
  agencyFromEmail: false,
  packedColumn: 'query parameters',
  titled: true,
  verified: false,
};
