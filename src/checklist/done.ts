import { DONE_CHECKS, type DoneCheck } from '../contract/checklist/checklists.ts';
import type { ChecklistDone } from '../contract/checklist/document.ts';
import { keysOf } from '../keyed.ts';
import { personKey } from '../side-tables/person-key.ts';

/** What was done in an audit, held against its plan. */

/** An audit, as its folder shows it. */
export interface AuditShown {
  /** Searches drawn, spares not counted; and whether they are all there are. */
  readonly drawn: number;
  readonly isCensus: boolean;
  /** Searches with a verdict; null where no workpaper was filled in. */
  readonly examined: number | null;
  readonly seedSource: string | null;
  readonly witnesses: readonly string[];
  /** The users that the draw was told audit, and how many searches of the log are theirs. */
  readonly auditors: readonly { readonly user: string; readonly searches: number }[];
  readonly preparer: string | null;
  /** Who examined searches, as the workpaper says. */
  readonly examiners: readonly string[];
  /** Whose searches are in the workpaper. */
  readonly users: readonly string[];
  /** Who signs on the cover; null where nobody stands there. */
  readonly reviewer: string | null;
  readonly approver: string | null;
  /** The day of the draw, as a day number. */
  readonly issued: number;
}

/** What of the plan can be held against it. */
export interface Planned {
  readonly number: string | null;
  readonly papersKept: string | null;
}

/** The calendar that papers are kept by; days are day numbers. */
export interface KeepingCalendar {
  readonly asOf: number | null;
  /** The last day of a period that begins on a day. */
  readonly until: (day: number, period: string) => number;
  readonly dateOf: (day: number) => string;
}

type Found = Omit<ChecklistDone, 'agency' | 'check'>;

/** In the order in which they are shown. */
export function doneOf(
  agency: string,
  audit: AuditShown,
  planned: Planned,
  calendar: KeepingCalendar,
): ChecklistDone[] {
  const found: Readonly<Record<DoneCheck, () => Found>> = {
    size: () => sizeDone(audit, planned.number),
    seedSource: () => seedDone(audit),
    witness: () => witnessDone(audit),
    auditorNoUser: () => auditorDone(audit),
    reviewerNotAuditor: () => reviewerDone(audit),
    papersKept: () => papersDone(audit, planned.papersKept, calendar),
  };
  return keysOf(DONE_CHECKS).map((check) => ({ agency, check, ...found[check]() }));
}

const NOTHING: Found = {
  ...{ outcome: 'cannotTell', planned: null, done: null, people: [], needs: null },
};

function sizeDone({ drawn, isCensus, examined }: AuditShown, planned: string | null): Found {
  const all = isCensus ? ', all there are' : '';
  const said = examined === null ? '' : `, ${examined} of them examined`;
  const found = { ...NOTHING, planned, done: `${drawn} drawn${all}${said}` };
  if (planned === null) return { ...found, needs: 'the number itself as the answer to number' };
  if (examined === null) return { ...found, needs: 'the finished workpaper' };
  const isEnough = examined >= Number(planned) || (isCensus && examined >= drawn);
  return { ...found, outcome: isEnough ? 'met' : 'notMet' };
}

function seedDone({ seedSource }: AuditShown): Found {
  return { ...NOTHING, outcome: seedSource === null ? 'notMet' : 'met', done: seedSource };
}

function witnessDone({ witnesses }: AuditShown): Found {
  const done = witnesses.length === 0 ? null : counted(witnesses.length, 'witness', 'witnesses');
  return { ...NOTHING, outcome: done === null ? 'notMet' : 'met', done, people: [...witnesses] };
}

/** Who is to be no user: those that the draw was told of, and those who filled in the workpaper. */
function auditorDone({ auditors, examiners, preparer, users }: AuditShown): Found {
  const searched = auditors.filter(({ searches }) => searches > 0);
  const keys = new Set(users.map(personKey));
  const sampled = named([...examiners, preparer]).filter((name) => keys.has(personKey(name)));
  const people = [...new Set([...searched.map(({ user }) => user), ...sampled])];
  if (people.length > 0) {
    const searches = searched.reduce((sum, each) => sum + each.searches, 0);
    const own = searches === 0 ? 'searches of theirs are in the sample' : ofTheirs(searches);
    return { ...NOTHING, outcome: 'notMet', done: own, people };
  }
  if (auditors.length === 0) {
    return { ...NOTHING, needs: 'a draw that was told who audits (sample --auditor)' };
  }
  const done = `none of the searches is by the ${counted(auditors.length, 'auditor')} named, as the log spells its users`;
  return { ...NOTHING, outcome: 'met', done, people: auditors.map(({ user }) => user) };
}

function ofTheirs(searches: number): string {
  return `${counted(searches, 'search', 'searches')} of the log ${searches === 1 ? 'is' : 'are'} theirs`;
}

function reviewerDone(audit: AuditShown): Found {
  const { reviewer, approver, preparer, examiners } = audit;
  const auditors = new Set(named([preparer, ...examiners]).map(personKey));
  const signed = named([reviewer, approver]);
  const both = signed.filter((name) => auditors.has(personKey(name)));
  if (auditors.size > 0 && both.length > 0) {
    const who = both.includes(reviewer ?? '') ? 'the reviewer' : 'the approver';
    return { ...NOTHING, outcome: 'notMet', done: `${who} audited, too`, people: both };
  }
  if (named([reviewer]).length === 0) {
    return { ...NOTHING, people: signed, needs: "the reviewer's name on the workpaper's cover" };
  }
  if (auditors.size === 0) {
    return { ...NOTHING, people: signed, needs: 'who examined the searches, in the workpaper' };
  }
  return { ...NOTHING, outcome: 'met', done: 'somebody else reviewed it', people: signed };
}

function papersDone(
  { issued, examined }: AuditShown,
  planned: string | null,
  { asOf, until, dateOf }: KeepingCalendar,
): Found {
  if (planned === null) {
    return { ...NOTHING, needs: 'the period itself as the answer to papersKept' };
  }
  const last = until(issued, planned);
  const found = { ...NOTHING, planned };
  if (asOf === null) return { ...found, needs: 'the day that stands for today (--as-of)' };
  if (asOf > last) {
    return { ...found, outcome: 'met', done: `to be kept until ${dateOf(last)}, which is past` };
  }
  const done = `to be kept until ${dateOf(last)}`;
  if (examined === null) return { ...found, done, needs: 'the finished workpaper' };
  return { ...found, outcome: 'met', done: `${done}; manifest and workpaper are there` };
}

/** The names that are there. */
function named(names: readonly (string | null)[]): string[] {
  return names.flatMap((name) => (name === null || personKey(name) === '' ? [] : [name]));
}

function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
