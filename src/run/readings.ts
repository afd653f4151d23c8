import { Interrupted } from '../errors.ts';
import type { Reporting } from '../log/attempt.ts';
import type { AloneBecause, Threads } from '../log/how-read.ts';
import type { Decision } from '../log/log.ts';
import type { LogOptions } from '../log/log-options.ts';
import { type SourceOpener, sourceOpener } from '../log/open/source.ts';
import { StandardInput } from '../log/open/standard-input.ts';
import { SteadyFiles } from '../log/open/steady-files.ts';
import { readSearchLogs, type SearchLogs } from '../log/search-log.ts';
import type { PartTally } from '../log/side-by-side/tally.ts';
import { withoutFolders } from '../redaction/without-folders.ts';
import type { Io } from '../world/io.ts';
import type { Progress } from './progress.ts';
import { Enough, inOnePart, type SecondTally } from './second-tally.ts';

/** What is read, and how. */
export interface ToRead {
  readonly io: Io;
  readonly names: readonly string[];
  readonly options: LogOptions;
  readonly progress: Progress;
  /** Where a log is, when that is not where its name says. */
  readonly placeOf: ((name: string) => string) | undefined;
  /** Whether no output is to show the folders that the logs are in. */
  readonly withoutFolders: boolean;
  /** How many bytes gzip may unpack to, where the user says. */
  readonly mostUnpacked?: number | undefined;
  /** Of one of several logs that others read: what was decided of it beside them. */
  readonly oneOfSeveral?: { readonly decision: Decision | undefined };
}

/** How the first reading is done. */
export interface FirstReading {
  /** What is counted, and what that is made from: plain settings, as documents have them. */
  readonly counted: object;
  /** The threads that read, or why one thread does. */
  readonly threads: Threads | AloneBecause;
  readonly rejects: Pick<Reporting, 'restart' | 'reject'>;
  /** Whether another reading may follow: standard input is then kept. */
  readonly twice: boolean;
  /** Called after every chunk. */
  readonly flush?: () => Promise<void>;
}

/** The readings of a run: of its logs, or of what other processes made of them. */
export interface RunReadings {
  /** In how many parts the population is read, where each is counted by another process. */
  readonly parts: number;
  first<Tally extends PartTally>(
    makeTally: () => Tally,
    how: FirstReading,
  ): Promise<SearchLogs<Tally>>;
  again(decided: SearchLogs<unknown>['decided'], second: SecondTally): Promise<void>;
  againInParts<Tally extends PartTally>(
    decided: SearchLogs<unknown>['decided'],
    makeTally: () => Tally,
    threads: Threads | AloneBecause,
  ): Promise<Tally>;
}

/** The readings of a run's logs: the first, and another under its decisions. */
export class Readings implements RunReadings {
  readonly parts = 1;
  readonly #toRead: ToRead;
  /** The logs as they were when they were first opened. */
  readonly #files = new SteadyFiles();
  /** Opens the logs for the second reading, where there may be one. */
  #openAgain: SourceOpener | undefined;

  constructor(toRead: ToRead) {
    this.#toRead = toRead;
  }

  /** @throws CannotBeDone, Interrupted */
  async first<Tally extends PartTally>(
    makeTally: () => Tally,
    { threads, rejects, twice, flush }: FirstReading,
  ): Promise<SearchLogs<Tally>> {
    const { io, names, options, progress, placeOf: pathOf, mostUnpacked } = this.#toRead;
    const stdin = new StandardInput(io.stdin, twice ? Number.POSITIVE_INFINITY : undefined);
    const shownAs = this.#toRead.withoutFolders ? withoutFolders(names) : undefined;
    const opening = { pathOf, shownAs, files: this.#files, mostUnpacked };
    const opener = (isHashed: boolean) => sourceOpener(io.cwd, stdin, { ...opening, isHashed });
    const open = opener(true);
    if (twice) this.#openAgain = opener(false);
    const show: Reporting['progress'] = async (read) => {
      progress.show(read);
      await flush?.();
    };
    const reporting: Reporting = { ...rejects, progress: show };
    const { oneOfSeveral } = this.#toRead;
    const isOneOfSeveral = oneOfSeveral !== undefined;
    const decision = oneOfSeveral?.decision;
    const decided = decision && { decisions: [decision], standings: undefined };
    const asked = { names, options, open, makeTally, reporting, threads, twice, isOneOfSeveral };
    try {
      const request = { ...asked, ...(decided && { decided }) };
      return await this.#steadily(() => readSearchLogs(request));
    } finally {
      await stdin.leave();
    }
  }

  /**
   * Reads the logs again, to their end or until the tally has all that it looks for.
   * @param decided what the first reading found out
   * @throws CannotBeDone, Interrupted
   */
  async again(decided: SearchLogs<unknown>['decided'], second: SecondTally): Promise<void> {
    const { names, options, progress } = this.#toRead;
    const open = this.#openAgain;
    if (open === undefined) throw new TypeError('the first reading was not told of a second');
    const tally = inOnePart(second);
    const reporting: Reporting = {
      restart: () => {},
      reject: () => {},
      progress: async (read) => {
        progress.show(read);
        await second.flush?.();
        if (second.isDone) throw new Enough();
      },
    };
    try {
      if (second.isDone) return;
      const again = {
        isOneOfSeveral: this.#toRead.oneOfSeveral !== undefined,
        makeTally: () => tally,
        decided,
        threads: 'secondReading',
      } as const;
      await this.#steadily(() => readSearchLogs({ names, options, open, reporting, ...again }));
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
  }

  /**
   * Reads the logs again into a tally that can be made in parts, with what the first found out.
   * @throws CannotBeDone, Interrupted
   */
  async againInParts<Tally extends PartTally>(
    decided: SearchLogs<unknown>['decided'],
    makeTally: () => Tally,
    threads: Threads | AloneBecause,
  ): Promise<Tally> {
    const { names, options, progress } = this.#toRead;
    const open = this.#openAgain;
    if (open === undefined) throw new TypeError('the first reading was not told of a second');
    const reporting: Reporting = {
      restart: () => {},
      reject: () => {},
      progress: (read) => progress.show(read),
    };
    const request = { names, options, open, reporting, makeTally, decided, threads };
    return (await this.#steadily(() => readSearchLogs(request))).tally;
  }

  /**
   * Reads; what comes of it counts only where no log was changed meanwhile, which is also said before
   * anything that a changed log made seem wrong.
   */
  async #steadily<Read>(read: () => Promise<Read>): Promise<Read> {
    let logs: Read;
    try {
      logs = await read();
    } catch (error) {
      if (!(error instanceof Interrupted)) this.#files.check();
      throw error;
    }
    this.#files.check();
    return logs;
  }
}
