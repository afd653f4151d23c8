import { CASE_NUMBER_CLASSES } from './oracle-case-number.ts';
import type { GroupBy } from './oracle-groups.ts';
import type { OracleLog } from './oracle-log.ts';
import { REASON_CLASSES } from './oracle-reason.ts';
import { type ClassedSearch, classify, isJudgeable, totalsOf } from './oracle-validate-classes.ts';
import { countFindings, findingsOf, type OracleFinding } from './oracle-validate-findings.ts';
import { largestOf, type OracleValidateGroup, validateGroupsOf } from './oracle-validate-groups.ts';
import { type RegisterLine, refuseBadRegister } from './oracle-validate-register.ts';
import {
  type OracleShape,
  type OracleTopReason,
  shapesOf,
  topReasonsOf,
} from './oracle-validate-texts.ts';

export { caseNumberClassOracle } from './oracle-case-number.ts';
export { reasonClassOracle } from './oracle-reason.ts';
export type { OracleFinding } from './oracle-validate-findings.ts';
export type { RegisterLine } from './oracle-validate-register.ts';
export { cellOf, cellOfText, type OracleCell } from './oracle-words.ts';

export interface ValidateOptions {
  patterns?: ((text: string) => boolean)[];
  by?: GroupBy;
  minGroup?: number;
  mostGroups?: number;
  register?: RegisterLine[];
}

export interface OracleValidate {
  judgeable: number;
  adequate: number;
  inadequate: number;
  bothBlank: { count: number; share: number | null };
  caseNumber: { classes: Record<string, number>; shapes: OracleShape[] };
  reason: { classes: Record<string, number>; top: OracleTopReason[] };
  findings: Record<string, number>;
  groups: OracleValidateGroup[];
}

export function validateOracle(log: OracleLog, options: ValidateOptions): OracleValidate {
  return validateAndFindings(log, options).validate;
}

export function findingsOracle(log: OracleLog, options: ValidateOptions): OracleFinding[] {
  return validateAndFindings(log, options).findings;
}

/** What is counted, and what is listed, of searches that are classed once. */
export function validateAndFindings(log: OracleLog, options: ValidateOptions) {
  if (options.register !== undefined) refuseBadRegister(options.register);
  const searches = classify(log, options);
  const findings = findingsOf(searches, options.register);
  return { validate: validateOf(log, searches, findings, options), findings };
}

function validateOf(
  log: OracleLog,
  searches: ClassedSearch[],
  findings: OracleFinding[],
  options: ValidateOptions,
): OracleValidate {
  const { judgeable, inadequate, bothBlank } = totalsOf(searches);
  const bothJudgeable = searches.filter(
    (each) => isJudgeable(each.caseNumber) && isJudgeable(each.reason),
  ).length;
  return {
    judgeable,
    adequate: judgeable - inadequate,
    inadequate,
    bothBlank: { count: bothBlank, share: bothJudgeable === 0 ? null : bothBlank / bothJudgeable },
    caseNumber: {
      classes: countClasses(
        CASE_NUMBER_CLASSES,
        searches.map((each) => each.caseNumber),
      ),
      shapes: shapesOf(searches),
    },
    reason: {
      classes: countClasses(
        REASON_CLASSES,
        searches.map((each) => each.reason),
      ),
      top: topReasonsOf(searches),
    },
    findings: countFindings(findings),
    groups:
      options.by === undefined
        ? []
        : largestOf(validateGroupsOf(log, searches, options.by, options.minGroup ?? 20), options),
  };
}

function countClasses<T extends string>(classes: readonly T[], found: T[]): Record<string, number> {
  return Object.fromEntries(
    classes.map((each) => [each, found.filter((one) => one === each).length]),
  );
}
