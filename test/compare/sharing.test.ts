import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { type RandomSharing, randomSharing } from './side/random-sharing.ts';
import { agreeOnSharing, oracleSharing, sharingRun } from './side/sharing-case.ts';
import { sideText } from './side/side-run.ts';

function shown(random: RandomSharing): RandomSharing {
  const text = (): string => `\n${sideText(sharingRun(random))}\n`;
  return Object.assign(random, { [fc.toStringMethod]: text });
}

const cases = randomSharing.map(shown);

describe('sharing and its slow oracle agree', () => {
  it('on lists, earlier lists, registers and network audits', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, (random) => agreeOnSharing(random, folder));
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 130 * TIMES });
  });
});

describe('the random lists', () => {
  it('hold every mark, direction and change, and are refused sometimes', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 400, seed: 16 })) {
      const result = oracleSharing(random);
      if (result === 'refused') {
        seen.add('refused');
        continue;
      }
      for (const { direction, marks } of result.entities) {
        seen.add(direction);
        for (const mark of marks) seen.add(mark);
      }
      const found = { ...result.changes, ...result.register, ...result.log };
      for (const [what, list] of Object.entries(found)) {
        if (Array.isArray(list) && list.length > 0) seen.add(what);
        if (list === 'cannotTell') seen.add(list);
      }
    }
    const marks =
      'federal immigration askIfPublic initials otherState farState inactive deactivated test';
    const changes =
      'added removed renamed reactivated inactivated directionChanged notCompared cannotTell';
    const others =
      'withoutRecord withoutShare expired incomplete unlisted neverSearched refused ' +
      'outbound inbound both none';
    expect([...seen].sort()).toEqual(`${marks} ${changes} ${others}`.split(' ').sort());
  });
});
