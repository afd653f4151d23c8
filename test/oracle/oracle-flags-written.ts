import { datesOf, explainedOf, type Found, judgedOf, type Subject } from './oracle-flags-rule.ts';
import type { FlagSearch } from './oracle-flags-searches.ts';
import { extreme } from './oracle-population.ts';
import { byCodePoint } from './oracle-refusal.ts';
import { momentOf, type OracleTime } from './oracle-time.ts';

export interface OracleFlag {
  rule: string;
  subject: Subject;
  conditions: string[];
  searches: number;
  judged: number;
  explained: number;
  dates: number;
  firstSearch: string | null;
  lastSearch: string | null;
  parts: Record<string, unknown>;
  rows: { file: string; line: number; id: string }[];
}

export interface WrittenFlag {
  flag: OracleFlag;
  /** When its first search was, as the clock of the agency showed it. */
  first: number;
}

/** A flag as the document has it. */
export function writtenOut(rule: string, found: Found, zone: string, cite: number): WrittenFlag {
  const { subject, searches, conditions = [], parts = {} } = found;
  const times = searches.map(({ search }) => search.searchedAt).filter((time) => time !== null);
  const rows = [...searches]
    .sort(byFileAndLine)
    .slice(0, cite)
    .map(({ search: { file, line, identity } }) => ({ file, line, id: identity }));
  const flag = {
    rule,
    subject,
    conditions,
    searches: searches.length,
    judged: judgedOf(searches),
    explained: explainedOf(searches),
    dates: datesOf(searches).length,
    firstSearch: extreme(times, zone, 1),
    lastSearch: extreme(times, zone, -1),
    parts,
    rows,
  };
  return { flag, first: earliest(times, zone) };
}

function earliest(times: OracleTime[], zone: string): number {
  return Math.min(...times.map((time) => momentOf(time, zone, 'start').reading));
}

function byFileAndLine({ search: a }: FlagSearch, { search: b }: FlagSearch): number {
  return byCodePoint(a.file, b.file) || a.line - b.line;
}

const KEYS = ['pack', 'user', 'agency', 'plate', 'caseNumber', 'month'] as const;

/** Of one rule: searches descending, then what the flag is about, then its first search. */
export function inOrder(flags: WrittenFlag[]): OracleFlag[] {
  const sorted = [...flags].sort((a, b) => {
    if (a.flag.searches !== b.flag.searches) return b.flag.searches - a.flag.searches;
    for (const key of KEYS) {
      const order = byCodePoint(a.flag.subject[key] ?? '', b.flag.subject[key] ?? '');
      if (order !== 0) return order;
    }
    return a.first - b.first;
  });
  return sorted.map(({ flag }) => flag);
}
