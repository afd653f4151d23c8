import type { SharingResult } from '../../contract/systems/sharing.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['part', 'name', 'direction', 'state', 'marks', 'formerly', 'line', 'expiresAt', 'lacks'],
  ...['searches', 'firstDate', 'lastDate'],
];

/**
 * One row a fact: `part` is `entities`, `hotLists`, or what an earlier list, the register and the log
 * show (`changes.added`, `register.withoutRecord`, `log.unlisted` …); `cannotTell` rows name what
 * nothing told.
 */
export function sharingRows(result: SharingResult): Tidy {
  const { cannotTell, entities, hotLists } = result;
  const rows: TidyRow[] = [
    ...cannotTell.map((name) => row('cannotTell', { name })),
    ...entities.map(({ name, direction, state, marks }) =>
      row('entities', { name, direction, state, marks: marks.join(' ') }),
    ),
    ...(hotLists ?? []).map((each) => row('hotLists', each)),
    ...changeRows(result.changes),
    ...registerRows(result.register),
    ...logRows(result.log),
  ];
  return { columns: COLUMNS, rows };
}

function row(part: string, facts: TidyRow): TidyRow {
  const all: TidyRow = { ...facts, part };
  return Object.fromEntries(COLUMNS.map((column) => [column, all[column] ?? null]));
}

function changeRows(changes: SharingResult['changes']): TidyRow[] {
  if (changes === null) return [];
  const { added, removed, reactivated, inactivated } = changes;
  const lists = Object.entries({ added, removed, reactivated, inactivated });
  return [
    ...changes.notCompared.map((name) => row('changes.notCompared', { name })),
    ...lists.flatMap(([kind, names]) =>
      (names ?? []).map((name) => row(`changes.${kind}`, { name })),
    ),
    ...(changes.renamed ?? []).map(({ from, to }) =>
      row('changes.renamed', { name: to, formerly: from }),
    ),
    ...(changes.directionChanged ?? []).map(({ name, from, to }) =>
      row('changes.directionChanged', { name, direction: to, formerly: from }),
    ),
  ];
}

function registerRows(register: SharingResult['register']): TidyRow[] {
  if (register === null) return [];
  return [
    ...register.withoutRecord.map((each) => row('register.withoutRecord', each)),
    ...register.withoutShare.map((each) => row('register.withoutShare', each)),
    ...register.expired.map((each) => row('register.expired', each)),
    ...register.incomplete.map(({ name, line, lacks }) =>
      row('register.incomplete', { name, line, lacks: lacks.join(' ') }),
    ),
  ];
}

function logRows(log: SharingResult['log']): TidyRow[] {
  if (log === null) return [];
  return [
    ...log.needs.map((name) => row('log.cannotTell', { name })),
    ...(log.unlisted ?? []).map(({ agency, searches, first, last }) =>
      row('log.unlisted', { name: agency, searches, firstDate: first, lastDate: last }),
    ),
    ...(log.neverSearched ?? []).map((name) => row('log.neverSearched', { name })),
  ];
}
