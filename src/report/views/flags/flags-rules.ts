import type { FlagsResult, ShownFlag, ShownRule } from '../../../contract/flags.ts';
import { type Block, heading, table, textColumn } from '../../view.ts';
import { counted, percent, rateWords, thousands } from '../../words.ts';

/** What rules looked at, how often they flag, and what could not be looked at. */

/** What a rule's subjects are called. */
const SUBJECTS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  repeatPlate: ['pair of user and plate', 'pairs of user and plate'],
  manyUsers: ['plate', 'plates'],
  sameText: ['user', 'users'],
  volume: ['user in a month', 'users in a month'],
  burst: ['user', 'users'],
  aroundTheClock: ['user', 'users'],
  withoutPlate: ['user', 'users'],
  wideReach: ['user', 'users'],
  oldImages: ['user', 'users'],
  caseSpread: ['case number', 'case numbers'],
  federal: ['agency', 'agencies'],
  outOfState: ['agency', 'agencies'],
  unlisted: ['agency', 'agencies'],
  watchedPlate: ['plate', 'plates'],
};

/** The columns of the log that rules lack, as people call them. */
const FIELDS: Readonly<Record<string, string>> = {
  searchedAt: 'a readable time',
  agency: 'an agency',
  caseNumber: 'a case number that can be read',
  reason: 'a reason that can be read',
  plate: 'a plate that can be read',
  user: 'a user that can be read',
  networks: 'a count of networks',
  windowStart: 'a range of dates',
};

/** Options that rules lack, and what they would give. */
const OPTIONS: Readonly<Record<string, string>> = {
  home: "--home was not given: the agency's state",
  'shared-with': '--shared-with was not given: the list of those that images are shared with',
  watch: "--watch was not given: the plates of the department's own people",
};

/** Why a rule did not run, in words. */
export function whyWords(why: string): string {
  const [kind, what = ''] = why.split(': ');
  if (kind === 'noValue') return `no search has ${FIELDS[what] ?? `a ${what}`}`;
  if (kind === 'option') return OPTIONS[what] ?? `--${what} was not given`;
  if (kind === 'notJudged')
    return 'no search can be judged: case numbers and reasons are withheld or absent';
  if (kind === 'filtered') return 'it compares users, and only some were read (--user, --agency)';
  return "over half of the searches reach so many networks: it is the agency's setting";
}

export function lookedAt(
  rules: readonly ShownRule[],
  labelOf: (rule: string) => string,
  searches: number,
): Block[] {
  const ran = rules.filter(({ ran: did }) => did);
  if (ran.length === 0) return [];
  return [
    heading('What was looked at'),
    table(
      [
        textColumn(`Rule, over ${counted(searches, 'search', 'searches')}`),
        textColumn('Looked at'),
        { header: 'Flags', align: 'right' },
        { header: 'Searches', align: 'right' },
        { header: '% of searches', align: 'right' },
      ],
      ran.map((rule) => ({
        cells: [
          labelOf(rule.rule),
          subjectsOf(rule),
          thousands(rule.flags),
          thousands(rule.searches),
          percent(rule.searches, searches),
        ],
      })),
    ),
  ];
}

function subjectsOf({ rule, subjects, unknown = 0 }: ShownRule): string {
  const [one, many] = SUBJECTS[rule] ?? ['reason', 'reasons'];
  return `${subjects === 1 ? `1 ${one}` : `${thousands(subjects)} ${many}`}${unknown > 0 ? `, ${thousands(unknown)} of unknown state` : ''}`;
}

export function notLookedAt(
  rules: readonly ShownRule[],
  labelOf: (rule: string) => string,
): Block[] {
  const idle = rules.filter(({ ran }) => !ran);
  if (idle.length === 0) return [];
  return [
    heading('What could not be looked at'),
    table(
      [textColumn('Rule'), textColumn('Why not')],
      idle.map(({ rule, why }) => ({ cells: [labelOf(rule), whyWords(why ?? '')] })),
    ),
  ];
}

/** How likely a random sample is to meet what is rare. */
export function samplingSentence({
  hidden,
  size,
  population,
  chance,
}: FlagsResult['sampling']): string {
  if (chance === null) {
    return `A random sample is no way to find rare misuse: here are fewer than ${hidden} searches.`;
  }
  return `Why not a sample: if ${hidden} of these ${thousands(population)} searches were misuse, a random sample of ${size} would meet one or more of them with a chance of ${rateWords(chance)}.`;
}

/**
 * Rules that flag over one in ten of their subjects: of words by searches, else by subject.
 * @param flags null where they are not known: then a rule by which a user may have several is passed over
 */
export function customRules({
  rules,
  flags,
}: {
  readonly rules: readonly ShownRule[];
  readonly flags: readonly ShownFlag[] | null;
}): ShownRule[] {
  return rules.filter(({ rule, subjects, searches, flags: count }) => {
    if (rule.startsWith('words.')) return 10 * searches > subjects;
    if (!SEVERAL.includes(rule)) return 10 * count > subjects;
    const own = (flags ?? []).filter((flag) => flag.rule === rule).map(subjectKey);
    return 10 * new Set(own).size > subjects;
  });
}

/** Rules by which one user may have several flags. */
const SEVERAL = ['burst', 'aroundTheClock'];

function subjectKey({ subject }: ShownFlag): string {
  return JSON.stringify(subject);
}
