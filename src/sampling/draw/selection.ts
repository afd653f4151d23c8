import type { DrawnSearch, Role } from '../../contract/sample.ts';
import type { Field } from '../../search.ts';

/** A search that a method picked: what of it outlives its row. */
export interface Picked {
  /** Null with the generator method. */
  readonly ticket: string | null;
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly search: Readonly<Partial<Record<Field, string>>>;
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

const ORDER: readonly Role[] = ['sample', 'extension', 'spare'];

/**
 * Gives what was picked its roles and numbers: the sample stratum by stratum, then the extension,
 * then the spares.
 */
export function numbered(draws: readonly StratumDraw[]): DrawnSearch[] {
  const withRoles = draws.flatMap(({ stratum, sample, size, picked }) =>
    picked.map(({ ticket, id, file, line, search }, index): Omit<DrawnSearch, 'draw'> => {
      const role = index < sample ? 'sample' : index < size ? 'extension' : 'spare';
      return { role, stratum, ticket, id, file, line, search: { ...search } };
    }),
  );
  return ORDER.flatMap((role) => withRoles.filter((each) => each.role === role)).map(
    (drawn, index) => ({ draw: index + 1, ...drawn }),
  );
}
