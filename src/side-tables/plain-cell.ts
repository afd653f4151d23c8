/** White space that `trim` leaves: marks of width zero. */
const EDGES = /^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g;

/** `="0042"`: how exports keep a spreadsheet from taking a text for a number. */
const FORMULA = /^="((?:[^"]|"")*)"$/;

/**
 * A cell without what was only put around its value: white space of any kind, the guard `="…"` and
 * an apostrophe before a value.
 */
export function plainCell(cell: string): string {
  const trimmed = cell.replace(EDGES, '');
  const guarded = FORMULA.exec(trimmed)?.[1];
  if (guarded !== undefined) return guarded.replaceAll('""', '"').replace(EDGES, '');
  return trimmed.length > 1 && trimmed.startsWith("'") ? trimmed.slice(1) : trimmed;
}
