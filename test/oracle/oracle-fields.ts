import { fold, trim } from './oracle-white-space.ts';

/** The field table of section 3, word for word. The canonical name comes first in its row. */
export const FIELD_TABLE = {
  searchId: 'id, search id, query id, transaction id, audit id, event id',
  searchedAt:
    'search time, search date/time, search date, query date/time, query date, timestamp, ' +
    'date/time, date time, transaction date',
  user:
    'user, user name, username, name, userid, user id, officer, operator, login, email, ' +
    'performed by, searched by',
  agency:
    'agency, org name, organization, organization name, department, dept, user organization, ' +
    'user agency',
  plate:
    'license plate, license plates, licence plate, plate, plate number, plates, lpr plate, tag',
  plateState: 'state, plate state, issuing state',
  windowStart:
    'start date, search start date, date from, from date, from, time frame start, ' +
    'time range start, start date/time, range start',
  windowEnd:
    'end date, search end date, date to, to date, to, time frame end, time range end, ' +
    'end date/time, range end',
  window: 'time frame, date range, time range, search range',
  caseNumber:
    'case number, case #, case no, case, incident number, incident #, case/incident number, ' +
    'report number',
  reason:
    'reason, search reason, purpose, search purpose, justification, query reason, reason code, ' +
    'reason_1',
  offense: 'offense type, offense, crime type',
  resultsViewed:
    'records viewed, results viewed, result count, records returned, detections viewed',
  networks: 'network count, total networks searched, networks searched, camera count',
  devices: 'total devices searched',
  searchType: 'search type, query type, type',
  ipAddress: 'ip address, ip, network address, source ip',
};

export type Field = keyof typeof FIELD_TABLE;

export const FIELDS = Object.keys(FIELD_TABLE) as Field[];

export function isField(name: string): name is Field {
  return (FIELDS as string[]).includes(name);
}

/** The same few names are asked for again and again: what each becomes is kept, of the last thousands. */
const normalized = new Map<string, string>();

/** Trimmed, case-folded, and without anything that is not a letter, a mark or a number. */
export function normalizeHeader(text: string): string {
  let name = normalized.get(text);
  if (name === undefined) {
    name = fold(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    if (normalized.size > 5000) normalized.clear();
    normalized.set(text, name);
  }
  return name;
}

/** The header names of a field in the order of the table, normalized, the canonical one first. */
export function headerNames(field: Field): string[] {
  return NORMALIZED_NAMES[field];
}

const NORMALIZED_NAMES = Object.fromEntries(
  FIELDS.map((field) => [field, [field, ...FIELD_TABLE[field].split(', ')].map(normalizeHeader)]),
) as Record<Field, string[]>;

/** --map and the config's columns. */
export type HeaderMap = [field: Field, header: string][];

/** A header as it is looked up in the table: without a bracket at its end where that helps. */
export interface LookedUp {
  name: string;
  inFull: boolean;
}

export function lookedUp(header: string): LookedUp {
  const name = normalizeHeader(header);
  if (fieldOfTable(name) !== null) return { name, inFull: true };
  const before = /^(.*?)(\([^()]*\)|\[[^[\]]*\])$/s.exec(trim(header))?.[1];
  return before === undefined
    ? { name, inFull: true }
    : { name: normalizeHeader(before), inFull: false };
}

/** A name stands in one row of the table only. */
const FIELD_BY_NAME = new Map(
  FIELDS.flatMap((field) => NORMALIZED_NAMES[field].map((name) => [name, field])),
);

function fieldOfTable(name: string): Field | null {
  return FIELD_BY_NAME.get(name) ?? null;
}

/** The field that a header names: by the map first, then by the table. */
export function fieldNamedBy(header: string, map: HeaderMap): Field | null {
  const name = normalizeHeader(header);
  if (name === '') return null;
  for (const [field, mapped] of map) {
    if (normalizeHeader(mapped) === name) return field;
  }
  return fieldOfTable(lookedUp(header).name);
}
