import type { ChecklistResult } from '../contract/checklist/document.ts';
import type { LogFacts } from '../contract/document.ts';
import type { ReportFinding, ReportResult } from '../contract/report.ts';
import type { AccountsResult } from '../contract/systems/accounts.ts';
import type { EventsResult } from '../contract/systems/events.ts';
import type { LoginsResult } from '../contract/systems/logins.ts';
import { folded } from '../search.ts';

/**
 * A report without the names of officers, as it goes to a board that did not ask for them: each is a
 * number, in the order of their searches, and the same one in every section. Unlike a redacted report
 * it hides nothing else, and whoever has the log can tell who is who.
 */
export function reportWithoutNames(
  facts: LogFacts,
  result: ReportResult,
): { facts: LogFacts; result: ReportResult } {
  const name = numbering();
  const users = {
    ...result.users,
    shown: result.users.shown.map((each) => ({ ...each, value: name(each.value) })),
  };
  // Who gave a name has it; the nearest to it is an officer's.
  const notFound = facts.notFound.map((each) =>
    ['--user', '--auditor'].includes(each.option) ? { ...each, nearest: null } : each,
  );
  return {
    facts: { ...facts, notFound },
    result: withoutNames(result, users, name),
  };
}

function withoutNames(
  result: ReportResult,
  users: ReportResult['users'],
  name: Name,
): ReportResult {
  return {
    ...result,
    users,
    findings: result.findings.map((each): ReportFinding => ({ ...each, user: name(each.user) })),
    accounts: result.accounts && accountsOf(result.accounts, name),
    events: result.events && eventsOf(result.events, name),
    logins: result.logins && loginsOf(result.logins, name),
    checklists: result.checklists.map((each) => checklistOf(each, name)),
  };
}

type Name = (text: string) => string;

/** What is no name says what it is: (withheld), (blank). */
const STATE = /^(|\([a-z]+\))$/;

function numbering(): Name {
  const numbers = new Map<string, number>();
  return (text) => {
    if (STATE.test(text)) return text;
    const key = folded(text);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `user ${number}`;
  };
}

function orNull(text: string | null, name: Name): string | null {
  return text === null ? null : name(text);
}

function accountsOf(accounts: AccountsResult, name: Name): AccountsResult {
  return {
    ...accounts,
    list: accounts.list.map((each) => ({
      ...each,
      user: orNull(each.user, name),
      // An account's user and its name are one person, who has one number.
      name: each.user === null ? orNull(each.name, name) : null,
    })),
    ambiguous: accounts.ambiguous.map((each) => ({ ...each, key: name(each.key) })),
  };
}

function eventsOf(events: EventsResult, name: Name): EventsResult {
  const by = <Stamp extends { by: string | null }>(each: Stamp): Stamp => ({
    ...each,
    by: orNull(each.by, name),
  });
  return {
    ...events,
    accounts: events.accounts.map((each) => ({ ...by(each), user: orNull(each.user, name) })),
    roles: events.roles.map(by),
    shares: events.shares.map(by),
    reviews: events.reviews.map((each) => ({ ...each, reviewer: orNull(each.reviewer, name) })),
  };
}

/** Auditors who search are officers; who else audits, sees or signs has a name. */
function checklistOf(checklist: ChecklistResult, name: Name): ChecklistResult {
  return {
    ...checklist,
    done: checklist.done.map((each) =>
      each.check === 'auditorNoUser' && each.outcome === 'notMet'
        ? { ...each, people: each.people.map(name) }
        : each,
    ),
  };
}

function loginsOf(logins: LoginsResult, name: Name): LoginsResult {
  const user = <Found extends { user: string }>(each: Found): Found => ({
    ...each,
    user: name(each.user),
  });
  return {
    ...logins,
    unrecognized: logins.unrecognized.map((each) => ({ ...each, user: orNull(each.user, name) })),
    twoPlaces: logins.twoPlaces.map(user),
    failures: logins.failures.map(user),
  };
}
