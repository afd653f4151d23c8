import type { JudgmentPick, SampleResult } from '../../contract/sample.ts';
import { FIELDS, type Field } from '../../search.ts';
import type { Tidy } from './tidy.ts';

/** What the role of a flagged search is that stands beside the draw. */
const JUDGMENT = 'judgment';

/**
 * One row a drawn search: where it was drawn and where it stands, then its cells by field. Behind them,
 * where they were asked for, the flagged searches that were picked beside the draw.
 */
export function sampleRows({ drawn, alsoFlagged }: SampleResult): Tidy {
  const all = [...drawn, ...(alsoFlagged ?? [])];
  const fields = FIELDS.filter((field) => all.some(({ search }) => search[field] !== undefined));
  const columns = [
    'draw',
    'role',
    'stratum',
    'ticket',
    'id',
    'file',
    'line',
    ...fields.map(columnOf),
  ];
  const rows = drawn.map(({ draw, role, stratum, ticket, id, file, line, search }) => ({
    ...{ draw, role, stratum, ticket, id, file, line },
    ...cellsOf(fields, search),
  }));
  if (alsoFlagged === undefined) return { columns, rows };
  const none = { draw: null, role: JUDGMENT, stratum: null, ticket: null };
  const picks = alsoFlagged.map(({ rules, id, file, line, search }) => ({
    ...{ ...none, id, file, line },
    ...cellsOf(fields, search),
    rules: rules.join(' '),
  }));
  return {
    columns: [...columns, 'rules'],
    rows: [...rows.map((row) => ({ ...row, rules: null })), ...picks],
  };
}

/** The picks alone, for a file of their own. */
export function pickRows(picks: readonly JudgmentPick[]): Tidy {
  const fields = FIELDS.filter((field) => picks.some(({ search }) => search[field] !== undefined));
  return {
    columns: ['rules', 'id', 'file', 'line', ...fields.map(columnOf)],
    rows: picks.map(({ rules, id, file, line, search }) => ({
      ...{ rules: rules.join(' '), id, file, line },
      ...cellsOf(fields, search),
    })),
  };
}

function cellsOf(fields: readonly Field[], search: JudgmentPick['search']) {
  return Object.fromEntries(fields.map((field) => [columnOf(field), search[field] ?? null]));
}

/** Fields whose names SQL keeps for itself: a query for "user" gives whoever asks. */
const COLUMN_OF: Readonly<Partial<Record<Field, string>>> = {
  user: 'userName',
  window: 'dateRange',
};

function columnOf(field: Field): string {
  return COLUMN_OF[field] ?? field;
}
