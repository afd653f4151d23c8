import { agencyName } from '../agency-names/agency-name.ts';
import { KnownAgencies } from '../agency-names/known-agencies.ts';
import {
  directionOf,
  isShared,
  type SharedAgency,
  type SharedDirection,
  type SharingDirection,
} from '../agency-names/sharing-list.ts';
import type { SharingRegisterFindings } from '../contract/systems/sharing.ts';

/** The agency's own register of shares, held against the list (product.md, section 14). */

/** What a register says of a share; what it has no column for is not asked. */
export const RECORDED = ['decidedAt', 'approvedBy', 'purpose', 'agreement'] as const;
export type Recorded = (typeof RECORDED)[number];

/** A share as it was decided. */
export interface DecidedShare {
  readonly name: string;
  readonly directions: readonly SharingDirection[];
  /** Day numbers. */
  readonly decided: number | null;
  readonly expires: number | null;
  readonly expiresAt: string | null;
  /** Which of what is to be recorded is not there. */
  readonly lacks: readonly Recorded[];
  readonly line: number;
}

export interface RegisterCheck {
  readonly shares: readonly DecidedShare[];
  readonly agencies: readonly SharedAgency[];
  /** Those that the list tells. */
  readonly directions: readonly SharingDirection[];
  /** The day that stands for today; null where no date is asked for. */
  readonly asOf: number | null;
}

/** @param asOf what was decided after it has not been */
export function registerFindings({
  shares,
  agencies,
  directions,
  asOf,
}: RegisterCheck): SharingRegisterFindings {
  const known = new KnownAgencies(agencies);
  const decided = shares
    .filter((share) => share.decided === null || asOf === null || share.decided <= asOf)
    .map((share) => {
      const { key } = agencyName(share.name);
      const agency = known.find(key);
      return { share, agency, key: agency?.key ?? key };
    });
  const recorded = new Map<SharedAgency, Set<SharingDirection>>();
  for (const { share, agency } of decided) {
    if (agency === undefined) continue;
    const own = recorded.get(agency) ?? new Set();
    for (const direction of share.directions) own.add(direction);
    recorded.set(agency, own);
  }
  const isExpired = ({ expires }: DecidedShare): boolean =>
    expires !== null && asOf !== null && expires < asOf;
  const isRenewed = (share: DecidedShare, key: string): boolean =>
    share.directions.every((direction) =>
      decided.some(
        (other) =>
          other.key === key &&
          !isExpired(other.share) &&
          other.share.directions.includes(direction),
      ),
    );
  return {
    withoutRecord: agencies.flatMap((agency) => withoutRecord(agency, directions, recorded)),
    withoutShare: decided
      .filter(({ share, agency }) => isNotShared(share, agency, directions))
      .map(({ share: { name, line } }) => ({ name, line })),
    expired: decided
      .filter(({ share, key }) => isExpired(share) && !isRenewed(share, key))
      .map(({ share: { name, expiresAt, line } }) => ({ name, expiresAt: expiresAt ?? '', line })),
    incomplete: decided
      .filter(({ share }) => share.lacks.length > 0)
      .map(({ share: { name, line, lacks } }) => ({ name, line, lacks: [...lacks] })),
  };
}

/** The directions that an agency is shared in and that nobody recorded. */
function withoutRecord(
  agency: SharedAgency,
  told: readonly SharingDirection[],
  recorded: ReadonlyMap<SharedAgency, ReadonlySet<SharingDirection>>,
): { name: string; direction: SharedDirection }[] {
  const own = recorded.get(agency);
  const missing = told.filter(
    (direction) => isShared(agency.direction, direction) && own?.has(direction) !== true,
  );
  const direction = directionOf(new Set(missing));
  return direction === 'none' ? [] : [{ name: agency.name, direction }];
}

/** Whether the list, which tells all of a record's directions, shows the share in none of them. */
function isNotShared(
  { directions }: DecidedShare,
  agency: SharedAgency | undefined,
  told: readonly SharingDirection[],
): boolean {
  if (agency !== undefined && directions.some((each) => isShared(agency.direction, each))) {
    return false;
  }
  return directions.every((each) => told.includes(each));
}
