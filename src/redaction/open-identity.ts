import type { RedactionLevel } from '../contract/redaction.ts';

/** A random id (UUID version 4), with `#2` behind it for a repeat that was kept. */
const RANDOM = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(#\d+)?$/i;

/** Another UUID: one of time, or of a machine. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(#\d+)?$/i;

/** A number that a system counted, with a few letters before it, and the time of the search. */
const COUNTED = /^[A-Za-z]{0,3}-?\d[\d-]*(@[\d\s:/.,TZ+-]*( ?[AP]M)?( UTC)?)?(#\d+)?$/;

/** The length of a row's SHA-256, which digits alone could not have. */
const LONGEST_COUNTED = 50;

/**
 * Whether the identity of a search may be shown. Its ticket goes with it, because a ticket is an open
 * hash of the identity: where the identity is a hash of the row, somebody who knows most of a row
 * can guess at the plate in it until the ticket fits.
 * - `public`: random ids only. They say nothing, and let anybody check the ticket
 * - `board`: also ids that a system counted, with the time of the search, which a board sees anyway
 */
export function isOpenIdentity(level: RedactionLevel, id: string): boolean {
  if (RANDOM.test(id)) return true;
  if (level === 'public') return false;
  return UUID.test(id) || (id.length <= LONGEST_COUNTED && COUNTED.test(id));
}
