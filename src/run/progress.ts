import { Interrupted } from '../errors.ts';
import { thousands } from '../report/words.ts';
import type { Io } from '../world/io.ts';
import { checkHeap } from './heap-watch.ts';

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 250;
const CLEAR_LINE = '\r\u001b[K';

/** A line on the terminal while work lasts over a second: bytes, rows, rate, time left. */
export class Progress {
  readonly #io: Io;
  readonly #shown: boolean;
  readonly #start: number;
  #last: number;
  #written = false;

  constructor(io: Io, wanted: boolean) {
    this.#io = io;
    this.#shown = wanted && io.stderr.isTerminal;
    this.#start = io.clock();
    this.#last = this.#start + FIRST_AFTER_MS - EVERY_MS;
  }

  /** @throws Interrupted when the user has interrupted; CannotBeDone where the memory for more is at its end */
  show({ bytes, size, rows }: { bytes: number; size: number | undefined; rows: number }): void {
    checkHeap(this.#io, rows);
    this.#show((seconds) => {
      const rate = bytes / seconds;
      const left = size === undefined ? '' : ` · ${Math.ceil((size - bytes) / rate)} s left`;
      return `${megabytes(bytes)} MB · ${thousands(rows)} rows · ${megabytes(rate)} MB/s${left}`;
    });
  }

  /**
   * The same of work that reads nothing: how many of its steps are done.
   * @throws Interrupted when the user has interrupted
   */
  showSteps(done: number, of: number, what: string): void {
    this.#show((seconds) => {
      const left = done === 0 ? '' : ` · ${Math.ceil(((of - done) * seconds) / done)} s left`;
      return `${done} of ${of} ${what}${left}`;
    });
  }

  #show(lineAt: (seconds: number) => string): void {
    if (this.#io.signal.aborted) throw new Interrupted();
    if (!this.#shown) return;
    const now = this.#io.clock();
    if (now - this.#last < EVERY_MS) return;
    this.#last = now;
    const line = lineAt((now - this.#start) / 1000);
    this.#written = true;
    void this.#io.stderr.write(`${CLEAR_LINE}${line.slice(0, this.#io.stderr.columns - 1)}`);
  }

  /** Takes the line away. */
  async end(): Promise<void> {
    if (this.#written) await this.#io.stderr.write(CLEAR_LINE);
    this.#written = false;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
