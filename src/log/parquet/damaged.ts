import { CannotBeDone } from '../../errors.ts';

/** What is broken in a Parquet file, in our words: what libraries say where they fail over it tells nobody. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

export const CUT_SHORT = 'a page is cut short';

/**
 * Does some work on a part of a file.
 * @param where the part, which what is said starts with
 * @throws Damaged where the library fails over it, as over what it did not expect, too
 */
export async function orDamaged<Made>(where: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof CannotBeDone) throw error;
    const what = error instanceof Damaged ? error.message : 'it holds what no Parquet file does';
    throw new Damaged(`${where}: ${what}`);
  }
}
