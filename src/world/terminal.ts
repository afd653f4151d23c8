import { CannotBeDone, Interrupted } from '../errors.ts';

/** Somebody who can be asked. */
export interface Asks {
  /** Asks at the terminal; undefined where nobody sits at one. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** Whoever sits at the process's terminal, and sees what is asked. */
export function asks(terminal: Terminal, interrupted: () => void): Asks {
  const isAttended = terminal.stdin.isTTY === true && terminal.stderr.isTTY === true;
  return { ask: isAttended ? asking(terminal, interrupted) : undefined };
}

/** What a question is asked at. */
interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
}

/**
 * Asks at a terminal, a line at a time.
 * @param interrupted told of Ctrl-C, which a terminal in the middle of a line gives nobody else
 */
export function asking({ stdin, stderr }: Terminal, interrupted: () => void) {
  return async (question: string): Promise<string> => {
    // Loaded here, and not above: hardly any run asks.
    const { createInterface } = await import('node:readline');
    const lines = createInterface({ input: stdin, output: stderr });
    try {
      return await new Promise<string>((answered, failed) => {
        lines.on('SIGINT', () => {
          interrupted();
          failed(new Interrupted());
        });
        lines.on('close', () =>
          failed(new CannotBeDone('the answers ended: give the others as options')),
        );
        lines.question(question, answered);
      });
    } finally {
      lines.close();
    }
  };
}
