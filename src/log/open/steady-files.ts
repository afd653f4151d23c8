import { CannotBeDone } from '../../errors.ts';
import { type FileState, stateAt } from './file.ts';

/**
 * The log files of a run as they were when each was first opened. What is hashed, what is counted and
 * what another reading cites are the same bytes only as long as nobody writes to them: they are looked
 * at again whenever one is opened, and behind every reading.
 */
export class SteadyFiles {
  readonly #known = new Map<string, { readonly path: string; readonly before: FileState }>();

  /** @throws CannotBeDone where it is a pipe that was opened before: it would be waited for for ever */
  checkAgain(name: string): void {
    if (this.#known.get(name)?.before.isFile !== false) return;
    throw new CannotBeDone(
      `${name} is a pipe, which comes once, and has to be read again: give it as standard input (-), or save it as a file`,
    );
  }

  /** @throws CannotBeDone where it is not the file, or not as it was, that was opened before */
  opened(name: string, path: string, now: FileState): void {
    const known = this.#known.get(name);
    if (known === undefined) this.#known.set(name, { path, before: now });
    else same(name, known.before, now);
  }

  /** @throws CannotBeDone where any of them is not as it was */
  check(): void {
    for (const [name, { path, before }] of this.#known) {
      // A pipe is never twice the same.
      if (before.isFile) same(name, before, stateAt(path));
    }
  }
}

function same(name: string, before: FileState, now: FileState | undefined): void {
  if (now?.mark === before.mark) return;
  const what =
    now === undefined
      ? 'taken away'
      : now.size === before.size
        ? 'changed'
        : `changed (from ${before.size} to ${now.size} bytes)`;
  throw new CannotBeDone(
    `${name} was ${what} while it was read: give it again when nothing writes to it, or a copy of it`,
  );
}
