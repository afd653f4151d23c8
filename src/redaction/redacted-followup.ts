import type { FollowupResult } from '../contract/after/followup.ts';
import type { Redactor } from './redactor.ts';

/** A number that somebody counted findings by: `F-1`, `12`, `2.3`, `2026-4`; no plate has this form. */
const COUNTED = /^([A-Za-z]?[-.# ]?\d{1,3}([-.]\d{1,3})?|\d{4}-\d{1,3})$/;

/**
 * Owners stand as codes. What was found, recommended, answered and shown is free text, and left out:
 * the board has the report, and finds there by its id what is due when.
 */
export function redactedFollowup(redactor: Redactor, result: FollowupResult): FollowupResult {
  return {
    ...result,
    findings: result.findings.map((each) => ({
      ...each,
      id: COUNTED.test(each.id) ? each.id : `row ${each.row}`,
      finding: null,
      owner: each.owner && redactor.user(each.owner),
      recommendation: null,
      response: null,
      evidence: null,
    })),
  };
}
