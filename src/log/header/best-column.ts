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

/** The column of a field, and the one that would be, were there something in it; −1 for none. */
export interface Best {
  readonly index: number;
  readonly passedOver: number;
}

/** What the first MiB shows of columns: what stands in none of their cells. */
export interface ColumnsWithout {
  /** Blank in all. */
  readonly blank: readonly number[];
  /** Without a value, and not withheld: blank, words for nothing, damaged cells. */
  readonly valueless: readonly number[];
}

export const NOTHING_SEEN: ColumnsWithout = { blank: [], valueless: [] };

/**
 * The column of a field: the user's mapping; else, of those with values, or else of those that are not
 * blank, the name earliest among those known, else the one in full, else the left one.
 */
export function bestColumn(
  headers: readonly NamedHeader[],
  field: Field,
  mapping: readonly Mapped[],
  known: HeaderNames,
  { blank, valueless }: ColumnsWithout,
): Best {
  const mapped = mappedColumn(headers, field, mapping);
  if (mapped !== undefined) return { index: mapped, passedOver: -1 };
  const naming = namingColumns(headers, field, mapping, known);
  const [first] = naming;
  if (first === undefined) return { index: -1, passedOver: -1 };
  const filled = naming.filter((index) => !blank.includes(index));
  const best = filled.find((index) => !valueless.includes(index)) ?? filled[0] ?? first;
  return { index: best, passedOver: best === first ? -1 : first };
}

function mappedColumn(
  headers: readonly NamedHeader[],
  field: Field,
  mapping: readonly Mapped[],
): number | undefined {
  return mapping
    .filter((each) => each.field === field)
    .map((each) => headers.findIndex(({ name }) => name === normalizedName(each.header)))
    .find((index) => index >= 0);
}

/** The columns whose headers name a field, the best name first. */
function namingColumns(
  headers: readonly NamedHeader[],
  field: Field,
  mapping: readonly Mapped[],
  known: HeaderNames,
): readonly number[] {
  const taken = new Set(mapping.map(({ header }) => normalizedName(header)));
  const naming = headers.flatMap(({ name, known: as }, index) => {
    const named = known.get(as);
    if (named?.field !== field || taken.has(name)) return [];
    return [{ index, rank: named.rank, isShort: as !== name }];
  });
  naming.sort((a, b) => a.rank - b.rank || Number(a.isShort) - Number(b.isShort));
  return naming.map(({ index }) => index);
}

/** The columns of a field of which one is chosen by what stands in them: none where it has one alone. */
export function rivalColumns(
  headers: readonly NamedHeader[],
  field: Field,
  mapping: readonly Mapped[],
  known: HeaderNames,
): readonly number[] {
  if (mappedColumn(headers, field, mapping) !== undefined) return [];
  const naming = namingColumns(headers, field, mapping, known);
  return naming.length > 1 ? naming : [];
}
