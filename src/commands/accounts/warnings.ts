import type { AccountsFound } from '../../accounts/accounts.ts';
import type { Warning } from '../../contract/document.ts';
import { shapeOf } from '../../quality/reading/case-number-shape.ts';
import { quoted } from '../../report/words.ts';

const SHOWN = 5;

/** What is to be looked at before what was found is believed. */
export function foundWarnings({ unknownStatuses, otherNames }: AccountsFound): Warning[] {
  const warnings: Warning[] = [];
  if (unknownStatuses.length > 0) {
    const named = unknownStatuses.slice(0, SHOWN).map(quoted).join(', ');
    const more = unknownStatuses.length > SHOWN ? ' and more' : '';
    warnings.push({
      code: 'unknown-status',
      message: `the status ${named}${more} is neither active nor not: such accounts count as active until they are disabled`,
    });
  }
  if (otherNames !== null) {
    const { user, account } = otherNames;
    warnings.push({
      code: 'names-differ',
      message: `fewer than half of the users of the log meet an account: its names look like ${shapeOf(user)}, those of the accounts like ${shapeOf(account)}; what needs the log cannot be told, and nobody is an unknown user`,
    });
  }
  return warnings;
}
