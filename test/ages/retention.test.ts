import { expect, test } from 'vitest';
import { ImageAges } from '../../src/ages/image-age.ts';
import { readPeriod } from '../../src/ages/period.ts';
import { RetentionTally, retentionLines } from '../../src/ages/retention.ts';

const DAY_MS = 86_400_000;

test('the 13 states stand in the order of their retention, three at 90 days on one line', () => {
  const lines = retentionLines([], true).map(({ period, states }) => [period.text, ...states]);
  expect(lines).toEqual([
    ['3min', 'New Hampshire'],
    ['21d', 'Maine'],
    ['60d', 'Minnesota'],
    ['90d', 'Montana', 'North Carolina', 'Tennessee'],
    ['150d', 'Arkansas'],
    ['180d', 'Nebraska'],
    ['270d', 'Utah'],
    ['365d', 'Colorado'],
    ['540d', 'Vermont'],
    ['900d', 'Georgia'],
    ['3y', 'Florida'],
  ]);
});

test('periods asked for come first, as given, and take the states that have the same', () => {
  const lines = retentionLines([readPeriod('1y')!, readPeriod('90d')!], true);
  expect(lines.slice(0, 3).map(({ period, states }) => [period.text, states.length])).toEqual([
    ['1y', 0],
    ['90d', 3],
    ['3min', 1],
  ]);
});

test('a search is served fully, partly or not at all', () => {
  const tally = new RetentionTally(retentionLines([readPeriod('30d')!], false));
  const ages = new ImageAges();
  const search = (oldest: number, newest: number): void => {
    Object.assign(ages.oldest, {
      searchDay: 20_000,
      imageDay: 20_000 - oldest,
      ms: oldest * DAY_MS,
    });
    Object.assign(ages.newest, {
      searchDay: 20_000,
      imageDay: 20_000 - newest,
      ms: newest * DAY_MS,
    });
    tally.add(ages);
  };
  search(30, 30);
  search(31, 30);
  search(31, 0);
  search(90, 31);
  expect(tally.result()).toEqual([{ period: '30d', fully: 1, partly: 2, notAtAll: 1, states: [] }]);
});
