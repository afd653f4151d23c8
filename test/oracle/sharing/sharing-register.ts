import { fold } from '../oracle-white-space.ts';
import { dayText } from '../oracle-zone.ts';
import { isValue } from '../side/side-dates.ts';
import { dayOf, type SideDescription, type SideRow, type SideTable } from '../side/side-table.ts';
import { entityKey, matching, taggedName } from './entity-name.ts';
import { type Entity, type ShownDirection, shownDirection } from './sharing-entities.ts';
import type { Direction } from './sharing-lists.ts';

const OUTBOUND = ['outbound', 'out', 'sharing', 'shared'];
const INBOUND = ['inbound', 'in', 'received', 'receiving'];

export const REGISTER: SideDescription = {
  columns: [
    { field: 'entity', names: ['agency', 'organization', 'organization name', 'name'] },
    { field: 'direction' },
    { field: 'decidedAt', names: ['decided', 'date decided', 'date approved'], isDate: true },
    { field: 'approvedBy', names: ['approver'] },
    { field: 'purpose', names: ['reason', 'need'] },
    { field: 'agreement', names: ['mou', 'contract'] },
    { field: 'expiresAt', names: ['expires', 'expiry', 'expiration date'], isDate: true },
  ],
  isHeader: (fields) => fields.has('entity'),
  isBad: (row) => directionsOf(row) === null || !isValue(row.cells.entity ?? ''),
  alone: 'entity',
};

/** What a record must say; without the column it is not known whether it does. */
const NEEDED = ['decidedAt', 'approvedBy', 'purpose', 'agreement'];

interface Record {
  row: SideRow;
  name: string;
  /** Whom of the list it is about. */
  entity: Entity | null;
  directions: Direction[];
}

export interface RegisterFindings {
  withoutRecord: { name: string; direction: ShownDirection }[];
  withoutShare: { name: string; line: number }[];
  expired: { name: string; expiresAt: string; line: number }[];
  incomplete: { name: string; line: number; lacks: string[] }[];
}

export function registerOf(
  { rows, fields }: SideTable,
  entities: Entity[],
  told: Direction[],
  asOf: number,
): RegisterFindings {
  // What is decided after as-of has not happened.
  const known = rows.filter((row) => (dayOf(row, 'decidedAt') ?? asOf) <= asOf);
  const records = known.map((row): Record => {
    const name = row.cells.entity ?? '';
    const entity = matching(taggedName(name).bare, entities);
    return { row, name, entity, directions: directionsOf(row) ?? [] };
  });
  const withoutRecord = entities.flatMap((entity) => {
    const lacking = entity.directions.filter((direction) => {
      return !records.some((one) => one.entity === entity && one.directions.includes(direction));
    });
    if (lacking.length === 0) return [];
    return [{ name: entity.name, direction: shownDirection(lacking) }];
  });
  const withoutShare = records.filter(({ entity, directions }) => {
    const isShared = directions.some((each) => entity?.directions.includes(each));
    return !isShared && directions.every((each) => told.includes(each));
  });
  const hasExpired = ({ row }: Record): boolean => (dayOf(row, 'expiresAt') ?? asOf) < asOf;
  const inForce = records.filter((record) => !hasExpired(record));
  const expired = records.filter(hasExpired).flatMap((record) => {
    const { row, name, directions } = record;
    // An agreement that was renewed has not run out.
    const renewed = inForce.filter((one) => isOfSame(one, record)).flatMap((one) => one.directions);
    if (directions.every((each) => renewed.includes(each))) return [];
    return [{ name, expiresAt: dayText(dayOf(row, 'expiresAt') ?? asOf), line: row.line }];
  });
  const incomplete = records.flatMap(({ row, name }) => {
    const lacks = NEEDED.filter((field) => fields.has(field) && isLacking(row, field));
    return lacks.length === 0 ? [] : [{ name, line: row.line, lacks }];
  });
  return {
    withoutRecord,
    withoutShare: withoutShare.map(({ row, name }) => ({ name, line: row.line })),
    expired,
    incomplete,
  };
}

/** Whether two records are about one entity, on the list or not. */
function isOfSame(one: Record, other: Record): boolean {
  if (one.entity !== null || other.entity !== null) return one.entity === other.entity;
  return entityKey(taggedName(one.name).bare) === entityKey(taggedName(other.name).bare);
}

function isLacking(row: SideRow, field: string): boolean {
  return field === 'decidedAt' ? dayOf(row, field) === null : !isValue(row.cells[field] ?? '');
}

/** Null where the cell says something else. */
function directionsOf({ cells }: SideRow): Direction[] | null {
  const word = fold(cells.direction ?? '');
  if (word === '' || word === 'both') return ['outbound', 'inbound'];
  if (OUTBOUND.includes(word)) return ['outbound'];
  return INBOUND.includes(word) ? ['inbound'] : null;
}
