import type { FlagRule, Phrases } from '../flag-rule.ts';
import { DEFAULT_PACKS } from '../lists/packs.ts';
import { aroundTheClock } from './around-the-clock.ts';
import { burst } from './burst.ts';
import { caseSpread } from './case-spread.ts';
import { federal } from './federal.ts';
import { manyUsers } from './many-users.ts';
import { oldImages } from './old-images.ts';
import { outOfState } from './out-of-state.ts';
import { repeatPlate } from './repeat-plate.ts';
import { sameText } from './same-text.ts';
import { unlisted } from './unlisted.ts';
import { volume } from './volume.ts';
import { watchedPlate } from './watched-plate.ts';
import { wideReach } from './wide-reach.ts';
import { withoutPlate } from './without-plate.ts';
import { wordsRule } from './words.ts';

/** Every red flag in the order in which they are shown, with a rule for each pack of words. */
export function flagRules(packs: Readonly<Record<string, Phrases>>): readonly FlagRule[] {
  return [
    repeatPlate,
    manyUsers,
    sameText,
    volume,
    burst,
    aroundTheClock,
    withoutPlate,
    wideReach,
    oldImages,
    caseSpread,
    ...Object.entries(packs).map(([pack, phrases], i) => wordsRule(pack, phrases, i)),
    federal,
    outOfState,
    unlisted,
    watchedPlate,
  ];
}

/** Those with the default packs. */
export const FLAG_RULES: readonly FlagRule[] = flagRules(DEFAULT_PACKS);
