import { textState } from '../oracle-cells.ts';
import type { OracleLog } from '../oracle-log.ts';
import { byCodePoint } from '../oracle-refusal.ts';
import { trim } from '../oracle-white-space.ts';
import { dayText } from '../oracle-zone.ts';
import { entityKey, matching, taggedName } from './entity-name.ts';
import type { Entity } from './sharing-entities.ts';
import type { Direction } from './sharing-lists.ts';

export interface LogFindings {
  outcome: 'compared' | 'cannotTell';
  unlisted: { agency: string; searches: number; first: string | null; last: string | null }[];
  neverSearched: string[];
}

/** The agencies that searched, against those that the list shares with. */
export function logFindings(
  log: OracleLog,
  entities: Entity[],
  told: Direction[],
  { asOf, own }: { asOf: number; own: string[] },
): LogFindings {
  const happened = log.searches.filter(({ day }) => day === null || day <= asOf);
  const searches = happened
    .filter(({ cells, states }) => states.agency === 'value' && isNamed(cells.agency ?? ''))
    .map(({ cells, day }) => ({ agency: trim(cells.agency ?? ''), day }));
  if (!told.includes('outbound') || searches.length === 0) {
    return { outcome: 'cannotTell', unlisted: [], neverSearched: [] };
  }
  const keyOf = (agency: string): string => entityKey(taggedName(agency).bare);
  const ownKeys = own.map(keyOf);
  const outbound = entities.filter(({ directions }) => directions.includes('outbound'));
  const searched = new Set<Entity>();
  const unlisted: LogFindings['unlisted'] = [];
  for (const key of new Set(searches.map(({ agency }) => keyOf(agency)))) {
    if (ownKeys.includes(key)) continue;
    const of = searches.filter(({ agency }) => keyOf(agency) === key);
    const [agency = ''] = of.map((each) => each.agency).sort(byCodePoint);
    const entity = matching(taggedName(agency).bare, outbound);
    if (entity !== null) {
      searched.add(entity);
      continue;
    }
    const days = of.map(({ day }) => day).filter((day) => day !== null);
    const text = (day: number): string | null => (days.length === 0 ? null : dayText(day));
    unlisted.push({
      agency,
      searches: of.length,
      first: text(Math.min(...days)),
      last: text(Math.max(...days)),
    });
  }
  const neverSearched = outbound
    .filter((entity) => !searched.has(entity) && !ownKeys.includes(entityKey(entity.bare)))
    .map(({ name }) => name);
  // Who searched without a name may be anybody.
  const isUntold = unlisted.length === 0 && happened.length > searches.length;
  return { outcome: isUntold ? 'cannotTell' : 'compared', unlisted, neverSearched };
}

/** A mark in the place of an agency names nobody. */
function isNamed(agency: string): boolean {
  return !['withheld', 'damaged'].includes(textState(agency, 'generic'));
}
