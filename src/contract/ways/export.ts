import { z } from 'zod';
import { keysOf } from '../../keyed.ts';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../classes.ts';
import { documentSchema } from '../document.ts';
import { redactSchema } from '../redaction.ts';
import { SET_ASIDE } from './set-aside.ts';

const cell = z.string().nullable();
const time = cell.describe(
  'ISO 8601, with the offset of the zone where the log has one; as it stands where it cannot be read',
);

export const RANGE_STATUSES = ['ranged', ...SET_ASIDE] as const;

/** One search of the population: what stands in its cells, and what is read of them. */
export const exportedSearchSchema = z
  .object({
    searchId: cell,
    searchedAt: time,
    userName: cell,
    agency: cell,
    plate: cell,
    plateState: cell,
    windowStart: time,
    windowEnd: time,
    caseNumber: cell,
    reason: cell,
    offense: cell,
    resultsViewed: cell,
    networks: cell,
    devices: cell,
    searchType: cell,
    ipAddress: cell,
    rangeStatus: z.enum(RANGE_STATUSES).describe('ranged, or why ages sets the search aside'),
    rangeMinutes: z
      .int()
      .nullable()
      .describe('whole minutes, where both ends of the range are there'),
    ageDays: z.int().min(0).nullable().describe('calendar days to the oldest image asked for'),
    caseNumberClass: z.enum(keysOf(CASE_NUMBER_CLASSES)),
    reasonClass: z.enum(keysOf(REASON_CLASSES)),
    judgment: z.enum(['adequate', 'inadequate', 'notJudgeable']),
    id: z.string().describe('the identity of the search, of which its ticket is made'),
    file: z.string(),
    line: z.int().min(1),
  })
  .describe('a row; null for what is blank, and for what the log has no column for');

export const exportDocumentSchema = documentSchema(
  'export',
  { redact: redactSchema },
  z.object({ searches: z.array(exportedSearchSchema).describe('in the order of the logs') }),
);

export type ExportedSearch = z.infer<typeof exportedSearchSchema>;
