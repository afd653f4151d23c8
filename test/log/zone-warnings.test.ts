import { describe, expect, it } from 'vitest';
import { fixedZoneWarnings } from '../../src/log/warnings/fixed-zone.ts';

const messageOf = (zone: string) => fixedZoneWarnings(zone).map(({ message }) => message);

describe('a zone that never changes its clock', () => {
  it.each([
    ['EST', '5 hours behind', 'America/New_York'],
    ['est', '5 hours behind', 'America/New_York'],
    ['MST', '7 hours behind', 'America/Denver or America/Phoenix (Arizona'],
    ['Etc/GMT+4', '4 hours behind', 'America/New_York'],
    ['Etc/GMT+5', '5 hours behind', 'America/New_York or America/Chicago'],
    ['Etc/GMT+6', '6 hours behind', 'America/Chicago or America/Denver'],
    ['Etc/GMT+7', '7 hours behind', 'America/Los_Angeles or America/Denver'],
    ['etc/gmt+8', '8 hours behind', 'America/Los_Angeles or America/Anchorage'],
    ['Etc/GMT+9', '9 hours behind', 'America/Anchorage'],
    ['Etc/GMT-8', '8 hours ahead', 'America/Los_Angeles or America/Anchorage'],
  ])('as %s does is %s UTC, and %s is meant', (zone, hours, meant) => {
    const [message, ...others] = messageOf(zone);
    expect(others).toEqual([]);
    expect(message).toContain(`${zone} is ${hours}`);
    expect(message).toContain(`--tz, such as ${meant}`);
  });

  it.each([
    ...['HST', 'Pacific/Honolulu', 'America/Phoenix', 'America/New_York', 'EST5EDT', 'US/Eastern'],
    ...[
      'America/Puerto_Rico',
      'UTC',
      'Etc/UTC',
      'Etc/GMT',
      'Etc/GMT+10',
      'Etc/GMT+12',
      'Etc/GMT-1',
    ],
    ...['Asia/Manila', 'PST8PDT', 'MST7MDT', 'America/Regina'],
  ])('or one that is right as it is: %s', (zone) => expect(messageOf(zone)).toEqual([]));
});
