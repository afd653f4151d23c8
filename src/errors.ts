/** The exit codes, the same for every command (README, "Exit codes"). */
export const EXIT = {
  done: 0,
  thresholdNotMet: 1,
  cannotBeDone: 2,
  bug: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What cannot be done: one line that says what, where and what to do. Becomes exit 2. */
export class CannotBeDone extends Error {
  override readonly name = 'CannotBeDone';
  /** The same in several lines, for people: what cannot be done, then what is in the way, one a line. */
  readonly lines: readonly string[];

  constructor(message: string, lines: readonly string[] = [message]) {
    super(message);
    this.lines = lines;
  }
}

/** The work was interrupted (Ctrl-C); nothing is left half-written. Becomes exit 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * What some work gives, or the end of waiting for it: work that waits for a pipe or a disk may wait for
 * ever. What it does behind that end is nobody's any more.
 * @throws Interrupted as soon as the user interrupts
 */
export async function unlessInterrupted<Done>(
  signal: AbortSignal,
  work: Promise<Done>,
): Promise<Done> {
  let stop = (): void => {};
  const interrupted = new Promise<never>((_, fail) => {
    stop = () => fail(new Interrupted());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}

/** Tells main how a command ends. */
export type Done = (ending: Promise<ExitCode>) => Promise<void>;
