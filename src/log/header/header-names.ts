import { madeOnce } from '../../keyed.ts';
import { FIELDS, type Field } from '../../search.ts';
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

/** A header name as names are compared: trimmed, case-folded, letters and digits only. */
export function normalizedName(name: string): string {
  const lower = name.trim().toLowerCase();
  let kept = '';
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    // A search for what is a letter in any script takes ten times as long.
    if (unit > 0x7f) return lower.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) kept += lower[i];
  }
  return kept;
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
