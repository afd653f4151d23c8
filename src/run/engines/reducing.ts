import type { Config } from '../../contract/config.ts';
import { takeLines } from '../../engines/parts/groups-of-lines.ts';
import { partLines } from '../../engines/parts/part.ts';
import { Reducer } from '../../engines/parts/reducer.ts';
import { countedUnder, type Under } from '../../engines/parts/same-settings.ts';
import { unsealed } from '../../engines/plain.ts';
import { CannotBeDone, EXIT } from '../../errors.ts';
import type { PartTally } from '../../log/side-by-side/tally.ts';
import { TOOL } from '../../version.ts';
import type { FirstReading, RunReadings, ToRead } from '../readings.ts';
import { type StartsRun, withRun } from '../run.ts';

/** Nobody says in how many parts: a text that comes often may come once in each. */
const ANY_PARTS = 1e9;

/** Thrown where a part was written: nothing is to be shown. */
class PartWritten extends Error {
  override readonly name = 'PartWritten';
}

/** What is counted, and under what: parts of one document have it in common. */
export function underOf({ io, options }: ToRead, counted: object, config: Config): Under {
  const { vocabulary = null, caseNumberPatterns = null } = config;
  return countedUnder({ version: TOOL.version, zoneData: io.zoneData }, options, {
    'what is counted': counted,
    vocabulary,
    caseNumberPatterns,
  });
}

/**
 * Starts a command whose searches come as lines: what it counts is written as a part.
 * @param isSorted whether the lines are sorted by their keys
 * @param parts how many parts there are at the most, where somebody knows
 */
export function reduces(isSorted: boolean, parts: number = ANY_PARTS): StartsRun {
  return async (start, work) => {
    const { output, rejects } = start.raw;
    if (start.names.some((name) => name !== '-')) {
      throw new CannotBeDone('reduce reads standard input: give it no file');
    }
    if (output !== undefined || rejects !== undefined) {
      throw new CannotBeDone(
        'reduce writes its part to standard output: leave -o and --rejects out',
      );
    }
    try {
      return await withRun(
        {
          ...start,
          readings: (toRead, config) => new LineReadings(toRead, config, isSorted, parts),
        },
        work,
      );
    } catch (error) {
      if (error instanceof PartWritten) return EXIT.done;
      throw error;
    }
  };
}

/** The reading of lines. */
class LineReadings implements RunReadings {
  readonly parts: number;
  readonly #toRead: ToRead;
  readonly #config: Config;
  readonly #isSorted: boolean;

  constructor(toRead: ToRead, config: Config, isSorted: boolean, parts: number) {
    this.#toRead = toRead;
    this.#config = config;
    this.#isSorted = isSorted;
    this.parts = parts;
  }

  async first<Tally extends PartTally>(
    makeTally: () => Tally,
    { counted, twice }: FirstReading,
  ): Promise<never> {
    if (twice) throw notInParts();
    const { io, options } = this.#toRead;
    const tally = makeTally();
    const reducer = new Reducer(options, tally);
    const accounting: string[] = [];
    await takeLines(
      io.stdin,
      {
        addKey: (rows) => reducer.addKey(rows),
        addAccounting: (text) => {
          unsealed(text);
          accounting.push(text);
        },
      },
      this.#isSorted,
    );
    reducer.end();
    const part = {
      under: underOf(this.#toRead, counted, this.#config),
      parts: this.parts,
      files: reducer.files().map((file) => file.state()),
      population: reducer.population.state(),
      tally: tally.state(),
    };
    for (const line of partLines(part, accounting)) await io.stdout.write(line);
    throw new PartWritten();
  }

  async again(): Promise<never> {
    throw notInParts();
  }

  async againInParts(): Promise<never> {
    throw notInParts();
  }
}

export function notInParts(): CannotBeDone {
  return new CannotBeDone(
    'what is asked for needs a second reading of the logs, which no parts have ' +
      '(--findings, --also-flagged, --method generator): run the command on the logs',
  );
}
