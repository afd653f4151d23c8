import { ACCOUNT_KINDS } from '../../../contract/systems/account-kinds.ts';
import { keysOf } from '../../../keyed.ts';
import { notes, paragraph } from '../../view.ts';
import {
  exceptionTable,
  kindsTable,
  needsLines,
  safeguardTable,
} from '../../views/systems/accounts-tables.ts';
import { accountsNotes, accountsSentence, lagLines } from '../../views/systems/accounts-view.ts';
import { thousands } from '../../words.ts';
import { folded, type ReportBlock, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

/** So many exceptions of a kind are cited. */
const CITED = 20;

/** The safeguards of Figure 6; nothing where no accounts were given. */
export function accountsSection({ settings, result: { accounts } }: Report): Section[] {
  if (accounts === null || settings.accounts === null) return [];
  const needs = needsLines(accounts);
  const lags = lagLines(accounts);
  return [
    {
      id: 'accounts',
      title: 'Accounts',
      blocks: [
        paragraph(accountsSentence(accounts)),
        titled('Safeguards (Figure 6)', safeguardTable(accounts)),
        ...(needs.length === 0 ? [] : [notes(needs)]),
        titled('Exceptions by kind', kindsTable(accounts)),
        ...(lags.length === 0 ? [] : [notes(lags)]),
        ...keysOf(ACCOUNT_KINDS).flatMap((kind): ReportBlock[] => {
          const rows = accounts.list.filter((each) => each.kind === kind);
          if (rows.length === 0) return [];
          const { label } = ACCOUNT_KINDS[kind];
          const shown = rows.slice(0, CITED);
          const title = `${label}: ${thousands(shown.length)} of ${thousands(rows.length)}`;
          return [folded(title, exceptionTable(shown))];
        }),
        ...(accounts.ambiguous.length === 0
          ? []
          : [
              paragraph(
                `${thousands(accounts.ambiguous.length)} of the names meet two, and are joined to nobody: alpr-audit accounts lists them.`,
              ),
            ]),
        notes(accountsNotes(settings.accounts, accounts)),
      ],
    },
  ];
}
