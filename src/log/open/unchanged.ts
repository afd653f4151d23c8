import { CannotBeDone } from '../../errors.ts';

/**
 * The text of a file that is read where its parts stand, after it was hashed from start to end.
 * @throws CannotBeDone at its end, where the file is not as it was when it was opened
 */
export async function* unchanged(
  name: string,
  file: { isUnchanged(): Promise<boolean> },
  text: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield* text;
  if (await file.isUnchanged()) return;
  throw new CannotBeDone(`${name} was changed while it was read: give it again`);
}
