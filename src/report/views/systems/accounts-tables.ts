import { calendarCell } from '../../../calendar-words.ts';
import {
  ACCOUNT_KINDS,
  ACCOUNT_NEEDS,
  OUTCOMES,
  SAFEGUARDS,
} from '../../../contract/systems/account-kinds.ts';
import type { AccountException, AccountsResult } from '../../../contract/systems/accounts.ts';
import { keysOf } from '../../../keyed.ts';
import { type Column, type Table, table, textColumn } from '../../view.ts';
import { listWords, thousands } from '../../words.ts';

/** The tables of accounts, for the command and for the report. */

const number = (header: string): Column => ({ header, align: 'right' });

/** The five safeguards of Figure 6. */
export function safeguardTable({ safeguards }: AccountsResult): Table {
  return table(
    [
      textColumn('Safeguard'),
      textColumn('Outcome'),
      number('Of'),
      number('Exceptions'),
      number('Untold'),
    ],
    safeguards.map(({ safeguard, outcome, of, exceptions, untold }) => ({
      cells: [
        SAFEGUARDS[safeguard].label,
        OUTCOMES[outcome],
        thousands(of),
        thousands(exceptions),
        thousands(untold),
      ],
    })),
  );
}

/** What would tell, a line for each safeguard that nobody can tell of. */
export function needsLines({ safeguards }: AccountsResult): string[] {
  return safeguards.flatMap(({ safeguard, outcome, needs, of }) => {
    const { label, of: subjects } = SAFEGUARDS[safeguard];
    const lead = outcome === 'notMet' ? 'more would show with' : 'what would tell:';
    if (needs.length > 0) {
      return [`${label}: ${lead} ${listWords(needs.map((need) => ACCOUNT_NEEDS[need]))}.`];
    }
    return of === 0 ? [`${label}: there are no ${subjects} to test.`] : [];
  });
}

/** Every kind of exception, with those that were not checked. */
export function kindsTable({ exceptions, untold }: AccountsResult): Table {
  return table(
    [textColumn('Exception'), number('Found'), number('Untold')],
    keysOf(ACCOUNT_KINDS).map((kind) => ({
      cells: [
        ACCOUNT_KINDS[kind].label,
        exceptions[kind] === null ? 'not checked' : thousands(exceptions[kind]),
        untold[kind] === null ? '–' : thousands(untold[kind]),
      ],
    })),
  );
}

/** The exceptions of one kind, the first of them. */
export function exceptionTable(rows: readonly AccountException[]): Table {
  const facts = ACCOUNT_KINDS[rows[0]!.kind];
  const hasUsers = rows.some(({ user }) => user !== null);
  const hasNames = rows.some(({ name }) => name !== null);
  const hasRows = rows.some((row) => row.rows.length > 0);
  return table(
    [
      ...(hasUsers ? [textColumn('User')] : []),
      ...(hasNames ? [textColumn('Name')] : []),
      ...(facts.date === null ? [] : [textColumn(capital(facts.date))]),
      ...(facts.days === null ? [] : [number(capital(facts.days))]),
      ...(hasRows ? [textColumn('Row')] : []),
    ],
    rows.map(({ user, name, date, days, rows: own }) => ({
      cells: [
        ...(hasUsers ? [user ?? '–'] : []),
        ...(hasNames ? [name ?? '–'] : []),
        ...(facts.date === null ? [] : [calendarCell(date)]),
        ...(facts.days === null ? [] : [days === null ? '–' : thousands(days)]),
        ...(hasRows ? [own.join(', ')] : []),
      ],
    })),
  );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
