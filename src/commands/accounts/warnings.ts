import type { AccountsFound } from '../../accounts/accounts.ts';
import type { LogUse } from '../../accounts/rows.ts';
import type { Warning } from '../../contract/document.ts';
import { shapeOf } from '../../quality/reading/case-number-shape.ts';
import { nearestName } from '../../quality/reading/levenshtein.ts';
import { counted, quoted } from '../../report/words.ts';
import { folded } from '../../search.ts';

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

/** What an auditor has to know beside: searches of nobody, and titles that nobody has. */
export function foundNotes(
  log: LogUse | null,
  titles: readonly string[] | null,
  people: readonly { readonly title: string }[],
): string[] {
  const nameless = log?.nameless ?? 0;
  const there = new Set(people.map(({ title }) => folded(title)));
  const strange = (titles ?? []).filter((title) => !there.has(folded(title)));
  return [
    ...(nameless === 0
      ? []
      : [
          `${counted(nameless, 'search names', 'searches name')} no user, and ${nameless === 1 ? 'is' : 'are'} of no account here`,
        ]),
    ...(people.length === 0 ? [] : strange).map((title) => {
      const nearest = nearestName(folded(title), there);
      return `Nobody on the roster has the title ${quoted(title)}${nearest === null || nearest === '' ? '' : `; the nearest is ${quoted(nearest)}`}`;
    }),
  ];
}
