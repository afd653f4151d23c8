import { CannotBeDone } from '../errors.ts';
import { ANY_LAYOUT, normalizedName } from '../log/header/header-names.ts';
import type { TableDescription } from './columns.ts';

/** Files of another kind that have the columns of a table, too. */

const OF_EVENTS = ['event type', 'entity type', 'event id'].map(normalizedName);

/** An event log and a search log have columns of users, and are no table of them. @throws CannotBeDone */
export function refuseOther<Field extends string>(
  name: string,
  cells: readonly string[],
  { columns, isOfPeople }: TableDescription<Field>,
): void {
  const names = new Set(cells.map(normalizedName));
  const fields = new Set([...names].map((each) => ANY_LAYOUT.get(each)?.field));
  if (isOfPeople && fields.has('plate') && fields.has('searchedAt')) {
    throw new CannotBeDone(`${name} is a search log, and no table of people: name it as the log`);
  }
  const isAsked = columns.some(({ field }) => normalizedName(field) === OF_EVENTS[1]);
  if (isAsked || !OF_EVENTS.every((each) => names.has(each))) return;
  throw new CannotBeDone(
    `${name} is a Flock event log (who changed what): alpr-audit events reads it, and accounts --events`,
  );
}
