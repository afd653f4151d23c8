import { FIELDS, type Field } from '../../search.ts';
import type { Layout } from '../layouts/layout.ts';

/** Which column of a log is which field. */

/** Header names known for each field beside its own name; the earlier wins where two are there. */
const HEADER_NAMES: Readonly<Record<Field, readonly string[]>> = {
  searchId: ['id', 'search id', 'query id', 'transaction id', 'audit id', 'event id'],
  searchedAt: [
    'search time',
    'search date/time',
    'search date',
    'query date/time',
    'query date',
    'timestamp',
    'date/time',
    'date time',
    'transaction date',
  ],
  user: [
    'user',
    'user name',
    'username',
    'name',
    'userid',
    'user id',
    'officer',
    'operator',
    'login',
    'email',
    'performed by',
    'searched by',
  ],
  agency: [
    'agency',
    'org name',
    'organization',
    'organization name',
    'department',
    'dept',
    'user organization',
    'user agency',
  ],
  plate: [
    'license plate',
    'license plates',
    'licence plate',
    'plate',
    'plate number',
    'plates',
    'lpr plate',
    'tag',
  ],
  plateState: ['state', 'plate state', 'issuing state'],
  windowStart: [
    'start date',
    'search start date',
    'date from',
    'from date',
    'from',
    'time frame start',
    'time range start',
    'start date/time',
    'range start',
  ],
  windowEnd: [
    'end date',
    'search end date',
    'date to',
    'to date',
    'to',
    'time frame end',
    'time range end',
    'end date/time',
    'range end',
  ],
  window: ['time frame', 'date range', 'time range', 'search range'],
  caseNumber: [
    'case number',
    'case #',
    'case no',
    'case',
    'incident number',
    'incident #',
    'case/incident number',
    'report number',
  ],
  reason: [
    'reason',
    'search reason',
    'purpose',
    'search purpose',
    'justification',
    'query reason',
    'reason code',
    'reason_1',
  ],
  offense: ['offense type', 'offense', 'crime type'],
  resultsViewed: [
    'records viewed',
    'results viewed',
    'result count',
    'records returned',
    'detections viewed',
  ],
  networks: ['network count', 'total networks searched', 'networks searched', 'camera count'],
  devices: ['total devices searched'],
  searchType: ['search type', 'query type', 'type'],
  ipAddress: ['ip address', 'ip', 'network address', 'source ip'],
};

/** A header name as names are compared: trimmed, case-folded, letters and digits only. */
export function normalizedName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

const KNOWN = new Map<string, { field: Field; rank: number }>();
for (const field of FIELDS) {
  [field, ...HEADER_NAMES[field]].forEach((name, rank) => {
    const key = normalizedName(name);
    if (!KNOWN.has(key)) KNOWN.set(key, { field, rank });
  });
}

/** A header that the user says is a field: `--map "user=Operator"` or the config's `columns`. */
export interface ColumnMapping {
  readonly field: Field;
  readonly header: string;
}

/** The field that a header names, by the user's mapping first; undefined for an unknown header. */
export function fieldNamed(header: string, mapping: readonly ColumnMapping[]): Field | undefined {
  const name = normalizedName(header);
  if (name === '') return undefined;
  const mapped = mapping.find((each) => normalizedName(each.header) === name);
  return mapped?.field ?? KNOWN.get(name)?.field;
}

/** Whether one of some headers is among normalized names. */
export function hasOneOf(names: readonly string[], headers: readonly string[]): boolean {
  return headers.some((header) => names.includes(normalizedName(header)));
}

/** One matched column. A packed column appears once for each field that it serves. */
export interface MatchedColumn {
  readonly field: Field;
  readonly header: string;
  readonly index: number;
}

/** The columns of one log. */
export interface Columns {
  /** How many cells a row has. */
  readonly width: number;
  /** The header's names, normalized. */
  readonly names: readonly string[];
  readonly matched: readonly MatchedColumn[];
  readonly unmatched: readonly string[];
  /** The column of each field in FIELDS order; −1 where the log has none. */
  readonly indexOf: Readonly<Record<Field, number>>;
  /** The column that holds the date where date and time of the search stand apart; else −1. */
  readonly separateDate: number;
  /** The column in which plate and range are packed, or −1; and what it serves. */
  readonly packed: number;
  readonly packedPlate: boolean;
  readonly packedWindow: boolean;
}

/**
 * Matches a header.
 * @param header its cells, empty ones at the end dropped
 * @param separate whether `Search Date` and `Search Time` are date and time of one moment
 */
export function matchColumns(
  header: readonly string[],
  mapping: readonly ColumnMapping[],
  layout: Layout,
  separate: boolean,
): Columns {
  const names = header.map(normalizedName);
  const indexOf = Object.fromEntries(
    FIELDS.map((field) => [field, bestColumn(names, field, mapping)]),
  ) as Record<Field, number>;
  const isMapped = (name: string): boolean =>
    mapping.some((each) => normalizedName(each.header) === name);
  const ownTime = names[indexOf.searchedAt] === 'searchtime' && !isMapped('searchtime');
  const apart = separate && ownTime && !isMapped('searchdate');
  const separateDate = apart ? names.indexOf('searchdate') : -1;
  const packedName = layout.packedColumn ? normalizedName(layout.packedColumn) : '';
  const packed = packedName === '' || isMapped(packedName) ? -1 : names.indexOf(packedName);
  const noWindow = indexOf.windowStart < 0 && indexOf.windowEnd < 0 && indexOf.window < 0;
  const packedPlate = packed >= 0 && indexOf.plate < 0;
  const packedWindow = packed >= 0 && noWindow;

  const served: MatchedColumn[] = FIELDS.map((field) => ({ field, index: indexOf[field] }))
    .filter(({ index }) => index >= 0)
    .map(({ field, index }) => ({ field, index, header: header[index]!.trim() }));
  const add = (field: Field, index: number): void => {
    served.push({ field, index, header: header[index]!.trim() });
  };
  if (separateDate >= 0) add('searchedAt', separateDate);
  if (packedPlate) add('plate', packed);
  if (packedWindow) {
    add('windowStart', packed);
    add('windowEnd', packed);
  }
  const order = (column: MatchedColumn): number => FIELDS.indexOf(column.field);
  const matched = served.sort((a, b) => a.index - b.index || order(a) - order(b));
  const taken = new Set(matched.map(({ index }) => index));
  const unmatched = header.map((cell) => cell.trim()).filter((_, index) => !taken.has(index));
  return {
    width: header.length,
    names,
    matched,
    unmatched,
    indexOf,
    separateDate,
    packed,
    packedPlate,
    packedWindow,
  };
}

/** The column of a field: the user's mapping, else the name earliest in the table, else the left one. */
function bestColumn(
  names: readonly string[],
  field: Field,
  mapping: readonly ColumnMapping[],
): number {
  const mapped = mapping
    .filter((each) => each.field === field)
    .map(({ header }) => names.indexOf(normalizedName(header)))
    .find((index) => index >= 0);
  if (mapped !== undefined) return mapped;
  const taken = new Set(mapping.map(({ header }) => normalizedName(header)));
  let best = -1;
  let bestRank = Number.POSITIVE_INFINITY;
  names.forEach((name, index) => {
    const known = KNOWN.get(name);
    if (known?.field === field && known.rank < bestRank && !taken.has(name)) {
      best = index;
      bestRank = known.rank;
    }
  });
  return best;
}
