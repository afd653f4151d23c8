import type { LogFacts } from '../contract/document.ts';
import type { SearchLogs } from '../log/search-log.ts';
import type { Shown } from './show.ts';

/** What a run over logs reads, and what it shows. */

/** Logs as read, and what every output says of them. */
export interface RunLogs<Tally> extends SearchLogs<Tally> {
  readonly facts: LogFacts;
}

/** The result of a log command, and how it is shown. */
export interface LogResult extends Omit<Shown, 'document'> {
  /** The command's name, by which its document is known. */
  readonly name: string;
  readonly facts: LogFacts;
  /** The command's own settings, as the document carries them. */
  readonly settings: object;
  readonly result: object;
  /** Further lines for standard error. */
  readonly said?: readonly string[] | undefined;
}
