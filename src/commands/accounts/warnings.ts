import type { AccountsFound } from '../../accounts/accounts.ts';
import type { AccountsInput, LogUse } from '../../accounts/rows.ts';
import type { Warning } from '../../contract/document.ts';
import { dateText } from '../../log/times/calendar.ts';
import { shapeOf } from '../../quality/reading/case-number-shape.ts';
import { nearestName } from '../../quality/reading/levenshtein.ts';
import { counted, quoted, thousands, timeWords } from '../../report/words.ts';
import { folded } from '../../search.ts';
import { isNumber, lostZeros, type NumberSeen } from '../../side-tables/lost-zeros.ts';

const SHOWN = 5;

type Numbered = Pick<AccountsInput, 'accounts' | 'people' | 'training' | 'log' | 'asOf'>;

/** What is to be looked at before what was found is believed. */
export function foundWarnings(
  { unknownStatuses, createdLater, otherNames }: AccountsFound,
  input: Numbered,
): Warning[] {
  const warnings = lostZerosWarnings(input);
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
  if (createdLater > 0) {
    const [accounts, are] = createdLater === 1 ? ['account was', 'is'] : ['accounts were', 'are'];
    warnings.push({
      code: 'after-as-of',
      message: `${thousands(createdLater)} ${accounts} created after ${timeWords(dateText(input.asOf))}, and ${are} left out`,
    });
  }
  return warnings;
}

/** Users by number, of all tables and the log, and numbers of employees, with zeros in front and without. */
function lostZerosWarnings({ accounts, people, training, log }: Numbered): Warning[] {
  const roster = people?.rows ?? [];
  const lost = [
    lostZeros([
      ...numbersIn('accounts', accounts.rows, ({ user }) => user),
      ...numbersIn('people', roster, ({ user }) => user),
      ...numbersIn('training', training?.rows ?? [], ({ user }) => user),
      ...(log?.users ?? []).map(({ user }) => ({ place: 'the log', text: user })),
    ]),
    lostZeros(numbersIn('people', roster, ({ employeeId }) => employeeId)),
  ];
  return lost.flatMap((each): Warning[] => {
    if (each === null) return [];
    const { numbers, short, whole } = each;
    const shown = `${quoted(short.text)} (${short.place}) beside ${quoted(whole.text)} (${whole.place})`;
    const message = `${counted(numbers, 'number is', 'numbers are')} shorter than those that begin with a zero, such as ${shown}: a spreadsheet has probably taken zeros away, and what differs in them is not joined; export the table again with such columns as text`;
    return [{ code: 'rewritten-numbers', message }];
  });
}

/** Most users are no numbers: of these nothing is made. */
function numbersIn<Row extends { readonly row: number }>(
  table: string,
  rows: readonly Row[],
  textOf: (row: Row) => string,
): NumberSeen[] {
  const found: NumberSeen[] = [];
  for (const each of rows) {
    const text = textOf(each);
    if (isNumber(text)) found.push({ place: `row ${each.row} of ${table}`, text });
  }
  return found;
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
