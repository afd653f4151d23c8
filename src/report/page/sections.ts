import type { Section } from './blocks.ts';
import type { Report } from './report.ts';
import { activitySection } from './section-activity.ts';
import { agesSection } from './section-ages.ts';
import { evaluationSection, sampleSection } from './section-audit.ts';
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

/** All that a report says below its summary, in order. */
export function reportSections(report: Report): Section[] {
  return [
    logsSection(report),
    activitySection(report),
    qualitySection(report),
    agesSection(report),
    retentionSection(report),
    sampleSection(report),
    evaluationSection(report) ?? [],
    findingsSection(report),
    accountsSection(report),
    loginsSection(report),
    eventsSection(report),
    sharingSections(report),
    checklistSections(report),
    flagsSection(report),
    limitsSection(),
    definitionsSection(),
  ].flat();
}
