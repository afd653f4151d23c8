/**
 * The log as DuckDB is told to read it, for all three queries: the dialect and the columns are given,
 * so that it need not sniff, and every cell is text, as the queries ask different things of the same
 * cell (a masked time is no time). Empty cells are NULL. With ids read as UUID the queries take less
 * memory and more time; they were tried both ways, and the faster one stayed.
 */
export const LOG = `read_csv('log.csv',
    delim = ',', quote = '"', escape = '"', header = true, auto_detect = false,
    columns = {
      'ID': 'VARCHAR', 'Name': 'VARCHAR', 'Org Name': 'VARCHAR',
      'Time Frame Start': 'VARCHAR', 'Time Frame End': 'VARCHAR',
      'Reason': 'VARCHAR', 'Case #': 'VARCHAR', 'Search Time': 'VARCHAR'})`;

/** A query over another log than `log.csv`. */
export function overLog(sql: string, path: string): string {
  return sql.replaceAll("'log.csv'", () => `'${path.replaceAll("'", "''")}'`);
}
