import fc from 'fast-check';
import { CAST } from './people-cast.ts';
import { randomDay, TODAY } from './side-dates.ts';
import { csv, type SideFile } from './side-run.ts';

/** One event as its log writes it, without its time. */
interface Event {
  user: string;
  event: string;
  entity: string;
  details: string;
}

const ACTORS = ['Lt. Grey', ' Lt.  Grey', 'chief@police.example.gov', 'Sgt. Stone'];

function labeled(lines: Record<string, string>): string {
  return Object.entries(lines)
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('');
}

const made = fc.constantFrom('create', 'update', 'delete');

const userEvent = fc
  .record({ event: made, one: fc.constantFrom(...CAST) })
  .map(({ event, one }) => ({ event, entity: 'user', details: labeled({ Name: one.user }) }));

const share = fc
  .record({
    event: made,
    organization: fc.constantFrom('Oak PD', 'Kern County SO CA', '[Federal] FBI'),
    network: fc.constantFrom('Main', 'Parks, Schools'),
    permissions: fc.constantFrom('Search', 'Search, Alerts'),
  })
  .map(({ event, organization, network, permissions }) => ({
    event,
    entity: 'networkShare',
    details: labeled({
      'Network Name': network,
      Permissions: permissions,
      'Receiving Organization': organization,
    }),
  }));

const entry = fc
  .record({
    event: fc.constantFrom('create', 'create', 'create', 'update', 'delete'),
    list: fc.constantFrom('Bolo', 'Stolen: ours'),
    plate: fc.constantFrom('ABC123', 'XYZ789', 'AAA111'),
    expiry: fc.constantFrom('never', 'never', '2026-08-01T00:00:00.000Z'),
    number: fc.constantFrom('', '26-01234'),
    reason: fc.constantFrom('', 'stolen car'),
  })
  .map(({ event, list, plate, expiry, number, reason }) => ({
    event,
    entity: 'Custom Hotlist Entry',
    details:
      event === 'delete'
        ? labeled({ 'Hotlist Name': list, 'Deleted Plates': plate })
        : labeled({
            'Hotlist Name': list,
            License: plate,
            State: 'CA',
            Reason: reason,
            Case: number,
            Expiry: expiry,
          }),
  }));

const other = fc
  .record({ event: made, entity: fc.constantFrom('stream', 'location', 'feedView', 'export') })
  .map(({ event, entity }) => ({ event, entity, details: labeled({ Name: 'North' }) }));

const review = fc
  .constantFrom('Needs Review -> Archived', 'Archived -> Needs Review')
  .map((status) => ({
    event: 'update',
    entity: 'organizationAudit',
    details: labeled({ 'License Plate': '***', User: 'k.poe', Status: status }),
  }));

interface Timed extends Event {
  time: string;
}

/** Events of any kind at any time. */
const anyEvent: fc.Arbitrary<Timed> = fc
  .record({
    what: fc.oneof(userEvent, share, entry, entry, other, review),
    user: fc.constantFrom(...ACTORS),
    day: randomDay,
    second: fc.nat(86_399),
    form: fc.nat(2),
  })
  .map(({ what, user, day, second, form }) => ({
    ...what,
    user,
    time: timeOf(day * 86_400 + second, form),
  }));

function timeOf(seconds: number, form: number): string {
  const iso = new Date(seconds * 1000).toISOString();
  return form === 0 ? iso.replace('Z', '+00:00') : iso;
}

/** One reviewer's closings, one after the other: about 90 seconds, half an hour, or more apart. */
const closings: fc.Arbitrary<Timed[]> = fc
  .record({
    user: fc.constantFrom('Lt. Grey', 'Sgt. Stone'),
    gaps: fc.array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(40, 60, 89, 90) },
        { weight: 1, arbitrary: fc.constantFrom(91, 1799, 1800, 1801, 7200) },
      ),
      { minLength: 8, maxLength: 30, size: 'max' },
    ),
    start: fc.nat(86_399),
  })
  .map(({ user, gaps, start }) => {
    let at = (TODAY - 20) * 86_400 + start;
    return gaps.map((gap): Timed => {
      at += gap;
      const details = labeled({ Status: 'Needs Review -> Archived' });
      return { user, event: 'update', entity: 'organizationAudit', details, time: timeOf(at, 1) };
    });
  });

export interface RandomEvents {
  files: SideFile[];
  from: number | undefined;
  to: number | undefined;
}

const HEADER = ['Timestamp', 'User', 'Event Type', 'Entity Type', 'Entity Details', 'Event Id'];

export const randomEvents: fc.Arbitrary<RandomEvents> = fc
  .record({
    events: fc.array(anyEvent, { minLength: 1, maxLength: 25 }),
    closed: fc.option(closings, { nil: [], freq: 2 }),
    /** Which events a second file has again. */
    again: fc.option(fc.nat(6), { freq: 2 }),
    period: fc.constantFrom('none', 'none', 'from', 'both'),
    days: fc.tuple(randomDay, randomDay),
  })
  .map(({ events, closed, again, period, days }) => {
    const rows = [...events, ...closed].map(({ time, user, event, entity, details }, at) => {
      // An event's id is no key: one stands on several rows.
      return [time, user, event, entity, details, `e-${at % 5}`];
    });
    const files = [{ name: 'a.csv', text: csv([HEADER, ...rows]) }];
    if (again !== null)
      files.push({ name: 'b.csv', text: csv([HEADER, ...rows.slice(0, again + 1)]) });
    const [first, last] = days.sort((a, b) => a - b);
    return {
      files,
      from: period === 'none' ? undefined : first,
      to: period === 'both' ? last : undefined,
    };
  });
