import { FEDERAL, type Pack } from './oracle-flags-lists.ts';
import { phrasesIn } from './oracle-flags-phrases.ts';
import {
  daysSpanned,
  distinct,
  type FlagContext,
  type Found,
  grouped,
  NEEDS,
  type OracleRule,
  subjectOf,
} from './oracle-flags-rule.ts';
import { type FlagSearch, whoOf } from './oracle-flags-searches.ts';
import { agencyKey, isOnList } from './oracle-flags-sharing.ts';
import { stateInName } from './oracle-flags-state.ts';
import { numberKey } from './oracle-validate-register.ts';
import { fold, trim } from './oracle-white-space.ts';

const caseSpread: OracleRule = {
  name: 'caseSpread',
  parameters: ({ parameters }) => parameters.caseSpread,
  aboutPeople: true,
  needsJudged: false,
  needs: [
    NEEDS.user,
    NEEDS.plate,
    { field: 'caseNumber', isThere: ({ search }) => search.states.caseNumber === 'value' },
    NEEDS.date,
  ],
  subjects: (searches) => grouped(searches, agencyAndNumber).length,
  find: (searches, { parameters }) =>
    grouped(searches, agencyAndNumber).flatMap((group): Found[] => {
      const limits = parameters.caseSpread;
      const plates = distinct(group.map(({ plate }) => plate));
      const users = distinct(group.map(({ user }) => user));
      const days = daysSpanned(group) ?? -1;
      const isWide = plates >= limits.plates && users >= limits.users && days >= limits.days;
      if (!isWide || !hasFewGoodReasons(group)) return [];
      const subject = subjectOf(group, ['agency', 'caseNumber']);
      return [{ subject, searches: group, parts: { plates, users, days } }];
    }),
};

function agencyAndNumber({ agency, caseNumber, search }: FlagSearch): string | null {
  if (caseNumber !== 'ok') return null;
  return JSON.stringify([agency, numberKey(search.cells.caseNumber ?? '')]);
}

const UNJUDGEABLE = ['absent', 'withheld', 'damaged'];

/** Fewer than half of the reasons that can be judged. */
function hasFewGoodReasons(group: FlagSearch[]): boolean {
  const reasons = group.map(({ reason }) => reason).filter((each) => !UNJUDGEABLE.includes(each));
  const good = reasons.filter((reason) => reason === 'ok' || reason === 'statute');
  return good.length * 2 < reasons.length;
}

/** Reasons that are read: values, and placeholders, of which `test` is one. */
function isRead({ search: { states } }: FlagSearch): boolean {
  return states.reason === 'value' || states.reason === 'placeholder';
}

export function wordsRule(name: string, pack: Pack): OracleRule {
  const phrasesOf = ({ search }: FlagSearch): string[] =>
    phrasesIn(search.cells.reason ?? '', pack);
  return {
    name: `words.${name}`,
    parameters: () => ({}),
    aboutPeople: false,
    needsJudged: false,
    needs: [{ field: 'reason', isThere: isRead }],
    subjects: (searches) => searches.filter(isRead).length,
    find: (searches) => {
      const found = searches.filter((each) => isRead(each) && phrasesOf(each).length > 0);
      return grouped(found, whoOf).map((group) => {
        const words: Record<string, number> = {};
        for (const phrase of group.flatMap(phrasesOf)) words[phrase] = (words[phrase] ?? 0) + 1;
        const subject = { pack: name, ...subjectOf(group, ['user', 'agency']) };
        return { subject, searches: group, parts: { words } };
      });
    },
  };
}

function agencyRule(
  name: string,
  find: (agency: string, context: FlagContext) => Record<string, unknown> | null,
  isLookedAt: (agency: string, context: FlagContext) => boolean = () => true,
): OracleRule {
  const groupsOf = (searches: FlagSearch[], context: FlagContext): FlagSearch[][] =>
    grouped(searches, ({ agency }) => agency).filter((group) => isLookedAt(nameOf(group), context));
  return {
    name,
    parameters: () => ({}),
    aboutPeople: false,
    needsJudged: false,
    needs: [NEEDS.agency],
    subjects: (searches, context) => groupsOf(searches, context).length,
    find: (searches, context) =>
      groupsOf(searches, context).flatMap((group): Found[] => {
        const parts = find(nameOf(group), context);
        const subject = subjectOf(group, ['agency']);
        return parts === null ? [] : [{ subject, searches: group, parts }];
      }),
  };
}

/** An agency is judged by the spelling that is shown: only capitals make the code of a state. */
function nameOf(group: FlagSearch[]): string {
  return subjectOf(group, ['agency']).agency ?? '';
}

const federal = agencyRule('federal', (agency) => {
  const isTagged = trim(agency).toLowerCase().startsWith('[federal]');
  return isTagged || phrasesIn(agency, FEDERAL).length > 0 ? {} : null;
});

const outOfState: OracleRule = {
  ...agencyRule('outOfState', (agency, { home, stateByAgency }) => {
    const state = stateByAgency.get(fold(agency)) ?? stateInName(agency);
    return state !== null && state !== home ? { state } : null;
  }),
  option: { name: 'home', isGiven: ({ home }) => home !== undefined },
};

function isOwn(agency: string, { own }: FlagContext): boolean {
  return own.some((name) => agencyKey(name) === agencyKey(agency));
}

const unlisted: OracleRule = {
  ...agencyRule(
    'unlisted',
    (agency, { sharedWith }) =>
      sharedWith !== undefined && !isOnList(agency, sharedWith) ? {} : null,
    (agency, context) => !isOwn(agency, context),
  ),
  option: { name: 'shared-with', isGiven: ({ sharedWith }) => sharedWith !== undefined },
};

export const AGENCY_RULES = { caseSpread, federal, outOfState, unlisted };
