import { type LogShape, tableOf } from './tables.ts';

/** The seed of the draws in the benchmark. */
export const SEED = '08772473296991897540';

/** What is hashed of a search: its id, or, where it has none, all of its cells. */
function identityOf(shape: LogShape): string {
  const { id, columns } = tableOf(shape);
  return id ?? `concat_ws(chr(31), ${columns.join(', ')})`;
}

const hashOf = (identity: string): string => `sha256(sha256('${SEED}') || ${identity})`;

/**
 * The sample as it is asked by hand: the rows distinct, the 60 first by their hash. Gives the rows with
 * the number of searches.
 *
 * The order is that of the hash's hexadecimal digits. A ticket's is that of its decimal digits read
 * backwards, for which DuckDB has no arithmetic (256 bits): the 60 are others, drawn as well, and
 * DuckDB is spared the conversion. It is spared the lines that the rows stand in, too.
 */
export function sampleByHand(shape: LogShape): string {
  const { rows, id } = tableOf(shape);
  const searches =
    id === null
      ? `SELECT *, count(*) AS times FROM ${rows} GROUP BY ALL`
      : `SELECT DISTINCT ON (${id}) *, 1 AS times FROM ${rows}`;
  return `
WITH searches AS MATERIALIZED (${searches})
SELECT (SELECT sum(times) FROM searches)::DOUBLE AS searches, *
FROM searches
ORDER BY ${hashOf(identityOf(shape))}
LIMIT 60;
`;
}

/**
 * As somebody draws it who tries what is quickest. Of the distinct ids the 60 with the smallest SHA-256
 * of the seed's hash and the id, and then their rows: the second look at the file costs less than
 * carrying every row's cells through the first. Without ids the cells are hashed in any case, and the
 * rows with the smallest are kept at once.
 */
export function sampleTuned(shape: LogShape): string {
  const { rows, id, columns } = tableOf(shape);
  if (id !== null) return tunedById(rows, id);
  return `
SELECT searches, unnest(drawn)
FROM (
  SELECT
    count(*)::DOUBLE AS searches,
    arg_min(
      struct_pack(${columns.map((name, at) => `c${at} := ${name}`).join(', ')}),
      ${hashOf(identityOf(shape))}, 60) AS drawn
  FROM ${rows}
);
`;
}

function tunedById(rows: string, id: string): string {
  return `
CREATE TEMP TABLE sample AS
SELECT searches, unnest(ids) AS ${id}
FROM (
  SELECT
    count(*)::DOUBLE AS searches,
    arg_min(${id}, ${hashOf(id)}, 60) AS ids
  FROM (SELECT DISTINCT ${id} FROM ${rows})
);

SELECT *
FROM (SELECT DISTINCT ON (${id}) searches, log.* FROM ${rows} AS log JOIN sample USING (${id}))
ORDER BY ${hashOf(id)};
`;
}

/** The 60 smallest hashes alone, without the rows that they are of. */
export function sampleCounts(shape: LogShape): string {
  const { rows } = tableOf(shape);
  const identity = identityOf(shape);
  return `
WITH searches AS (SELECT ${identity} AS identity, count(*) AS times FROM ${rows} GROUP BY identity)
SELECT
  ${tableOf(shape).id === null ? 'sum(times)' : 'count(*)'}::DOUBLE AS searches,
  unnest(min(${hashOf('identity')}, 60)) AS ticket
FROM searches;
`;
}
