import type {
  Input,
  LogFacts,
  LogSettings,
  NumbersFacts,
  Population,
  TableInput,
  Tool,
  Warning,
} from '../../contract/document.ts';
import type { Pieces } from '../pieces.ts';
import { jsonPieces } from './json-pieces.ts';

/**
 * A command's JSON document as the contract lays it out: shared keys in the contract's order, the
 * command's own settings after those of the log, its result (in the order it was built) last.
 * Log text is the same to a parser as in the log; what could act on a terminal is escaped.
 * @param settings the command's own settings
 */
export function jsonDocument(
  command: string,
  tool: Tool,
  facts: LogFacts,
  settings: object,
  result: object,
): Pieces {
  // A command that can do without a log has no population then.
  const population = facts.inputs.length === 0 ? null : facts.population;
  return numbersDocument(
    command,
    tool,
    { ...facts, population },
    { ...logSettings(facts.settings), ...settings },
    result,
  );
}

/** The document of a command that reads no log itself: all of its settings are its own. */
export function numbersDocument(
  command: string,
  tool: Tool,
  facts: NumbersFacts,
  settings: object,
  result: object,
): Pieces {
  const document = {
    schema: `alpr-audit/${command}.v1`,
    tool: { name: tool.name, version: tool.version, zoneData: tool.zoneData },
    inputs: [...facts.inputs.map(input), ...(facts.tables ?? []).map(tableInput)],
    population: facts.population === null ? null : population(facts.population),
    settings,
    warnings: facts.warnings.map(({ code, message }): Warning => ({ code, message })),
    [command]: result,
  };
  return jsonPieces(document);
}

function input(of: Input): Input {
  return {
    file: of.file,
    sha256: of.sha256,
    bytes: of.bytes,
    layout: of.layout,
    encoding: of.encoding,
    delimiter: of.delimiter,
    rows: of.rows,
  };
}

function tableInput(of: TableInput): TableInput {
  return {
    file: of.file,
    table: of.table,
    sha256: of.sha256,
    bytes: of.bytes,
    encoding: of.encoding,
    columns: of.columns,
    unmatched: of.unmatched,
    rows: of.rows,
    badRows: of.badRows,
  };
}

function population(of: Population): Population {
  return {
    rows: of.rows,
    searches: of.searches,
    duplicates: of.duplicates,
    identicalRowsKept: of.identicalRowsKept,
    malformed: of.malformed,
    outsidePeriod: of.outsidePeriod,
    undated: of.undated,
    filteredOut: of.filteredOut,
    headersRepeated: of.headersRepeated,
    blankRows: of.blankRows,
    preambleRows: of.preambleRows,
    footerRows: of.footerRows,
    otherRows: of.otherRows,
    shiftedRows: of.shiftedRows,
    first: of.first,
    last: of.last,
    users: of.users,
    agencies: of.agencies,
  };
}

function logSettings(of: LogSettings): LogSettings {
  return {
    timeZone: of.timeZone,
    from: of.from,
    to: of.to,
    users: of.users,
    agencies: of.agencies,
    agencyOf: of.agencyOf,
    layout: of.layout,
    columns: of.columns,
    headerRow: of.headerRow,
    sheet: of.sheet,
    encoding: of.encoding,
    dayFirst: of.dayFirst,
    keepDuplicates: of.keepDuplicates,
    noId: of.noId,
    strict: of.strict,
    controlTotal: of.controlTotal,
  };
}

/** What several documents share, its keys in the contract's order. */
export const inOrder = { input, population, logSettings };
