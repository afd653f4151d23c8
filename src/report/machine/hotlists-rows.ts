import type { HotlistsResult } from '../../contract/systems/hotlists.ts';
import type { Tidy } from './tidy.ts';

/** One row a list with a finding; then `oldest` of each source, and how many entries of a list never expire. */
export function hotlistsRows({ list, oldestBySource, cannotTell, entries }: HotlistsResult): Tidy {
  const columns = [
    'finding',
    'name',
    'source',
    'loadedAt',
    'records',
    'line',
    'years',
    'yearsOver',
  ];
  const nothing = { loadedAt: null, records: null, line: null, years: null, yearsOver: null };
  return {
    columns,
    rows: [
      ...cannotTell.map((name) => ({ finding: 'cannotTell', name, source: null, ...nothing })),
      ...list,
      ...oldestBySource.map(({ source, name, loadedAt }) => ({
        ...{ finding: 'oldest', name, source, ...nothing, loadedAt },
      })),
      ...(entries?.lists ?? []).map((each) => ({
        ...{ finding: 'neverExpiring', name: each.list, source: null, ...nothing },
        records: each.neverExpiring,
      })),
    ],
  };
}
