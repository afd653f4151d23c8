import type {
  FailedSearch,
  ReportAudit,
  ReportFinding,
  ReportGroups,
  ReportResult,
  ReportSettings,
  Verdict,
} from '../contract/report.ts';
import { byCodePoint } from '../search.ts';
import { redactedAccounts } from './redacted-accounts.ts';
import { redactedEvaluation, redactedStrata } from './redacted-audit.ts';
import { redactedAgencyOf, redactedChecklist } from './redacted-checklist.ts';
import { redactedEvents } from './redacted-events.ts';
import { redactedFollowup } from './redacted-followup.ts';
import { redactedLogins } from './redacted-logins.ts';
import { redactedSharing } from './redacted-sharing.ts';
import { redactedValidate, redactedVocabulary } from './redacted-validate.ts';
import type { Redactor } from './redactor.ts';
import { mergedSmall } from './small-groups.ts';

/**
 * A report for others: users stand as codes, what was typed is left out with its length, and groups
 * and counts too small to say anything of a group are merged or left out. File and line of findings
 * and exceptions stay, by which whoever has the log finds them.
 */
export function redactedReport(
  redactor: Redactor,
  result: ReportResult,
  { minGroup }: Pick<ReportSettings, 'minGroup'>,
): ReportResult {
  const { ages, quality, months, findings, audit } = result;
  return {
    ...result,
    quality: redactedValidate(redactor, quality, { minGroup }),
    months: mergedMonths(months, minGroup),
    agencies: redactedGroups(redactor, 'agency', result.agencies, minGroup),
    users: redactedGroups(redactor, 'user', result.users, minGroup),
    ages: { ...ages, windows: ages.windows.filter(({ count }) => count >= minGroup) },
    // Rows are told by file and line; flags themselves are not listed in a redacted report.
    flags: { ...result.flags, list: [] },
    findings: findings.map((finding) => redactedFinding(redactor, finding)),
    audit: audit && redactedAudit(redactor, audit, minGroup),
    accounts: result.accounts && redactedAccounts(redactor, result.accounts),
    events: result.events && redactedEvents(redactor, result.events),
    logins: result.logins && redactedLogins(redactor, result.logins),
    sharing: result.sharing && redactedSharing(redactor, result.sharing),
    checklists: result.checklists.map((each) => redactedChecklist(redactor, each)),
    followup: result.followup && redactedFollowup(redactor, result.followup),
  };
}

/** The settings of a report, without the words of word lists: some of them are reasons of the log. */
export function redactedReportSettings(
  redactor: Redactor,
  settings: ReportSettings,
): ReportSettings {
  const vocabulary = redactedVocabulary(settings.vocabulary);
  const own = settings.flags.own.map((agency) => redactor.agency(agency));
  const flags = { ...settings.flags, own };
  const sharing = settings.sharing && {
    ...settings.sharing,
    own: settings.sharing.own.map((agency) => redactor.agency(agency)),
  };
  const checklists = settings.checklists && {
    ...settings.checklists,
    agencyOf: redactedAgencyOf(redactor, settings.checklists.agencyOf),
  };
  return { ...settings, vocabulary, flags, sharing, checklists, redact: redactor.level };
}

function sumOf(parts: readonly Verdict[]): Verdict {
  const sum = (key: keyof Verdict): number => parts.reduce((total, part) => total + part[key], 0);
  return {
    searches: sum('searches'),
    judgeable: sum('judgeable'),
    inadequate: sum('inadequate'),
    bothBlank: sum('bothBlank'),
  };
}

function mergedMonths(months: ReportResult['months'], least: number): ReportResult['months'] {
  return mergedSmall(months, least, {
    sizeOf: ({ searches }) => searches,
    merge: (small, month) => ({ month, ...sumOf(small) }),
  });
}

/** Groups under their new names and in the order of these; the others are never few searches. */
function redactedGroups(
  redactor: Redactor,
  by: 'agency' | 'user',
  { shown, others }: ReportGroups,
  least: number,
): ReportGroups {
  const named = shown.map((group) => ({ ...group, value: redactor.group(by, group.value) }));
  named.sort((a, b) => b.searches - a.searches || byCodePoint(a.value, b.value));
  const merged = { ...others };
  while (merged.groups > 0 && merged.searches < least) {
    const smallest = named.pop();
    if (smallest === undefined) break;
    Object.assign(merged, sumOf([merged, smallest]), { groups: merged.groups + 1 });
  }
  return { shown: named, others: merged };
}

function redactedFinding(redactor: Redactor, finding: ReportFinding): ReportFinding {
  return {
    ...finding,
    searchId: redactor.identity(finding.searchId),
    user: redactor.group('user', finding.user),
    cell: null,
    characters: null,
  };
}

/** An audit keeps its numbers; strata whose names or whose order would tell of people are left out. */
function redactedAudit(redactor: Redactor, audit: ReportAudit, least: number): ReportAudit {
  const { by, design, evaluation } = audit;
  // What an auditor notes may name anybody.
  const bare = (each: FailedSearch): FailedSearch => ({ ...each, note: null });
  return {
    ...audit,
    exceptions: audit.exceptions.map(bare),
    unanswered: audit.unanswered.map(bare),
    design: {
      ...design,
      strata: redactedStrata(redactor, by, design.strata, ({ searches }) => searches < least),
    },
    independence: audit.independence.map((each) => ({ ...each, user: redactor.user(each.user) })),
    evaluation: redactedEvaluation(redactor, evaluation, by, least),
  };
}
