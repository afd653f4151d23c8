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

/** What V8 says where it makes no longer text, list or table. */
const TOO_LONG = [
  /^Invalid string length$/,
  /^Invalid array length$/,
  /^Invalid typed array length: \d/,
  /^(Map|Set) maximum size exceeded$/,
];
/** What it says where it gets no memory. */
const NO_MEMORY = [
  /^Array buffer allocation failed$/,
  /^WebAssembly\.\w+(\.\w+)?\(\): .*(memory|maximum|allocate)/i,
];
const CODES = new Set(['ERR_STRING_TOO_LONG', 'ERR_BUFFER_TOO_LARGE', 'ERR_WORKER_OUT_OF_MEMORY']);
/** The kernel stops so, and only so, where it gets no memory or has no addresses left. */
const KERNEL_STOPS = 'unreachable';

const WHAT_TO_DO =
  'give fewer logs at once or a shorter part of them, or ask for less; what memory grows with is in the help of each command';

/** The line for an error that is an end of memory; undefined for any other. */
export function outOfMemory(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  const says = (patterns: readonly RegExp[]): boolean =>
    name === 'RangeError' && patterns.some((pattern) => pattern.test(message));
  if (says(TOO_LONG) || Reflect.get(error, 'code') === 'ERR_STRING_TOO_LONG') {
    return `this is more than one text or list can hold (${message}): ${WHAT_TO_DO}`;
  }
  const isKernel = name === 'RuntimeError' && message === KERNEL_STOPS;
  if (isKernel || says(NO_MEMORY) || CODES.has(String(Reflect.get(error, 'code')))) {
    return `there is no more memory for this: ${WHAT_TO_DO}`;
  }
  return undefined;
}
