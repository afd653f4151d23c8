import { flockAudit } from './flock-audit.ts';
import { flockPortal } from './flock-portal.ts';
import { generic } from './generic.ts';
import type { Layout, LayoutMark } from './layout.ts';
import { ncric } from './ncric.ts';
import { palantir } from './palantir.ts';
import { vigilant } from './vigilant.ts';

/** Every layout, in the order in which they are tried. */
export const LAYOUTS: readonly Layout[] = [
  flockAudit,
  flockPortal,
  ncric,
  vigilant,
  palantir,
  generic,
];

/**
 * The layout of a log: the first whose marks are there, else `generic`.
 * @param header the header's names, normalized
 * @param preamble the cells above the header, as they are
 */
export function detectLayout(
  header: readonly string[],
  preamble: readonly string[],
  normalized: (name: string) => string,
): Layout {
  const names = new Set(header);
  const has = (name: string): boolean => names.has(normalized(name));
  const holds = ({ headers = [], oneOf, exactly, preamble: word }: LayoutMark): boolean =>
    headers.every(has) &&
    (oneOf === undefined || oneOf.some(has)) &&
    (exactly === undefined ||
      (exactly.length === header.length &&
        exactly.every((name, i) => header[i] === normalized(name)))) &&
    (word === undefined || preamble.some((cell) => cell.toLowerCase().includes(word)));
  return LAYOUTS.find(({ marks }) => marks.some(holds)) ?? generic;
}
