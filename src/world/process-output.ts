import { CannotBeDone } from '../errors.ts';

/** A stream of text out. A reader that has gone away (`| head`) is no error. */
export interface Output {
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal, 80 elsewhere. */
  readonly columns: number;
  /** Whether its reader has gone away: what is written is nowhere. */
  readonly isClosed?: boolean;
}

/** A stream of the process as Output. */
export function processOutput(stream: NodeJS.WriteStream): Output {
  let closed = false;
  let failure: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has gone away is no error; a full disk is.
    if (error.code !== 'EPIPE') failure = error;
    closed = true;
  });
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns || 80;
    },
    get isClosed() {
      return closed && failure === undefined;
    },
    write: (text) =>
      new Promise((done, fail) => {
        const end = (error?: NodeJS.ErrnoException | null): void => {
          const problem = error && error.code !== 'EPIPE' ? error : failure;
          if (problem) fail(new CannotBeDone(`the output cannot be written: ${problem.message}`));
          else done();
        };
        if (closed || text === '') end();
        else stream.write(text, end);
      }),
  };
}
