import type { ReportFlags, ShownFlag } from '../../contract/flags.ts';
import { flagRules } from '../../flags/rules/index.ts';
import type { FlagReading } from './flag-reading.ts';

/** What a report says of red flags: numbers, and rows; users only where they are to be shown. */
export function reportFlags(
  { counting, result, cited }: FlagReading,
  revealsUsers: boolean,
): ReportFlags {
  const labels = new Map(
    flagRules(counting.options.packs).map(({ name, words }) => [name, words.label]),
  );
  const several = cited?.several ?? { searches: 0, rows: [] };
  return {
    rules: result.rules.map((rule) => ({ ...rule, label: labels.get(rule.rule) ?? rule.rule })),
    flagged: result.flagged,
    byProgram: result.byProgram,
    several: {
      searches: several.searches,
      rows: several.rows.map(({ file, line, rules }) => ({ file, line, rules: [...rules] })),
    },
    list: revealsUsers ? result.flags.map(withoutTexts) : [],
  };
}

/** A flag without its plate, its case number and what was typed: they are the auditor's to look up. */
function withoutTexts(flag: ShownFlag): ShownFlag {
  const { plate: _, caseNumber: __, ...subject } = flag.subject;
  const parts = 'text' in flag.parts ? { ...flag.parts, text: null } : flag.parts;
  const rows = flag.rows.map(({ file, line }) => ({ file, line, id: '' }));
  return { ...flag, subject, parts, types: [], rows };
}
