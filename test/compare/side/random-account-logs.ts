import fc from 'fast-check';
import { dayText } from '../../oracle/oracle-zone.ts';
import { EVENT_NAMES, logUser, type Member, SHARED } from './people-cast.ts';
import { randomDay, TODAY } from './side-dates.ts';
import { csv } from './side-run.ts';

const search = (one: Member) =>
  fc.record({
    day: randomDay,
    user: fc.oneof(
      { weight: 12, arbitrary: logUser(one) },
      { weight: 1, arbitrary: fc.constantFrom('u-77', 'u-78', '', '***', ...SHARED) },
    ),
    agency: fc.nat(60),
  });

/** Somebody who searches every week, so that the log has no hole. */
export const WEEKLY = Array.from({ length: 53 }, (_, week) => ({
  day: TODAY - 7 * week,
  user: 'kpoe',
  agency: 1,
}));

export const randomLog = (one: fc.Arbitrary<Member>) =>
  fc
    .record({
      searches: fc.array(one.chain(search), { minLength: 1, maxLength: 25 }),
      weekly: fc.boolean(),
      withAgency: fc.boolean(),
    })
    .map(({ searches, weekly, withAgency }) => {
      const all = weekly ? [...searches, ...WEEKLY] : searches;
      const rows = all.map(({ day, user, agency }, at) => {
        const common = [
          `s-${at}`,
          `${dayText(day)} 09:${String(at % 60).padStart(2, '0')}:00`,
          user,
        ];
        return withAgency
          ? [...common, 'theft', agency === 0 ? 'Elm SO' : 'Oak PD']
          : [...common, 'theft'];
      });
      const header = ['Search ID', 'Search Time', 'User', 'Reason'];
      return csv([withAgency ? [...header, 'Agency'] : header, ...rows]);
    });

const userEvent = (one: Member) =>
  fc.record({
    whose: fc.constant(`${one.first} ${one.last}`),
    day: randomDay,
    event: fc.constantFrom('create', 'delete', 'update'),
    name: fc.constantFrom(...EVENT_NAMES).map((form) => form(one)),
  });

export const randomEvents = (one: fc.Arbitrary<Member>) =>
  fc
    // Which of two creations of one user counts is not said.
    .uniqueArray(one.chain(userEvent), {
      minLength: 1,
      maxLength: 4,
      selector: ({ event, whose }) => `${event} ${whose}`,
    })
    .map((events) =>
      csv([
        ['Timestamp', 'User', 'Event Type', 'Entity Type', 'Entity Details', 'Event Id'],
        ...events.map(({ day, event, name }, at) => {
          const time = `${dayText(day)}T10:0${at}:00.000Z`;
          return [time, 'chief@police.example.gov', event, 'user', `Name: ${name}\n`, `e-${at}`];
        }),
      ]),
    );
