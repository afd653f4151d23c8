import {
  decimal,
  distinct,
  type FlagContext,
  type Found,
  grouped,
  isPoor,
  judgedOf,
  NEEDS,
  type OracleRule,
  smallestOf,
  subjectOf,
} from './oracle-flags-rule.ts';
import { type FlagSearch, foldedValue } from './oracle-flags-searches.ts';
import { isWithin, readPeriod } from './oracle-period.ts';
import { personalInformation } from './oracle-personal.ts';
import { compare, rational, times } from './oracle-rational.ts';
import { fold, trim } from './oracle-white-space.ts';

const byUser = ({ user }: FlagSearch): string | null => user;

/** Blank is one text; a placeholder is none, as only values are compared. */
/** The text of a reason, folded; what only fills the field in is one, and so is nothing. */
function reasonText({ search }: FlagSearch): string | null {
  const { reason } = search.states;
  if (reason === 'blank') return '';
  return reason === 'placeholder' ? fold(search.cells.reason ?? '') : foldedValue(search, 'reason');
}

const sameText: OracleRule = {
  name: 'sameText',
  parameters: ({ parameters }) => parameters.sameText,
  aboutPeople: true,
  needsJudged: true,
  needs: [NEEDS.user, NEEDS.reason],
  subjects: (searches) => distinct(searches.map(byUser)),
  find: (searches, { parameters }) => {
    const { searches: most, share } = parameters.sameText;
    return grouped(searches, byUser).flatMap((group): Found[] => {
      const judged = judgedOf(group);
      const needed = times(decimal(share), rational(judged));
      const unexplained = group.filter(({ verdict }) => verdict === 'unexplained');
      return grouped(unexplained, reasonText)
        .filter((same) => judged >= most && compare(rational(same.length), needed) >= 0)
        .map((same) => {
          const parts = { share: same.length / judged, text: shownText(same) };
          return { subject: subjectOf(same, ['user', 'agency']), searches: same, parts };
        });
    });
  },
};

const SHOWN_FROM_SEARCHES = 5;

/** The smallest spelling, where it stands itself on five searches and holds nothing personal. */
function shownText(searches: FlagSearch[]): string | null {
  const texts = searches.map(({ search }) => trim(search.cells.reason ?? ''));
  const smallest = smallestOf(texts) ?? '';
  const isCommon = texts.filter((text) => text === smallest).length >= SHOWN_FROM_SEARCHES;
  const isAPlate = searches.some(({ reason }) => reason === 'plate');
  return isCommon && !isAPlate && personalInformation(smallest).length === 0 ? smallest : null;
}

const wideReach: OracleRule = {
  name: 'wideReach',
  parameters: ({ parameters }) => parameters.wideReach,
  aboutPeople: true,
  needsJudged: true,
  needs: [
    NEEDS.user,
    { field: 'networks', isThere: ({ networks }: FlagSearch) => networks !== null },
  ],
  otherwiseNot: (searches, { parameters }) => {
    const counts = searches.flatMap(({ networks }) => (networks === null ? [] : [networks]));
    const wide = counts.filter((count) => count >= parameters.wideReach.networks);
    return wide.length * 2 > counts.length ? 'reach' : null;
  },
  subjects: (searches) =>
    distinct(searches.filter(({ networks }) => networks !== null).map(byUser)),
  find: (searches, context) => {
    const limits = context.parameters.wideReach;
    const wide = searches.filter(({ networks }) => (networks ?? 0) >= limits.networks);
    return manyAndPoor(wide, limits.searches, context).map((found) => {
      const largest = Math.max(...found.searches.map(({ networks }) => networks ?? 0));
      return { ...found, parts: { largest } };
    });
  },
};

const oldImages: OracleRule = {
  name: 'oldImages',
  parameters: ({ parameters }) => parameters.oldImages,
  aboutPeople: true,
  needsJudged: true,
  needs: [NEEDS.user, { field: 'windowStart', isThere: ({ range }: FlagSearch) => range !== null }],
  subjects: (searches) => distinct(searches.filter(({ range }) => range !== null).map(byUser)),
  find: (searches, context) => {
    const limits = context.parameters.oldImages;
    const retention = readPeriod(limits.retention);
    const old = searches.filter(
      ({ range }) => range !== null && !isWithin(retention, range.t, range.oldest),
    );
    return manyAndPoor(old, limits.searches, context).map((found) => {
      return { ...found, parts: { retention: retention.text } };
    });
  },
};

/** The searches of a user where they are so many, and poor. */
function manyAndPoor(searches: FlagSearch[], most: number, context: FlagContext): Found[] {
  return grouped(searches, byUser)
    .filter((group) => group.length >= most && isPoor(group, context))
    .map((group) => ({ subject: subjectOf(group, ['user', 'agency']), searches: group }));
}

export const USER_RULES = { sameText, wideReach, oldImages };
