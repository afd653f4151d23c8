import { CannotBeDone } from '../../errors.ts';
import type { PopulationTally } from '../../log/take/population.ts';
import { linesIn } from '../lines/lines-in.ts';
import { ACCOUNTING } from '../lines/search-line.ts';
import { fromSealedText, sealedText } from '../plain.ts';
import { fromMappedText, type MappedFile } from './mapped-file.ts';
import type { ReducedFile } from './reduced-file.ts';
import type { Under } from './same-settings.ts';

/** Behind it stands what a part counted. */
const COUNTED = 'counted';
const TAB = '\t';

/** What a reduce counted of the keys that it was given. */
export interface Part {
  readonly under: Under;
  /** How many parts there are at the most: of more, a text that comes often may be in none of them. */
  readonly parts: number;
  readonly files: readonly ReturnType<ReducedFile['state']>[];
  readonly population: ReturnType<PopulationTally['state']>;
  readonly tally: unknown;
}

/**
 * The lines of a part: those that account for files as they came, and what was counted.
 * @param sealed makes a text of what was counted
 * @throws CannotBeDone where that is longer than a text can be
 */
export function* partLines(
  part: Part,
  accounting: readonly string[],
  sealed: (part: Part) => string = sealedText,
): Generator<string> {
  for (const text of accounting) yield `${ACCOUNTING}${TAB}${text}\n`;
  let line: string;
  try {
    line = `${COUNTED}${TAB}${sealed(part)}\n`;
  } catch (error) {
    if (error instanceof RangeError && error.message === 'Invalid string length') throw tooLong();
    throw error;
  }
  yield line;
}

/** A text of V8 has no more characters, and these are of ASCII. */
function tooLong(): CannotBeDone {
  return new CannotBeDone(
    'what reduce counted is longer than 512 MB, which one line of a part cannot be: reduce the keys ' +
      'in more parts, and give merge all of them',
  );
}

/** Whom the parts are given to. */
export interface TakesParts {
  addFile(file: MappedFile): void;
  addPart(part: Part): void;
}

/** @throws CannotBeDone where a stream has a line that is none of a part */
export async function takeParts(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  to: TakesParts,
): Promise<void> {
  let number = 0;
  let counted = 0;
  for await (const lot of linesIn(stream)) {
    for (const line of lot) {
      number++;
      const tab = line.indexOf(TAB);
      const kind = line.slice(0, tab);
      try {
        if (kind === ACCOUNTING) to.addFile(fromMappedText(line.slice(tab + 1)));
        else if (kind !== COUNTED) throw new SyntaxError('it is no line that reduce writes');
        else {
          to.addPart(fromSealedText<Part>(line.slice(tab + 1)));
          counted++;
        }
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new CannotBeDone(
          `${shown(name)}, line ${number}: ${error.message}: give it what reduce wrote`,
        );
      }
    }
  }
  if (counted === 0)
    throw new CannotBeDone(`${shown(name)} holds no part: give it what reduce wrote`);
}

function shown(name: string): string {
  return name === '-' ? 'standard input' : name;
}
