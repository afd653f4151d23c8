import type { NameNotFound, Population } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { SearchLogs } from '../../log/search-log.ts';
import { nearestName } from '../../quality/reading/levenshtein.ts';
import { FIELDS, folded } from '../../search.ts';
import { nearestOf } from './known-values.ts';

/** Names that are given by hand: a typing error must not pass for an answer. */

/** The names that options give. */
export interface NamesGiven {
  readonly user?: readonly string[];
  readonly agency?: readonly string[];
  readonly auditor?: readonly string[];
  readonly by?: string;
}

/** Which of them no search has, with the nearest that one has. */
export function namesNotFound(
  { user = [], agency = [], auditor = [] }: NamesGiven,
  { users, agencies }: SearchLogs<unknown>['names'],
): NameNotFound[] {
  const missing = (
    option: NameNotFound['option'],
    given: readonly string[],
    there: ReadonlySet<string>,
  ): NameNotFound[] =>
    given
      .filter((name) => !there.has(folded(name)))
      .map((name) => ({ option, name, nearest: nearestName(folded(name), there) }));
  return [
    ...missing('--user', user, users),
    ...missing('--agency', agency, agencies),
    ...missing('--auditor', auditor, users),
  ];
}

/** Groups of which no log has anything: all searches are then in one, which says nothing. */
export function groupsNotFound(
  { by }: NamesGiven,
  { readings, names }: Pick<SearchLogs<unknown>, 'readings' | 'names'>,
): NameNotFound[] {
  const columns = readings.map(({ plan }) => plan.columns);
  const isMissing = (name: string): boolean => {
    if (name === 'agency') return names.agencies.size === 0;
    const field = SIMPLE.find((each) => each === name);
    return field !== undefined && columns.every(({ indexOf }) => indexOf[field] < 0);
  };
  const strangers = new Set(columns.flatMap(({ unmatched }) => unmatched));
  return (by?.split(',') ?? [])
    .filter(isMissing)
    .map((name) => ({ option: '--by', name, nearest: nearestOf(name, [...strangers]) }));
}

/** Fields that have a column of their own wherever there are any. */
const SIMPLE = FIELDS.filter(
  (field) => !['searchedAt', 'plate', 'window', 'windowStart', 'windowEnd'].includes(field),
);

/**
 * Which agencies that are said of otherwise no search has.
 * @param keyOf the form in which they are compared
 */
export function agenciesNotFound(
  option: '--own' | 'agencies',
  given: readonly string[],
  { agencies }: SearchLogs<unknown>['names'],
  keyOf: (name: string) => string,
): NameNotFound[] {
  const there = new Set([...agencies].map(keyOf));
  return given
    .filter((name) => !there.has(keyOf(name)))
    .map((name) => ({ option, name, nearest: nearestName(folded(name), agencies) }));
}

/**
 * A filter that leaves nothing is a mistake in it.
 * @throws CannotBeDone
 */
export function checkFilters(
  { user = [], agency = [] }: NamesGiven,
  { searches, filteredOut }: Population,
  notFound: readonly NameNotFound[],
): void {
  if (searches > 0 || filteredOut === 0) return;
  const missing = notFound.filter(({ option }) => option === '--user' || option === '--agency');
  const [first] = missing;
  if (first !== undefined) {
    const { option, name, nearest } = first;
    const what = option === '--user' ? 'user' : 'agency';
    const instead = nearest === null ? 'no search names any' : `the nearest is “${nearest}”`;
    throw new CannotBeDone(`${option} “${name}”: no search has that ${what}; ${instead}`);
  }
  const both = user.length > 0 && agency.length > 0 ? 'by such a user of such an agency' : 'left';
  throw new CannotBeDone(
    `--user and --agency leave nothing: no search is ${both}; leave one of them out`,
  );
}
