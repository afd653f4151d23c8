import type { Input } from '../document.ts';

/** What a place in one of the inputs of a document is called: a line of a text, a row of a table. */
export function placeWordIn(
  inputs: readonly Pick<Input, 'file' | 'encoding'>[],
  file: string,
): 'line' | 'row' {
  const input = inputs.find((each) => each.file === file || file.startsWith(`${each.file}#`));
  return input?.encoding === null ? 'row' : 'line';
}

/** Where a search stands, as a sentence says it. */
export function placeOf(
  inputs: readonly Input[],
  { file, line }: { readonly file: string; readonly line: number },
): string {
  return `${placeWordIn(inputs, file)} ${line} of ${file}`;
}
