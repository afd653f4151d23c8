import type { Config } from '../../contract/config.ts';
import type { ReportSettings } from '../../contract/report.ts';
import { filesWithoutFolders } from '../../redaction/redacted-audit.ts';
import { redactedReportSettings } from '../../redaction/redacted-report.ts';
import type { RawRedactOptions, Redaction } from '../../run/options/redact-options.ts';
import type { ReportCounting } from '../../run/tallies/report-tally.ts';
import type { FoundChecklists, RawChecklistsOptions } from './checklists.ts';
import type { FoundEarlier } from './earlier.ts';
import type { FinishedAudit, RawAuditOptions } from './finished-audit.ts';
import { type AskedFlags, flagSettings, type RawReportFlags } from './flags.ts';
import type { FoundFollowed, RawFollowedOptions } from './followup.ts';
import type { FoundShared, RawSharedOptions } from './shared.ts';
import type { FoundSystems, RawSystemsOptions } from './systems.ts';

/** The options of a report, and its settings. */

export interface RawReportOptions
  extends RawSystemsOptions,
    RawSharedOptions,
    RawChecklistsOptions,
    RawFollowedOptions,
    RawReportFlags,
    RawAuditOptions,
    RawRedactOptions {
  readonly title?: string;
  readonly preparedBy?: string;
  readonly asOf?: string;
  readonly retention?: string;
  readonly earlier?: string;
  readonly minGroup: number;
  readonly cite: number;
  readonly reveal?: true;
  readonly revealUsers?: true;
}

/** What the settings are made of beside the options and the config. */
export interface Counted {
  readonly counting: ReportCounting;
  readonly asked: AskedFlags;
  readonly systems: FoundSystems;
  readonly shared: FoundShared;
  readonly checklists: FoundChecklists;
  readonly earlier: FoundEarlier;
  readonly followed: FoundFollowed;
  readonly audit: FinishedAudit | null;
  readonly redaction: Redaction | null;
}

export function reportSettings(
  raw: RawReportOptions,
  config: Config,
  { counting: { use: _, agencies: __, ...counting }, asked, systems, shared, ...beside }: Counted,
): ReportSettings {
  const { checklists, followed, earlier, audit, redaction } = beside;
  const settings: ReportSettings = {
    title: raw.title ?? null,
    preparedBy: raw.preparedBy ?? null,
    asOf: raw.asOf ?? null,
    ...counting,
    revealUsers: raw.revealUsers ?? false,
    caseNumberPatterns: config.caseNumberPatterns ?? null,
    vocabulary: config.vocabulary ?? null,
    flags: flagSettings(raw, asked),
    audit: audit && filesWithoutFolders(audit.settings),
    ...systems.settings,
    ...shared.settings,
    checklists: checklists.settings,
    ...earlier.settings,
    ...followed.settings,
    redact: null,
  };
  return redaction ? redactedReportSettings(redaction.redactor, settings) : settings;
}
