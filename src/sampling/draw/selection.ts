import type { DrawnSearch, Role, SearchReading } from '../../contract/sample.ts';
import type { Field } from '../../search.ts';

/** A search that a method picked: what of it outlives its row. */
export interface Picked {
  /** Null with the generator method. */
  readonly ticket: string | null;
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly search: Readonly<Partial<Record<Field, string>>>;
  readonly reads: SearchReading;
}

/** What was picked of one stratum, in the order of the draw. */
export interface StratumDraw {
  /** Null without --by. */
  readonly stratum: string | null;
  /** How many of the picked the first draw had in its sample. */
  readonly sample: number;
  /** How many are drawn; those behind the sample are an extension, those behind all of them spares. */
  readonly size: number;
  readonly picked: readonly Picked[];
}

/** The drawn searches by their numbers, and what each of them reads as. */
export interface NumberedDraw {
  readonly drawn: DrawnSearch[];
  readonly reads: readonly SearchReading[];
}

const ORDER: readonly Role[] = ['sample', 'extension', 'spare'];

/**
 * Gives what was picked its roles and numbers: the sample stratum by stratum, then the extension,
 * then the spares.
 */
export function numbered(draws: readonly StratumDraw[]): NumberedDraw {
  const withRoles = draws.flatMap(({ stratum, sample, size, picked }) =>
    picked.map(({ ticket, id, file, line, search, reads }, index) => {
      const role: Role = index < sample ? 'sample' : index < size ? 'extension' : 'spare';
      return { drawn: { role, stratum, ticket, id, file, line, search: { ...search } }, reads };
    }),
  );
  const inOrder = ORDER.flatMap((role) => withRoles.filter(({ drawn }) => drawn.role === role));
  return {
    drawn: inOrder.map(({ drawn }, index) => ({ draw: index + 1, ...drawn })),
    reads: inOrder.map(({ reads }) => reads),
  };
}
