import type { Warning } from '../../contract/document.ts';
import { FIELDS, type Field } from '../../search.ts';
import type { LogPlan } from '../log-plan.ts';
import type { LogReading } from '../log-reading.ts';

/** Files that are named; the rest is counted. */
const NAMED = 8;

/** The range of images is one thing, in whatever columns it stands. */
const RANGE: readonly Field[] = ['windowStart', 'windowEnd', 'window'];

/**
 * The warnings of fields that some of the logs have a column for and others lack, a field each: a share
 * over all of them mixes what was left blank with what could not be filled in.
 */
export function columnsDifferWarnings(readings: readonly LogReading[]): Warning[] {
  const plans = readings.filter(({ rows }) => rows > 0).map(({ plan }) => plan);
  const fields = FIELDS.filter((field) => !RANGE.includes(field) || field === 'window');
  return fields.flatMap((field): Warning[] => {
    const without = plans.filter((plan) => !hasField(plan, field)).map(({ file }) => file);
    if (without.length === 0 || without.length === plans.length) return [];
    const more = without.length - NAMED;
    const named = `${without.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const [lack, them] = without.length === 1 ? ['lacks', 'it'] : ['lack', 'them'];
    const message =
      `${field === 'window' ? 'date range' : field}: ${without.length} of ${plans.length} logs ` +
      `${lack} a column for it (${named}), so that shares over all logs mix what was left blank with ` +
      `what was not exported; read ${them} apart, or name the column with --map`;
    return [{ code: 'columns-differ', message }];
  });
}

function hasField({ columns, layout, stated }: LogPlan, field: Field): boolean {
  const { indexOf, packedPlate, packedWindow } = columns;
  if (field === 'window') return packedWindow || RANGE.some((each) => indexOf[each] >= 0);
  if (indexOf[field] >= 0) return true;
  if (field === 'plate') return packedPlate;
  if (field !== 'agency') return false;
  return (layout.agencyFromEmail && indexOf.user >= 0) || stated.agency !== null;
}
