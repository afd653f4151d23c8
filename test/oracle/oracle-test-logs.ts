import { type OracleLog, type OracleOptions, readOracle } from './oracle-log.ts';

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function read(text: string, options: OracleOptions = {}): OracleLog {
  return readOracle([{ name: 'log.csv', bytes: utf8(text) }], options);
}

/** A log of `searchedAt | start | end` lines. */
export function rangedLog(rows: string[], options: OracleOptions = {}): OracleLog {
  const header = 'timestamp|date from|date to|org name|records viewed';
  const padded = rows.map((row) => row + '|'.repeat(4 - (row.split('|').length - 1)));
  return read([header, ...padded].join('\n'), options);
}
