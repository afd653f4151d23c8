/** What is read of the tables about people, before anything is joined. Days are day numbers. */

/** A row of the table of accounts; a cell that says nothing is ''. */
export interface AccountRow {
  readonly row: number;
  readonly user: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: number | null;
  /** Null where the cell was withheld or ruined: it says nothing of the approval. */
  readonly approvedBy: string | null;
  readonly lastLoginAt: number | null;
  readonly disabledAt: number | null;
}

/** A row of the roster. */
export interface PersonRow {
  readonly row: number;
  readonly user: string;
  readonly name: string;
  readonly employeeId: string;
  readonly title: string;
  readonly startedAt: number | null;
  readonly separatedAt: number | null;
  readonly listedAt: number | null;
}

/** A row of the training register; `day` is null for a training without a date, which counts for nothing. */
export interface TrainingRow {
  readonly row: number;
  readonly user: string;
  readonly name: string;
  readonly day: number | null;
  readonly course: string;
}

/** An event of an event log that tells of an account: created or deleted on a day. */
export interface AccountEvent {
  readonly event: 'create' | 'delete';
  /** What the event calls the account: a name, an address. */
  readonly users: readonly string[];
  readonly day: number;
  /** Later events have larger ones. */
  readonly order: number;
}

/** A table and which of its columns there are. */
export interface RowsOf<Row> {
  readonly rows: readonly Row[];
  readonly fields: ReadonlySet<string>;
}

/** What is asked of the tables. */
export interface AccountsInput {
  readonly accounts: RowsOf<AccountRow>;
  readonly people: RowsOf<PersonRow> | null;
  readonly training: RowsOf<TrainingRow> | null;
  readonly events: readonly AccountEvent[] | null;
  readonly log: LogUse | null;
  readonly asOf: number;
}

/** What a log shows of the use of accounts. */
export interface LogUse {
  /** By folded name. */
  readonly users: readonly UserUse[];
  /** Dates with anybody's searches, ascending. */
  readonly days: readonly number[];
  /** Searches that name no user. */
  readonly nameless: number;
}

export interface UserUse {
  /** The smallest spelling by code point. */
  readonly user: string;
  /** Dates with searches, ascending. */
  readonly days: readonly number[];
  readonly undated: number;
}
