import { byCodePoint, type Cell, trimmed } from '../../search.ts';
import type { FlagCiter, FlagCount, FlagParts, Given } from '../flag-rule.ts';
import { noMore } from './evidence.ts';

/** An agency that is flagged: its number, and what there is to say of it. */
export interface FlaggedAgency {
  readonly agency: number;
  readonly parts: FlagParts;
}

/** What a rule says of an agency by its name: parts where it is flagged, `unknown`, or nothing. */
export type AgencyVerdict = FlagParts | 'unknown' | 'passedOver' | null;

/**
 * The count of a rule that looks at nothing but the names of agencies.
 * @param look at an agency as its searches spell it, the smallest by code point, and case-folded
 */
export function countOfAgencies(
  { agencies }: Given,
  look: (name: string, folded: string) => AgencyVerdict,
): FlagCount<FlaggedAgency> {
  const spelled = new Map<number, string>();
  const spell = (agency: number, text: string): void => {
    const before = spelled.get(agency);
    if (before === undefined || (before !== text && byCodePoint(text, before) < 0)) {
      spelled.set(agency, text);
    }
  };
  let last: Cell | undefined;
  return {
    add: (seen) => {
      const cells = seen.searches.cells('agency');
      for (let i = 0; i < seen.searches.count; i++) {
        const cell = cells.at(i);
        if (cell === last || cell.state !== 'value') continue;
        last = cell;
        spell(seen.agencies[i]!, trimmed(cell.text));
      }
    },
    state: () => spelled,
    merge: (state: typeof spelled, numbers) => {
      for (const [agency, text] of state) spell(numbers.agencies[agency]!, text);
    },
    found: () => {
      const looked = [...spelled].map(([agency, name]) => ({
        ...{ agency, verdict: look(name, agencies.textOf(agency)) },
      }));
      return {
        subjects: looked.filter(({ verdict }) => verdict !== 'passedOver').length,
        candidates: looked.flatMap(({ agency, verdict }) =>
          verdict === null || typeof verdict === 'string' ? [] : [{ agency, parts: verdict }],
        ),
        unknown: looked.filter(({ verdict }) => verdict === 'unknown').length,
      };
    },
  };
}

/** Finds the searches of flagged agencies. */
export function citerOfAgencies(flagged: readonly FlaggedAgency[]): FlagCiter {
  const places = new Map(flagged.map(({ agency }, place) => [agency, place]));
  return ({ agencies }, i) => places.get(agencies[i]!) ?? -1;
}

/** Evidence of a rule that one condition flags. */
export function ofAgency({ parts }: FlaggedAgency, condition: string) {
  return noMore(() => ({ conditions: [condition], parts }));
}
