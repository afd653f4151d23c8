import { madeOnce } from '../../keyed.ts';
import { FIELDS, type Field, trimmed } from '../../search.ts';
import { LAYOUTS } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';

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

/** A header name as names are compared: case-folded, letters and digits only, so without white space. */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** A bracket behind a name, `Search Time (PST)`; or a zone behind a time, `Search Time UTC`. */
const BRACKET = /^(.*[^\s([{<])\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>)$/s;
const ZONE =
  /^(.*(?:time|stamp|date|from|to|start|end))[\s,;:/–-]+(?:utc|gmt|z|local(?:\s+time)?|[ecmp][sd]?t|ak[sd]t|hst|eastern|central|mountain|pacific)$/is;
const LONGEST_HEADER = 200;

/** A header name as names are compared, without a bracket or a unit behind it; '' where it has none. */
export function shortName(name: string): string {
  if (name.length > LONGEST_HEADER) return '';
  const header = trimmed(name);
  const before = (BRACKET.exec(header) ?? ZONE.exec(header))?.[1];
  return before === undefined ? '' : normalizedName(before);
}

/** Which field a header names, and how early among the names of that field. */
export type HeaderNames = ReadonlyMap<string, { readonly field: Field; readonly rank: number }>;

type WithHeaders = Pick<Layout, 'headers'>;

/**
 * The names, normalized, under which a layout has the fields: its own before those that all know.
 * Layouts are constants, and their names are asked for again for each log.
 */
export const headerNames = madeOnce(({ headers = {} }: WithHeaders): HeaderNames => {
  const known = new Map<string, { field: Field; rank: number }>();
  const add = (field: Field, names: readonly string[], from: number): void => {
    names.forEach((name, i) => {
      const key = normalizedName(name);
      if (!known.has(key)) known.set(key, { field, rank: from + i });
    });
  };
  for (const field of FIELDS) add(field, headers[field] ?? [], 0);
  for (const field of FIELDS) {
    add(field, [field, ...HEADER_NAMES[field]], headers[field]?.length ?? 0);
  }
  return known;
});

/** The names that any layout knows: a header is looked for before it is known whose it is. */
export function namesOfAny(layouts: readonly Layout[]): HeaderNames {
  const own = layouts.filter(({ headers }) => headers !== undefined);
  // A name that all know means what it means to all.
  return new Map([...own, {}].flatMap((layout) => [...headerNames(layout)]));
}

export const ANY_LAYOUT: HeaderNames = namesOfAny(LAYOUTS);
