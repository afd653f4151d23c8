import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { agreeOnFlags, oracleFlags } from './flags-case.ts';
import type { FlagsCase } from './flags-logs.ts';
import { SMALL_LIMITS } from './flags-options.ts';

/** The public log of the Eugene police, Oregon, which has neither plates nor case numbers. */
const folder = fileURLToPath(new URL('../../../shared/data/eugene-or-portal/', import.meta.url));
const NAME = 'EPDSearchAuditLogs.csv';
const isThere = existsSync(folder + NAME);

describe.skipIf(!isThere)(`flags of ${NAME}${isThere ? '' : ' (not there)'}`, () => {
  let whole: FlagsCase;

  beforeAll(() => {
    whole = {
      files: [{ name: NAME, bytes: readFileSync(folder + NAME) }],
      log: { timeZone: 'America/Los_Angeles' },
      flags: {},
      patterns: undefined,
      failOnAny: true,
      list: 'x.csv',
    };
  });

  it('are of months and of tests of the cameras; what needs a plate does not run', () => {
    const result = oracleFlags(whole);
    if (result === 'refused') throw new Error('it is a log');
    const ran = result.rules.filter((rule) => rule.ran).map(({ rule, flags }) => [rule, flags]);
    expect(Object.fromEntries(ran)).toMatchObject({ sameText: 0, volume: 7, aroundTheClock: 0 });
    const why = result.rules.map((rule) => [rule.rule, rule.why]);
    expect(Object.fromEntries(why)).toMatchObject({
      repeatPlate: 'noValue: plate',
      // The log counts cameras.
      wideReach: 'noValue: networks',
      federal: 'noValue: agency',
    });
  });

  it('are those of the oracle, with small thresholds too', async () => {
    const where = folderWith({});
    await agreeOnFlags(whole, where);
    await agreeOnFlags({ ...whole, flags: { parameters: SMALL_LIMITS } }, where);
  });
});
