import type { ReportResult } from '../../contract/report.ts';
import { lookAt, otherLines } from '../look-at.ts';
import { paragraph, table, textColumn } from '../view.ts';
import { counted, listWords, percent, periodWords, thousands } from '../words.ts';
import { type Section, titled } from './blocks.ts';
import type { Report } from './report.ts';

/** What somebody may take for checked, and whether it was. */
interface Checked {
  readonly area: string;
  readonly state: 'yes' | 'in part' | 'no';
  /** What it rests on; where it was not checked, what would tell. */
  readonly rests: string;
}

/**
 * What was checked and what was not, side by side: the one is said as loudly as the other. Below it
 * stands what there is to look at before a number is believed.
 */
export function checkedSection(report: Report): Section {
  const rows = AREAS.map((area) => area(report));
  return {
    id: 'checked',
    title: 'What was checked, and what was not',
    blocks: [
      titled(
        'A line that was not checked says nothing good and nothing bad',
        table(
          [
            textColumn('What'),
            textColumn('Checked?'),
            textColumn('On what it rests, or what would tell'),
          ],
          rows.map(({ area, state, rests }) => ({ cells: [area, state, rests] })),
        ),
      ),
      ...lookAt(otherLines(report.facts)).map(paragraph),
    ],
  };
}

/** One line a function, in the order in which they stand. */
const AREAS: readonly ((report: Report) => Checked)[] = [
  records,
  fields,
  cases,
  images,
  ownRetention,
  flags,
  accounts,
  given('Network addresses of searches and logins', ({ logins }) => logins, {
    rests: ({ rows, unrecognized }) =>
      `${counted(rows, 'row')}; ${counted(unrecognized.length, 'network or user', 'networks or users')} not recognized`,
    option: 'the log of addresses and the agency’s networks (--logins, --known)',
  }),
  given('Changes of accounts, shares and hot lists', ({ events }) => events, {
    rests: ({ events }) => counted(events, 'event'),
    option: 'the vendor’s event log (--events)',
  }),
  given('Whom images are shared with', ({ sharing }) => sharing, {
    rests: ({ totals }) => `a list of ${counted(totals.entities, 'agency', 'agencies')}`,
    option: 'the vendor’s list of shares (--sharing)',
  }),
  given('Hot lists kept too long', ({ hotlists }) => hotlists, {
    rests: ({ lists, retention }) =>
      `${counted(lists, 'hot list')}, held against ${periodWords(retention)}`,
    option: 'the inventory of hot lists (--hotlists)',
  }),
  given('What became of earlier findings', ({ followup }) => followup, {
    rests: ({ totals }) =>
      `a register of ${counted(totals.findings, 'finding')}, as the agency keeps it`,
    option: 'the register of findings (--followup)',
  }),
  documents,
];

/** What only people can read; where they did, the grid says what they found. */
function documents({ result: { checklists } }: Report): Checked {
  const area = 'Policy, contracts and the plan of audits';
  const read = checklists.filter(({ kind }) => kind !== 'access');
  if (read.length === 0) return { area, state: 'no', rests: 'a person has to read them' };
  const isWhole =
    read.length === 3 && read.every(({ totals }) => totals.every(({ open }) => open === 0));
  return {
    area,
    state: isWhole ? 'yes' : 'in part',
    rests: `people answered questions about the ${listWords(read.map(({ kind }) => kind))}`,
  };
}

function records({ settings, result: { audit } }: Report): Checked {
  const area = 'Searches against the agency’s records';
  if (audit === null || settings.audit === null) {
    return { area, state: 'no', rests: 'a finished audit (--audit)' };
  }
  const { n, unanswered, population } = audit.evaluation;
  const open = unanswered === 0 ? '' : `; ${thousands(unanswered)} without an answer`;
  const how = n === population ? 'all of them' : 'drawn at random';
  return {
    area,
    state: n === 0 ? 'no' : unanswered === 0 ? 'yes' : 'in part',
    rests: `${thousands(n)} of ${counted(audit.searches, 'search', 'searches')}, ${how}${open}`,
  };
}

function fields({ facts, result: { quality } }: Report): Checked {
  const { searches } = facts.population;
  const { judgeable } = quality;
  return {
    area: 'Case numbers and reasons, as they are written',
    state: judgeable === 0 ? 'no' : judgeable < searches ? 'in part' : 'yes',
    rests:
      judgeable < searches
        ? `${thousands(judgeable)} of ${counted(searches, 'search', 'searches')}: the fields of the others are withheld, damaged or not in the log`
        : `all ${counted(searches, 'search', 'searches')}`,
  };
}

function cases(): Checked {
  return {
    area: 'Case numbers against the agency’s register of cases',
    state: 'no',
    rests: 'the register: alpr-audit validate --cases holds them against it',
  };
}

function images({ facts, result: { ages } }: Report): Checked {
  const { searches } = facts.population;
  const { ranged } = ages;
  return {
    area: 'Age of the images that were asked for',
    state: ranged === 0 ? 'no' : ranged < searches ? 'in part' : 'yes',
    rests: `${thousands(ranged)} of ${counted(searches, 'search', 'searches')} (${percent(ranged, searches)}) gave a date range`,
  };
}

function ownRetention({ settings: { retention }, result: { ages } }: Report): Checked {
  return {
    area: 'That age against the agency’s own retention',
    state: retention === null || ages.ranged === 0 ? 'no' : 'yes',
    rests:
      retention === null
        ? 'how long the agency keeps images (--retention)'
        : `images are kept for ${periodWords(retention)}`,
  };
}

function flags({ result }: Report): Checked {
  const { rules } = result.flags;
  const ran = rules.filter((rule) => rule.ran).length;
  return {
    area: 'Rare misuse: red flags over every search',
    state: ran === 0 ? 'no' : ran < rules.length ? 'in part' : 'yes',
    rests: `${thousands(ran)} of ${counted(rules.length, 'rule')} could look; “Red flags” says why the others could not`,
  };
}

function accounts({ result }: Report): Checked {
  const area = 'Accounts: approved, needed, trained, closed in time';
  if (result.accounts === null) {
    return { area, state: 'no', rests: 'the list of accounts (--accounts)' };
  }
  const { safeguards } = result.accounts;
  const of = (outcome: string): number =>
    safeguards.filter((each) => each.outcome === outcome).length;
  const untold = of('cannotTell');
  return {
    area,
    state: untold === safeguards.length ? 'no' : untold > 0 ? 'in part' : 'yes',
    rests: `${counted(safeguards.length, 'safeguard')}: ${thousands(of('met'))} met, ${thousands(of('notMet'))} not met, ${thousands(untold)} nobody can tell`,
  };
}

/** A line for what rests on one file that may not have been given. */
function given<Found>(
  area: string,
  of: (result: ReportResult) => Found | null,
  { rests, option }: { readonly rests: (found: Found) => string; readonly option: string },
): (report: Report) => Checked {
  return ({ result }) => {
    const found = of(result);
    return found === null
      ? { area, state: 'no', rests: option }
      : { area, state: 'yes', rests: rests(found) };
  };
}
