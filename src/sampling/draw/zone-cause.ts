import type { Population } from '../../contract/document.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { Difference } from '../../contract/verify.ts';
import { keysOf } from '../../keyed.ts';
import { hasOwnTickets, type Redrawn } from './verification.ts';

/** What of a population the dates of its searches decide. */
const DATED: ReadonlySet<keyof Population> = new Set([
  'searches',
  'identicalRowsKept',
  'outsidePeriod',
  'filteredOut',
  'first',
  'last',
  'users',
  'agencies',
] as const);

/**
 * What a draw that comes out otherwise may owe to: the logs are those of the manifest, nothing but
 * dates is different, and these are told by other time-zone data than at the draw.
 * @param now the version of the time-zone data by which it was drawn again
 * @returns a sentence; null where nothing speaks for it
 */
export function zoneCause(
  manifest: Manifest,
  again: Redrawn,
  differences: readonly Difference[],
  now: string | null,
): string | null {
  const { population, settings, tool } = manifest;
  const { timeZone } = settings;
  const isZoneAsked = timeZone !== null && [population, again.population].some(hasOffset);
  if (differences.length === 0 || !isZoneAsked || tool.zoneData === now) return null;
  const isOther = differences.some((each) => each.of === 'input' || each.of === 'workpaper');
  const keys = keysOf(population).filter((key) => population[key] !== again.population[key]);
  if (isOther || !keys.every((key) => DATED.has(key)) || !hasOwnTickets(manifest)) return null;
  const then = tool.zoneData === null ? 'data that the manifest does not name' : tool.zoneData;
  return (
    'Likely cause: the logs are the same and only dates differ, ' +
    `which ${timeZone} was given by other time-zone data at the draw: ${then}, now ${now ?? 'not known'}. ` +
    'Draw again under the data of the draw, which comes with its version of Node.js'
  );
}

/** Whether the first or the last time was dated in the zone. */
function hasOffset({ first, last }: Population): boolean {
  return [first, last].some((time) => /T.*[+-]\d\d:\d\d$/.test(time ?? ''));
}
