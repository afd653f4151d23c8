import { normalizeHeader } from '../oracle-fields.ts';
import { OracleRefusal } from '../oracle-refusal.ts';
import { splitText } from '../oracle-split.ts';
import { readTime } from '../oracle-time.ts';
import { isEmpty, trim, unguarded } from '../oracle-white-space.ts';
import { dayOfReading } from '../oracle-zone.ts';
import { type TaggedName, taggedName } from './entity-name.ts';
import { saysNoShare } from './no-share.ts';

export type Direction = 'outbound' | 'inbound';

/** One listing: a name, and the directions in which it stands there. */
export interface Listing {
  name: TaggedName;
  directions: Direction[];
  /** Where the list has a column of states. */
  state: string | null;
}

export interface SharingList {
  listings: Listing[];
  /** The directions that the list tells of. */
  directions: Direction[];
  /** The day of a report's footer. */
  day: number | null;
}

const COLUMNS: Record<Direction, string> = {
  inbound: normalizeHeader('Networks Shared With Me'),
  outbound: normalizeHeader("Networks I'm Sharing"),
};

export function readSharingList(text: string, direction: Direction | undefined): SharingList {
  return flockList(text) ?? vigilantReport(text) ?? namesByLine(text, direction);
}

function flockList(text: string): SharingList | null {
  const { rows } = splitText(text.replace(/^\ufeff/, ''), ',');
  const index = rows.findIndex(({ cells }) => {
    const names = cells.map(normalizeHeader);
    return (
      names.includes('organizationname') && Object.values(COLUMNS).some((c) => names.includes(c))
    );
  });
  if (index === -1) return null;
  const header = (rows[index]?.cells ?? []).map(normalizeHeader);
  const nameAt = header.indexOf('organizationname');
  const told = (['outbound', 'inbound'] as const).filter((each) => header.includes(COLUMNS[each]));
  const listings = rows.slice(index + 1).flatMap(({ cells }): Listing[] => {
    const name = unguarded(cells[nameAt] ?? '');
    if (isEmpty(name)) return [];
    const isShared = (each: Direction): boolean =>
      !saysNoShare(unguarded(cells[header.indexOf(COLUMNS[each])] ?? ''));
    return [{ name: taggedName(name), directions: told.filter(isShared), state: null }];
  });
  return { listings, directions: told, day: null };
}

/** One name a line, commas and all; headings set the direction of what stands below. */
function namesByLine(text: string, given: Direction | undefined): SharingList {
  const listings: Listing[] = [];
  const directions = new Set<Direction>();
  let direction = given;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const heading = headingOf(line);
    if (heading !== null) {
      direction = heading;
      directions.add(heading);
    } else if (!isEmpty(line)) {
      if (direction === undefined) throw new OracleRefusal('no direction of the list');
      directions.add(direction);
      listings.push({ name: taggedName(unguarded(line)), directions: [direction], state: null });
    }
  }
  return { listings, directions: inOrder(directions), day: null };
}

function headingOf(line: string): Direction | null {
  const text = line.toLowerCase();
  if (text.includes('organizations granted access to')) return 'outbound';
  return /organizations sharing their (data|networks?) with/.test(text) ? 'inbound' : null;
}

const SECTIONS: [heading: string, direction: Direction | null][] = [
  ['Detections Shared', 'outbound'],
  ['Detections Received', 'inbound'],
  ['Hot List Sharing', null],
  ['Hot List Received', null],
];

/** Vigilant's report as `pdftotext -layout` gives it: columns are parted by two or more spaces. */
function vigilantReport(text: string): SharingList | null {
  if (!/Data Sharing Report/.test(text)) return null;
  const told = new Set<Direction>();
  const listings: Listing[] = [];
  let direction: Direction | null = null;
  let withStates = false;
  let day: number | null = null;
  /** Where the names of the line before began, to find what they were wrapped from. */
  let above: { at: number; listing: Listing }[] = [];
  for (const line of text.split(/\r\n|\n|\r|\f/)) {
    const section = SECTIONS.find(([heading]) => trim(line) === heading);
    const date = /Date Created: *(\d{2}-\d{2}-\d{2})/.exec(line)?.[1];
    const cells = [...line.matchAll(/\S+(?: \S+)*/g)];
    if (section !== undefined) {
      [, direction] = section;
      withStates = false;
      if (direction !== null) told.add(direction);
    } else if (date !== undefined) {
      day = dayOfFooter(date);
    } else if (/^\s*Agency\s{2,}City\s{2,}State\s*$/.test(line)) {
      withStates = true;
    } else if (direction !== null && !isFrame(line)) {
      const named = withStates ? cells.slice(0, 1) : cells;
      const state = withStates ? (cells[2]?.[0] ?? null) : null;
      const names = named.map((cell) => ({ at: cell.index, text: cell[0] }));
      above = takeNames(names, above, { direction, state }, listings);
    }
  }
  return { listings, directions: inOrder(told), day };
}

/** `(CA)` alone belongs to the name above it in the same column. */
function takeNames(
  names: { at: number; text: string }[],
  above: { at: number; listing: Listing }[],
  { direction, state }: { direction: Direction; state: string | null },
  listings: Listing[],
): { at: number; listing: Listing }[] {
  return names.map(({ at, text }) => {
    const wrapped = above.find((each) => each.at === at);
    if (/^\([A-Z]{2}\)$/.test(text) && wrapped !== undefined) {
      wrapped.listing.name = taggedName(`${wrapped.listing.name.spelling} ${text}`);
      return wrapped;
    }
    const listing = { name: taggedName(text), directions: [direction], state };
    listings.push(listing);
    return { at, listing };
  });
}

/** What the report says around the names. */
function isFrame(line: string): boolean {
  return (
    isEmpty(line) ||
    /^\s*(Agency|Data Sharing Report|None)\s*$/.test(line) ||
    /with the following Agencies:|from the following Agencies:/.test(line)
  );
}

function dayOfFooter(text: string): number | null {
  const time = readTime(`${text} 00:00`, { dayFirst: false, utc: false });
  return time === null ? null : dayOfReading(time.ms);
}

function inOrder(directions: Set<Direction>): Direction[] {
  return (['outbound', 'inbound'] as const).filter((each) => directions.has(each));
}
