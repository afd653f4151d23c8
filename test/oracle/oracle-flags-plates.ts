import {
  datesOf,
  daysSpanned,
  distinct,
  type FlagContext,
  grouped,
  isNoneExplained,
  isPoor,
  NEEDS,
  type OracleRule,
  subjectOf,
} from './oracle-flags-rule.ts';
import { type FlagSearch, whoOf } from './oracle-flags-searches.ts';

function userAndPlate({ user, plate }: FlagSearch): string | null {
  return user === null || plate === null ? null : `${user} ${plate}`;
}

const repeatPlate: OracleRule = {
  name: 'repeatPlate',
  parameters: ({ parameters }) => parameters.repeatPlate,
  aboutPeople: true,
  needsJudged: true,
  needs: [NEEDS.user, NEEDS.plate],
  subjects: (searches) => distinct(searches.map(userAndPlate)),
  find: (searches, context) =>
    grouped(searches, userAndPlate).flatMap((group) => {
      const conditions = conditionsOfRepeats(group, context);
      if (conditions.length === 0) return [];
      const subject = subjectOf(group, ['user', 'agency', 'plate']);
      return [{ subject, searches: group, conditions, parts: { days: daysSpanned(group) } }];
    }),
};

function conditionsOfRepeats(group: FlagSearch[], context: FlagContext): string[] {
  const limits = context.parameters.repeatPlate;
  const poor = isPoor(group, context);
  const days = daysSpanned(group) ?? -1;
  const conditions: string[] = [];
  if (group.length >= limits.searches && poor) conditions.push('count');
  if (datesOf(group).length >= limits.dates && isNoneExplained(group)) conditions.push('days');
  if (group.length >= limits.spanSearches && days >= limits.days && poor) conditions.push('span');
  return conditions;
}

const manyUsers: OracleRule = {
  name: 'manyUsers',
  parameters: ({ parameters }) => parameters.manyUsers,
  aboutPeople: true,
  needsJudged: true,
  needs: [NEEDS.user, NEEDS.plate],
  subjects: (searches) => distinct(searches.map(({ plate }) => plate)),
  find: (searches, { parameters }) =>
    grouped(searches, ({ plate }) => plate).flatMap((group) => {
      const users = distinct(group.map(({ user }) => user));
      if (users < parameters.manyUsers.users || !isNoneExplained(group)) return [];
      return [{ subject: subjectOf(group, ['plate']), searches: group, parts: { users } }];
    }),
};

function lacksPlate({ search: { states }, hasWildcard }: FlagSearch): boolean {
  return states.plate === 'blank' || states.plate === 'placeholder' || hasWildcard;
}

const withoutPlate: OracleRule = {
  name: 'withoutPlate',
  parameters: ({ parameters }) => parameters.withoutPlate,
  aboutPeople: true,
  needsJudged: true,
  needs: [NEEDS.user, NEEDS.plate],
  subjects: (searches) => distinct(searches.map(({ user }) => user)),
  find: (searches, context) =>
    grouped(searches.filter(lacksPlate), ({ user }) => user).flatMap((group) => {
      const isMany = group.length >= context.parameters.withoutPlate.searches;
      if (!isMany || !isPoor(group, context)) return [];
      const wildcards = group.filter(({ hasWildcard }) => hasWildcard).length;
      const subject = subjectOf(group, ['user', 'agency']);
      return [{ subject, searches: group, parts: { wildcards } }];
    }),
};

const watchedPlate: OracleRule = {
  name: 'watchedPlate',
  parameters: () => ({}),
  aboutPeople: false,
  needsJudged: false,
  needs: [NEEDS.plate],
  option: { name: 'watch', isGiven: ({ isWatched }) => isWatched !== undefined },
  subjects: (searches) => distinct(searches.map(({ plate }) => plate)),
  find: (searches, { isWatched }) => {
    const watched = searches.filter(({ plate }) => plate !== null && isWatched?.(plate));
    return grouped(watched, (each) => `${whoOf(each)} ${each.plate}`).map((group) => {
      return { subject: subjectOf(group, ['user', 'agency', 'plate']), searches: group };
    });
  },
};

export const PLATE_RULES = { repeatPlate, manyUsers, withoutPlate, watchedPlate };
