import type { Field } from '../../search.ts';
import { type HeaderNames, normalizedName, shortName } from './header-names.ts';

/** Which column serves a field, of those whose headers name it. */

/** A header that the user says is a field. */
interface Mapped {
  readonly field: Field;
  readonly header: string;
}

/** A header of a log, as names are compared. */
export interface NamedHeader {
  readonly header: string;
  readonly name: string;
  /** The name that a layout knows: in full, or without a bracket or a unit behind it. */
  readonly known: string;
}

/** The headers of a log under a layout's names. */
export function namedHeaders(header: readonly string[], known: HeaderNames): NamedHeader[] {
  return header.map((cell) => {
    const name = normalizedName(cell);
    const short = known.has(name) ? name : shortName(cell);
    return { header: cell, name, known: known.has(short) ? short : name };
  });
}

/** The column of a field, and the one that would be, were it not blank; −1 for none. */
export interface Best {
  readonly index: number;
  readonly passedOver: number;
}

/**
 * The column of a field: the user's mapping; else, of those that are not blank, the name earliest among
 * those known, else the one in full, else the left one.
 * @param isBlank whether a column is blank in all of the first MiB
 */
export function bestColumn(
  headers: readonly NamedHeader[],
  field: Field,
  mapping: readonly Mapped[],
  known: HeaderNames,
  isBlank: (index: number) => boolean,
): Best {
  const mapped = mapping
    .filter((each) => each.field === field)
    .map((each) => headers.findIndex(({ name }) => name === normalizedName(each.header)))
    .find((index) => index >= 0);
  if (mapped !== undefined) return { index: mapped, passedOver: -1 };
  const taken = new Set(mapping.map(({ header }) => normalizedName(header)));
  const naming = headers.flatMap(({ name, known: as }, index) => {
    const named = known.get(as);
    if (named?.field !== field || taken.has(name)) return [];
    return [{ index, rank: named.rank, isShort: as !== name }];
  });
  naming.sort((a, b) => a.rank - b.rank || Number(a.isShort) - Number(b.isShort));
  const [first] = naming;
  if (first === undefined) return { index: -1, passedOver: -1 };
  const filled = naming.find(({ index }) => !isBlank(index)) ?? first;
  return { index: filled.index, passedOver: filled === first ? -1 : first.index };
}
