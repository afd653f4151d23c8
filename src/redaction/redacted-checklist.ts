import type {
  ChecklistAnswer,
  ChecklistResult,
  ChecklistSettings,
} from '../contract/checklist/document.ts';
import type { Redactor } from './redactor.ts';
import { baseName } from './without-folders.ts';

/** Numbers of pages and sections, and nothing that could be a name. */
const PAGE = /^(?:p|pp|page|pages|§{1,2})?\.?\s*\d{1,5}(?:\s*[-–.,]\s*\d{1,5}){0,9}$/i;

/**
 * A checklist for others: what was quoted and noted is free text, and left out, and people stand as
 * codes; which answers have support stays.
 */
export function redactedChecklist(redactor: Redactor, result: ChecklistResult): ChecklistResult {
  const agency = <Of extends { agency: string }>(each: Of): Of => ({
    ...each,
    agency: redactor.agency(each.agency),
  });
  return {
    ...result,
    agencies: result.agencies.map((name) => redactor.agency(name)),
    elements: result.elements.map((each) => ({
      ...each,
      answers: each.answers.map((answer) => agency(redactedAnswer(redactor, answer))),
    })),
    totals: result.totals.map(agency),
    done: result.done.map((each) => ({
      ...agency(each),
      done: each.check === 'seedSource' ? each.done && redactor.text(each.done) : each.done,
      people: each.people.map((name) => redactor.user(name)),
    })),
    terms: result.terms.map(agency),
    accounts: result.accounts.map(agency),
    ...(result.law && { law: { ...result.law, plans: result.law.plans.map(agency) } }),
  };
}

function redactedAnswer(redactor: Redactor, answer: ChecklistAnswer): ChecklistAnswer {
  const { quote, page, note, checkedBy } = answer;
  return {
    ...answer,
    quote: quote && redactor.text(quote),
    page: page !== null && PAGE.test(page) ? page : null,
    note: note && redactor.text(note),
    checkedBy: checkedBy && redactor.user(checkedBy),
  };
}

/** Whose answers files have, the files without their folders. */
export function redactedAgencyOf(
  redactor: Redactor,
  agencyOf: ChecklistSettings['agencyOf'],
): ChecklistSettings['agencyOf'] {
  return agencyOf.map(({ files, agency }) => ({
    files: baseName(files),
    agency: redactor.agency(agency),
  }));
}

/** The settings, whose files are named without their folders. */
export function redactedChecklistSettings(
  redactor: Redactor,
  settings: ChecklistSettings,
): ChecklistSettings {
  const plain = <Of extends { file: string }>(each: Of): Of => ({
    ...each,
    file: baseName(each.file),
  });
  const { agencyOf, audit, accounts } = settings;
  return {
    ...settings,
    agencyOf: redactedAgencyOf(redactor, agencyOf),
    audit: audit && {
      manifest: plain(audit.manifest),
      workpaper: audit.workpaper && plain(audit.workpaper),
    },
    accounts: accounts.map(plain),
  };
}
