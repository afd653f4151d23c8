import { earlierSection } from './after/section-earlier.ts';
import { followUpSection } from './after/section-follow-up.ts';
import { planSection } from './after/section-plan.ts';
import { evaluationSection } from './audit/section-evaluation.ts';
import { sampleSection } from './audit/section-sample.ts';
import type { Section } from './blocks.ts';
import type { Report } from './report.ts';
import { activitySection } from './section-activity.ts';
import { agesSection } from './section-ages.ts';
import { checkedSection } from './section-checked.ts';
import { filesSection } from './section-files.ts';
import { findingsSection } from './section-findings.ts';
import { flagsSection } from './section-flags.ts';
import { definitionsSection, limitsSection } from './section-limits.ts';
import { logsSection } from './section-logs.ts';
import { qualitySection } from './section-quality.ts';
import { retentionSection } from './section-retention.ts';
import { sharingSections } from './section-sharing.ts';
import { accountsSection } from './systems/section-accounts.ts';
import { checklistSections } from './systems/section-checklist.ts';
import { eventsSection } from './systems/section-events.ts';
import { loginsSection } from './systems/section-logins.ts';

/** All that a report says behind its first page, in order: what was found. */
export function reportSections(report: Report): Section[] {
  return [
    checkedSection(report),
    evaluationSection(report),
    planSection(report),
    followUpSection(report),
    earlierSection(report),
    qualitySection(report),
    findingsSection(report),
    flagsSection(report),
    accountsSection(report),
    loginsSection(report),
    eventsSection(report),
    sharingSections(report),
    checklistSections(report),
    agesSection(report),
    retentionSection(report),
    activitySection(report),
    limitsSection(),
  ].flat();
}

/** What that rests on, behind the signatures: for whoever checks the report. */
export function annexSections(report: Report): Section[] {
  return [
    logsSection(report),
    sampleSection(report),
    filesSection(report),
    definitionsSection(report),
  ].flat();
}
