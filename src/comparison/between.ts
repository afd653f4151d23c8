import type { Compared } from '../contract/after/compare.ts';
import type { Warning } from '../contract/document.ts';
import type { DocumentFile } from './document-file.ts';
import { type Measure, measured } from './measure.ts';

/** What is between two documents and keeps their numbers from being compared as they stand. */

/** Warnings of a document itself after which a change in its shares may be none of the searches. */
const CARRIED: ReadonlySet<Warning['code']> = new Set(['regime-change', 'columns-differ']);

/** Shares of searches whose log lacks a column, and what that column is. */
const LACKING: ReadonlyMap<string, string> = new Map([
  ['caseNumber.absent', 'case numbers'],
  ['reason.absent', 'reasons'],
  ['setAside.absentRange', 'date ranges'],
]);

interface Side extends DocumentFile {
  readonly measures: readonly Measure[];
}

export function warningsBetween(earlier: Side, later: Side): Warning[] {
  const carried = (side: 'earlier' | 'later', { shared }: Side): Warning[] =>
    shared.warnings
      .filter(({ code }) => CARRIED.has(code))
      .map(({ code, message }) => ({ code, message: `${side}: ${message}` }));
  return [
    ...carried('earlier', earlier),
    ...carried('later', later),
    ...otherColumns(earlier, later),
    ...otherLayout(earlier.shared, later.shared),
    ...otherVersion(earlier.shared, later.shared),
  ];
}

function otherColumns(earlier: Side, later: Side): Warning[] {
  const lacks = ({ measures }: Side, what: string): number => {
    const found = measures.find((each) => each.what === what);
    return (found && measured(found)) ?? 0;
  };
  const absent = [...LACKING].flatMap(([what, of]): Warning[] => {
    const [before, after] = [lacks(earlier, what), lacks(later, what)];
    if (before === after) return [];
    const message = `logs without a column of ${of}: ${words(before)} of the earlier searches, ${words(after)} of the later ones: their shares are not of the same kind of log`;
    return [{ code: 'columns-differ', message }];
  });
  const mapped = ({ shared }: Side): string => JSON.stringify(shared.settings.columns ?? []);
  const message =
    'columns were named by hand (--map) for one and not for the other, or otherwise: see that they are the same fields';
  return mapped(earlier) === mapped(later)
    ? absent
    : [...absent, { code: 'columns-differ', message }];
}

function words(share: number): string {
  if (share === 0 || share === 1) return share === 0 ? 'none' : 'all';
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}

function otherLayout(earlier: Compared, later: Compared): Warning[] {
  const layouts = ({ inputs }: Compared): string =>
    [...new Set(inputs.flatMap((each) => ('layout' in each ? [each.layout] : [])))]
      .sort()
      .join(' and ');
  const [before, after] = [layouts(earlier), layouts(later)];
  if (before === after) return [];
  const message = `the earlier logs have the layout ${before || 'of no log'}, the later ones ${after || 'of no log'}: what changed may be what the export shows, and not what was searched`;
  return [{ code: 'other-layout', message }];
}

function otherVersion({ tool: one }: Compared, { tool: other }: Compared): Warning[] {
  if (one.version === other.version) return [];
  const message = `alpr-audit ${one.version} counted the earlier, ${other.version} the later: its changelog says what is counted otherwise`;
  return [{ code: 'other-version', message }];
}
