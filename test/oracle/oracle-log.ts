import { type CellState, statesOf } from './oracle-cells.ts';
import type { ListedColumn } from './oracle-columns.ts';
import { FIELDS, type Field, type HeaderMap, isField, normalizeHeader } from './oracle-fields.ts';
import { deduplicate } from './oracle-identity.ts';
import { LAYOUTS } from './oracle-layouts.ts';
import { type OraclePopulation, populationOf, type SetAside } from './oracle-population.ts';
import { byCodePoint, fold, OracleRefusal } from './oracle-refusal.ts';
import { type OracleSearch, searchOf } from './oracle-searches.ts';
import { readSheet, type Sheet } from './oracle-sheet.ts';
import { readTime } from './oracle-time.ts';
import { type OracleWarning, warningsOf } from './oracle-warnings.ts';
import { checkedZone, dayOfReading } from './oracle-zone.ts';

export type { OraclePopulation } from './oracle-population.ts';
export { OracleRefusal } from './oracle-refusal.ts';
export type { OracleSearch } from './oracle-searches.ts';
export type { OracleTime } from './oracle-time.ts';
export type { OracleWarning } from './oracle-warnings.ts';

export interface OracleFile {
  name: string;
  bytes: Uint8Array;
}

export interface OracleOptions {
  timeZone?: string;
  layout?: string;
  map?: [field: string, header: string][];
  from?: string;
  to?: string;
  users?: string[];
  agencies?: string[];
  keepDuplicates?: boolean;
  dayFirst?: boolean;
  encoding?: string;
  headerRow?: number;
  noId?: boolean;
  /** The version of the data on time zones: by default the one that tests give the program. */
  zoneData?: string;
  strict?: boolean;
}

export interface OracleLog {
  inputs: {
    file: string;
    layout: string;
    encoding: string | null;
    delimiter: string | null;
    rows: number;
  }[];
  population: OraclePopulation;
  files: { file: string; layout: string; columns: ListedColumn[]; unmatched: string[] }[];
  fields: Record<string, Partial<Record<CellState, number>>>;
  warnings: OracleWarning[];
  searches: OracleSearch[];
  /** The files as they were read, before anything was compared or set aside. */
  sheets: Sheet[];
  /** The agency's zone: the one given, else UTC. */
  zone: string;
}

export function readOracle(files: OracleFile[], options: OracleOptions): OracleLog {
  if (files.length === 0) throw new OracleRefusal('no log was given');
  const zone = checkedZone(options.timeZone);
  const map = checkedMap(options.map ?? []);
  const fromDay = options.from === undefined ? null : dayOfOption(options.from);
  const toDay = options.to === undefined ? null : dayOfOption(options.to);
  if (fromDay !== null && toDay !== null && fromDay > toDay) {
    throw new OracleRefusal('the period ends before it begins');
  }
  if (options.layout !== undefined && !LAYOUTS.includes(options.layout)) {
    throw new OracleRefusal(`unknown layout ${options.layout}`);
  }

  const sheets = [...files]
    .sort((a, b) => byCodePoint(a.name, b.name))
    .map((file) =>
      readSheet(file.name, file.bytes, {
        layout: options.layout,
        map,
        encoding: options.encoding,
        headerRow: options.headerRow,
        dayFirst: options.dayFirst,
      }),
    );
  refuseHeadersNowhere(map, sheets);
  if (sheets.every((sheet) => sheet.dataRows === 0)) throw new OracleRefusal('no log has a row');
  if (options.strict && sheets.some((sheet) => sheet.malformed > 0 || sheet.swallowedRows)) {
    throw new OracleRefusal('--strict: a row is malformed');
  }

  const { keepDuplicates = false, noId = false } = options;
  const deduplicated = deduplicate(sheets, { keepDuplicates, noId, zone });
  const setAside: SetAside = {
    duplicates: deduplicated.duplicates,
    outsidePeriod: 0,
    undated: 0,
    filteredOut: 0,
  };
  const searches: OracleSearch[] = [];
  const undated: OracleSearch[] = [];
  for (const search of deduplicated.kept.map((row) => searchOf(row, zone))) {
    const hasPeriod = fromDay !== null || toDay !== null;
    const isOutside =
      hasPeriod &&
      (search.day === null ||
        (fromDay !== null && search.day < fromDay) ||
        (toDay !== null && search.day > toDay));
    if (isOutside) {
      setAside.outsidePeriod += 1;
      if (search.day === null) undated.push(search);
    } else if (!passes(search, options)) {
      setAside.filteredOut += 1;
    } else {
      searches.push(search);
      if (search.day === null) undated.push(search);
    }
  }
  setAside.undated = undated.length;

  return {
    inputs: sheets.map(({ file, layout, encoding, delimiter, dataRows }) => {
      return { file, layout, encoding, delimiter, rows: dataRows };
    }),
    population: populationOf(sheets, searches, setAside, zone),
    files: sheets.map(({ file, layout, listed, unmatched }) => {
      return { file, layout, columns: listed, unmatched };
    }),
    fields: countStates(searches),
    warnings: warningsOf({
      sheets,
      deduplicated,
      searches,
      undated,
      noId,
      zone,
      zoneData: options.zoneData ?? '2026a',
      zoneGiven: options.timeZone !== undefined,
      fromDay,
      toDay,
    }),
    searches,
    sheets,
    zone,
  };
}

function checkedMap(map: [field: string, header: string][]): HeaderMap {
  return map.map(([field, header]) => {
    if (!isField(field)) throw new OracleRefusal(`--map: unknown field ${field}`);
    const name = normalizeHeader(header);
    if (name === '') throw new OracleRefusal('--map: an empty header');
    if (map.some(([other, same]) => other !== field && normalizeHeader(same) === name)) {
      throw new OracleRefusal('--map: one header for two fields');
    }
    return [field, header];
  });
}

function refuseHeadersNowhere(map: HeaderMap, sheets: Sheet[]): void {
  const names = new Set(sheets.flatMap((sheet) => sheet.header.map(normalizeHeader)));
  for (const [field] of map) {
    const headers = map.filter(([other]) => other === field).map(([, header]) => header);
    if (!headers.some((header) => names.has(normalizeHeader(header)))) {
      throw new OracleRefusal(`--map: no file has a column ${headers.join(' or ')}`);
    }
  }
}

function dayOfOption(text: string): number {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = isDate ? readTime(text, { dayFirst: false, utc: false }) : null;
  if (time === null) throw new OracleRefusal(`${text} is not a date`);
  return dayOfReading(time.ms);
}

/** Repeats of one filter are alternatives; the two together both hold. */
function passes(search: OracleSearch, options: OracleOptions): boolean {
  const isOneOf = (field: Field, wanted: string[] | undefined): boolean => {
    if (wanted === undefined || wanted.length === 0) return true;
    const text = search.cells[field];
    return text !== undefined && wanted.map(fold).includes(fold(text));
  };
  return isOneOf('user', options.users) && isOneOf('agency', options.agencies);
}

function countStates(searches: OracleSearch[]): OracleLog['fields'] {
  const fields: OracleLog['fields'] = {};
  for (const field of FIELDS) {
    const counts: Partial<Record<CellState, number>> = {};
    for (const state of statesOf(field)) {
      counts[state] = searches.filter((search) => search.states[field] === state).length;
    }
    fields[field] = counts;
  }
  return fields;
}
