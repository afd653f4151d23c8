import { type NetworkAddress, networkAddress } from '../network-address.ts';
import { folded } from '../search.ts';
import { type Stamp, stampOf } from '../side-tables/stamp.ts';
import type { LoginField } from '../side-tables/systems/login-log.ts';
import type { TableRow } from '../side-tables/table.ts';

/** One row of a network-address log. */
export interface Login {
  readonly file: string;
  readonly row: number;
  readonly at: Stamp | null;
  /** As the log has it; '' for nobody. */
  readonly user: string;
  /** The user as users are compared. */
  readonly userKey: string;
  readonly address: NetworkAddress | null;
  readonly failed: boolean;
  /** Whether it says how the login ended. */
  readonly hasResult: boolean;
}

/** A row with an address, and what --known calls it; null for an address that is not known. */
export interface Placed {
  readonly login: Login;
  readonly address: NetworkAddress;
  readonly label: string | null;
}

/** The rows of one file, and which columns it has. */
export interface LoginFile {
  readonly file: string;
  readonly rows: readonly TableRow<LoginField>[];
  readonly fields: readonly LoginField[];
}

/** Results that say that a login failed. */
const FAILED = /^(?:0|false|no)$|(?<![a-z])(?:fail|denied|invalid|error|locked)/;

/** @param isNothing whether a text only gets people past a field */
export function loginsOf(
  { file, rows }: LoginFile,
  offsetOf: (instant: number) => number,
  isNothing: (text: string) => boolean,
): Login[] {
  // Addresses come again and again.
  const known = new Map<string, NetworkAddress | null>();
  return rows.map((row) => {
    const cell = row.text('ip');
    const address = known.get(cell) ?? networkAddress(cell) ?? null;
    known.set(cell, address);
    const time = row.time('at');
    const result = row.text('result');
    const failed = FAILED.test(folded(result));
    const user = isNothing(row.text('user')) ? '' : row.text('user');
    return {
      ...{ file, row: row.row, user, userKey: folded(user), address },
      at: time === null ? null : stampOf(time, offsetOf),
      ...{ failed, hasResult: failed || !isNothing(result) },
    };
  });
}
