import type { OracleLog } from '../oracle-log.ts';
import { OracleRefusal } from '../oracle-refusal.ts';
import { dayText } from '../oracle-zone.ts';
import { readSideTable } from '../side/side-table.ts';
import { type Changes, changesOf } from './sharing-changes.ts';
import {
  type Entity,
  entitiesOf,
  type ShownDirection,
  shownDirection,
  type Totals,
  totalsOf,
} from './sharing-entities.ts';
import { type Direction, readSharingList } from './sharing-lists.ts';
import { type LogFindings, logFindings } from './sharing-log.ts';
import { REGISTER, type RegisterFindings, registerOf } from './sharing-register.ts';

export interface SharingAsked {
  list: string;
  before?: string;
  register?: string;
  log?: OracleLog;
  home?: string;
  own?: string[];
  direction?: Direction;
  asOf?: number;
  allowBadRows?: boolean;
}

export interface OracleSharing {
  asOf: string;
  directions: Direction[];
  /** The directions that the list does not tell of. */
  untold: Direction[];
  entities: { name: string; direction: ShownDirection; state: string | null; marks: string[] }[];
  totals: Totals;
  changes: Changes | null;
  register: RegisterFindings | null;
  log: LogFindings | null;
}

export function sharingOracle(asked: SharingAsked): OracleSharing {
  const list = readSharingList(asked.list, asked.direction);
  const entities = entitiesOf(list, asked.home);
  const asOf = asked.asOf ?? latestDay(asked.log) ?? list.day;
  if (asOf === null) throw new OracleRefusal('--as-of must be given');
  const told = list.directions;
  return {
    asOf: dayText(asOf),
    directions: told,
    untold: (['outbound', 'inbound'] as const).filter((each) => !told.includes(each)),
    entities: entities.map(shown),
    totals: totalsOf(list, entities, asked.home),
    changes: asked.before === undefined ? null : changesSince(asked.before, asked, entities, told),
    register:
      asked.register === undefined
        ? null
        : registerOf(
            readSideTable(asked.register, REGISTER, { allowBadRows: asked.allowBadRows ?? false }),
            entities,
            told,
            asOf,
          ),
    log:
      asked.log === undefined
        ? null
        : logFindings(asked.log, entities, told, { asOf, own: asked.own ?? [] }),
  };
}

function shown({ name, directions, state, marks }: Entity): OracleSharing['entities'][number] {
  return { name, direction: shownDirection(directions), state, marks };
}

function changesSince(
  before: string,
  { direction, home }: SharingAsked,
  entities: Entity[],
  directions: Direction[],
): Changes {
  const list = readSharingList(before, direction);
  return changesOf(
    { entities: entitiesOf(list, home), directions: list.directions },
    { entities, directions },
  );
}

function latestDay(log: OracleLog | undefined): number | null {
  const days = (log?.searches ?? []).map(({ day }) => day).filter((day) => day !== null);
  return days.length === 0 ? null : Math.max(...days);
}
