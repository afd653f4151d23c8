import type {
  AccountsDocument,
  AgesDocument,
  EvaluateDocument,
  FlagsDocument,
  ValidateDocument,
} from '../contract/after/compare.ts';
import { FINDINGS, type FindingKind } from '../contract/findings.ts';
import { type AccountKind, SAFEGUARDS } from '../contract/systems/account-kinds.ts';
import { keysOf } from '../keyed.ts';
import { inAmericanSpelling } from '../spelling.ts';
import type { AnyDocument } from './document-file.ts';
import { type GroupName, type Measure, shareOf } from './measure.ts';

/** Every share of a document, in the order of the document. */
export function measuresOf(any: AnyDocument, groupName: GroupName): Measure[] {
  switch (any.of) {
    case 'validate':
      return validateMeasures(any.document, groupName);
    case 'ages':
      return agesMeasures(any.document, groupName);
    case 'flags':
      return flagsMeasures(any.document);
    case 'accounts':
      return accountsMeasures(any.document);
    case 'evaluate':
      return evaluateMeasures(any.document, groupName);
  }
}

/** A share for each key of a table of counts. */
function sharesOf(
  what: string,
  counts: Readonly<Record<string, number>>,
  of: number | null,
): Measure[] {
  return Object.entries(counts).map(([key, count]) => shareOf(`${what}.${key}`, count, of));
}

function validateMeasures(
  { validate, population, settings }: ValidateDocument,
  groupName: GroupName,
): Measure[] {
  const { judgeable, inadequate, bothBlank, caseNumber, reason, findings, groups, law } = validate;
  const { searches } = population;
  return [
    shareOf('judgeable', judgeable, searches),
    shareOf('inadequate', inadequate, judgeable),
    shareOf('bothBlank', bothBlank.count, bothBlank.of),
    ...sharesOf('caseNumber', caseNumber.classes, searches),
    ...sharesOf('reason', reason.classes, searches),
    ...findingsOf(settings.casesSha256 !== null).map((kind) => ({
      ...shareOf(`findings.${kind}`, findings[kind], searches),
      ...CAN_EXCEED,
    })),
    ...(law === undefined ? [] : lawMeasures(law)),
    ...groups.flatMap((group) => {
      const value = groupName(group.by, group.value, group.searches);
      if (value === null) return [];
      const name = `${group.by}=${value}`;
      return [
        shareOf(`${name}.inadequate`, group.inadequate, group.judgeable),
        shareOf(`${name}.bothBlank`, group.bothBlank, group.searches),
      ];
    }),
  ];
}

/** What searches lack of what a law says that a record holds; null of a column that nobody exported. */
function lawMeasures({
  searches,
  lacking,
  elements,
}: NonNullable<ValidateDocument['validate']['law']>): Measure[] {
  return [
    shareOf('law', lacking, searches),
    ...elements.map(({ element, untold, lacking: own }) =>
      shareOf(`law.${element}`, untold === searches ? null : own, searches),
    ),
  ];
}

/** The kinds that are no class, whose shares stand above; those of the register where there was one. */
function findingsOf(hasRegister: boolean): FindingKind[] {
  return keysOf(FINDINGS).filter((kind) => {
    const { meaning } = FINDINGS[kind];
    if (meaning === null || kind === 'bothBlank') return false;
    return hasRegister || !meaning.startsWith('with --cases');
  });
}

const CAN_EXCEED = { canExceed: true } as const;

function agesMeasures({ ages, population }: AgesDocument, groupName: GroupName): Measure[] {
  const { ranged, buckets, setAside, beyondRetention, retention, today, groups } = ages;
  // Several states have one cap, and some of today's are those of March 2019.
  const served = new Map([...retention, ...(today?.caps ?? [])].map((each) => [each.period, each]));
  const { searches } = population;
  return [
    shareOf('ranged', ranged, searches),
    ...sharesOf('setAside', setAside, searches),
    ...buckets.map(({ label, count }) => shareOf(`bucket.${label}`, count, ranged)),
    ...(beyondRetention === null
      ? []
      : [shareOf(`beyondRetention.${beyondRetention.retention}`, beyondRetention.count, ranged)]),
    ...[...served.values()].flatMap(({ period, fully, partly, notAtAll }) =>
      sharesOf(`retention.${period}`, { fully, partly, notAtAll }, ranged),
    ),
    ...groups.flatMap((group) => {
      const value = groupName(group.by, group.value, group.ranged);
      if (value === null) return [];
      return group.buckets.map(({ label, count }) =>
        shareOf(`${group.by}=${value}.${label}`, count, group.ranged),
      );
    }),
  ];
}

/** Flagged searches per 1,000. */
function flagsMeasures({ flags, population }: FlagsDocument): Measure[] {
  const perThousand = (what: string, count: number | null): Measure => ({
    ...{ what, count, of: population.searches, per: 1000 },
  });
  return [
    perThousand('flagged', flags.flagged),
    ...flags.rules.map(({ rule, ran, searches }) => perThousand(rule, ran ? searches : null)),
  ];
}

/** Of what an exception is a share, where it is none of the accounts or of a safeguard. */
const OF_ACTIVE: ReadonlySet<AccountKind> = new Set(['dormant', 'severalAccounts']);

function accountsMeasures({ accounts, population }: AccountsDocument): Measure[] {
  const { safeguards, exceptions, lags } = accounts;
  const of = (kind: AccountKind): number | null => {
    const own = keysOf(SAFEGUARDS).find((name) =>
      SAFEGUARDS[name].kinds.some((each) => each === kind),
    );
    if (own !== undefined) return safeguards.find((each) => each.safeguard === own)?.of ?? null;
    if (kind === 'unknownUser') return population?.users ?? null;
    if (kind === 'listedLate') return lags.list.n + lags.list.open;
    return OF_ACTIVE.has(kind) ? accounts.accounts.active : accounts.accounts.accounts;
  };
  return [
    shareOf('active', accounts.accounts.active, accounts.accounts.accounts),
    ...safeguards.map(({ safeguard, outcome, exceptions: count, of: all }) =>
      shareOf(`safeguards.${safeguard}`, outcome === 'cannotTell' ? null : count, all),
    ),
    // Some kinds are asked of more accounts than their safeguard counts.
    ...keysOf(exceptions).map((kind) => ({
      ...shareOf(`exceptions.${kind}`, exceptions[kind], of(kind)),
      ...CAN_EXCEED,
    })),
  ];
}

function evaluateMeasures({ evaluate }: EvaluateDocument, groupName: GroupName): Measure[] {
  const { n, exceptions, rate, questions, strata } = evaluate;
  const estimated = (method: string, of: number | null): { rate?: number | null } =>
    method === 'stratified' ? { rate: of } : {};
  return [
    { ...shareOf('exception', exceptions, n), ...estimated(evaluate.method, rate) },
    ...questions.map((each) => ({
      ...shareOf(`question.${inAmericanSpelling(each.text)}`, each.deviations, each.n),
      ...estimated(each.method, each.rate),
    })),
    ...strata.flatMap((each) => {
      const value = groupName('stratum', each.value, each.population);
      return value === null ? [] : [shareOf(`stratum=${value}`, each.exceptions, each.n)];
    }),
  ];
}
