import type { FlagParameters } from '../oracle/oracle-flags-rule.ts';
import {
  DAY,
  EXPLAINED,
  HOUR,
  mixed,
  NOON,
  NOT_JUDGED,
  near,
  type Planted,
  type Rng,
  SECOND,
  search,
  spelled,
  UNEXPLAINED,
} from './flags-planted.ts';

export type Block = (
  rng: Rng,
  who: Pick<Planted, 'user' | 'agency'>,
  limits: FlagParameters,
) => Planted[];

/** Each plants one case beside a rule's thresholds, or on them. */
export const BLOCKS: Record<string, Block> = {
  repeats: (rng, who, { repeatPlate }) => {
    const { searches, spanSearches, days, dates } = repeatPlate;
    const count = near(rng, rng.pick([searches, spanSearches, dates]));
    const plate = rng.plate();
    const spellings = [
      plate,
      plate.toLowerCase(),
      `${plate.slice(0, 4)}-${plate.slice(4)}`,
      ` ${plate} `,
    ];
    const [from, span] = [NOON, near(rng, rng.pick([days, dates - 1, 1])) * DAY];
    return mixed(rng, count).map((texts, i) =>
      search(rng, {
        ...who,
        ...texts,
        user: spelled(rng, who.user),
        plate: rng.pick(spellings),
        at: i === 0 ? from : i === 1 ? from + span : from + rng.below(near(rng, dates)) * DAY,
      }),
    );
  },

  manyUsers: (rng, who, { manyUsers }) => {
    const plate = rng.plate();
    const users = near(rng, manyUsers.users);
    return mixed(rng, users).map((texts, i) =>
      search(rng, { ...who, ...texts, plate, user: `many ${i % users}`, at: NOON + i * HOUR }),
    );
  },

  sameText: (rng, who, { sameText }) => {
    const judged = near(rng, sameText.searches);
    const same = near(rng, Math.ceil(judged * Number(sameText.share)));
    const plate = '7SAM123';
    const reason = rng.pick(['investigation', '', 'inv', 'x', 'n/a', plate]);
    const others = Math.max(0, judged - same);
    const planted = [
      ...Array.from({ length: same }, () => ({ number: '', reason: spelled(rng, reason) })),
      ...Array.from({ length: others }, () => rng.pick(rng.chance(0.7) ? EXPLAINED : UNEXPLAINED)),
      ...Array.from({ length: rng.below(3) }, () => rng.pick(NOT_JUDGED)),
    ];
    const form = { ...who, plate };
    return planted.map((texts, i) => search(rng, { ...form, ...texts, at: NOON + i * 9 * HOUR }));
  },

  volume: (rng, who, { volume }) => {
    const users = near(rng, volume.users);
    const usual = Math.ceil(volume.atLeast / volume.times) - rng.pick([0, 0, 1, 2]);
    const most = near(rng, rng.pick([volume.atLeast, usual * volume.times, usual * volume.times]));
    const spread = rng.pick([0, 0, 1, 2]);
    return Array.from({ length: users }, (_, of) => {
      const count = of === 0 ? most : Math.max(1, usual + rng.between(-spread, spread));
      const user = of === 0 ? who.user : `${who.user} peer ${of}`;
      return Array.from({ length: count }, (_, i) =>
        search(rng, { ...who, ...rng.pick(EXPLAINED), user, at: NOON + ((i * 7) % 27) * DAY }),
      );
    }).flat();
  },

  /** Median 10, MAD 3: over 9 deviations are 10 + 40.0302 (with 1.48 for 1.4826 they were 49.96). */
  deviations: (rng, who, { volume }) => {
    const most = near(rng, 10 + Math.floor(volume.deviations * 3 * 1.4826));
    return [most, 7, 7, 7, 10, 13, 13].flatMap((count, of) =>
      Array.from({ length: count }, (_, i) => {
        const user = `${who.user} peer ${of}`;
        const at = NOON + (i % 27) * DAY + of * HOUR;
        return search(rng, { ...rng.pick(EXPLAINED), user, agency: 'Count PD', at });
      }),
    );
  },

  /** Written over on release, or just not: 50 rows, 5 users. It has to stand alone. */
  overwritten: (rng, who) => {
    const users = near(rng, 5);
    const [number, reason] = rng.pick([
      [null, 'Investigation'],
      ['26-01628', null],
      ['26-01628', 'inv'],
    ]);
    return Array.from({ length: near(rng, 50) }, (_, i) => {
      const texts = rng.pick(i % 5 === 0 ? EXPLAINED : UNEXPLAINED);
      const user = rng.chance(0.05) ? '***' : `user ${i % users}`;
      const same = { number: number ?? texts.number, reason: reason ?? texts.reason };
      return search(rng, { ...who, ...same, user, plate: `7OVR${i % 7}`, at: NOON + i * 7 * HOUR });
    });
  },

  burst: (rng, who, { burst }) => {
    const count = near(rng, burst.plates);
    const seconds = near(rng, burst.seconds);
    const step = Math.max(1, Math.floor((burst.seconds - 2) / count));
    const again = rng.pick([0, 0, seconds - step, seconds + burst.seconds]);
    const one = (from: number): Planted[] =>
      mixed(rng, count).map((texts, i) => {
        const at = from + (i === count - 1 ? seconds : i * step) * SECOND;
        return search(rng, { ...who, ...texts, at });
      });
    const within = { ...who, plate: rng.pick(['', '7AB*']), at: NOON + SECOND };
    const noPlate = rng.chance(0.4) ? [search(rng, within)] : [];
    return [...one(NOON), ...noPlate, ...(again === 0 ? [] : one(NOON + again * SECOND))];
  },

  aroundTheClock: (rng, who, { aroundTheClock }) => {
    const gap = aroundTheClock.gapHours * HOUR + rng.pick([-SECOND, -SECOND, -HOUR, 0, SECOND]);
    const until = aroundTheClock.hours * HOUR + rng.pick([-SECOND, 0, SECOND]);
    const times = Array.from({ length: Math.ceil(until / gap) }, (_, i) => i * gap);
    return [...times, until].map((after) =>
      search(rng, { ...who, ...rng.pick(EXPLAINED), at: NOON + after }),
    );
  },

  withoutPlate: (rng, who, { withoutPlate }) => {
    // With one of these among twenty there are too few for the rule.
    const other = rng.pick([[], [], [], ['7A?123'], ['#12'], ['***']]);
    return mixed(rng, near(rng, withoutPlate.searches)).map((texts, i) =>
      search(rng, {
        ...who,
        ...texts,
        plate: rng.pick(['', ' ', 'n/a', '7AB*', ...other]),
        at: NOON + i * 7 * HOUR,
      }),
    );
  },

  wideReach: (rng, who, { wideReach }) =>
    mixed(rng, near(rng, wideReach.searches)).map((texts, i) =>
      search(rng, {
        ...who,
        ...texts,
        networks: String(wideReach.networks + (i === 0 ? rng.between(-1, 1) : rng.pick([0, 0, 9]))),
        at: NOON + i * 7 * HOUR,
      }),
    ),

  oldImages: (rng, who, { oldImages }) => {
    // The default of a year before the search, to the day; other retentions are 30 days.
    const back = oldImages.retention === '1y' ? 365 * DAY : 30 * DAY;
    return mixed(rng, near(rng, oldImages.searches)).map((texts, i) => {
      const at = NOON + i * 7 * HOUR;
      const start = at - back + (i === 0 ? rng.pick([-DAY, 0, DAY]) : -DAY);
      return search(rng, { ...who, ...texts, at, start });
    });
  },

  caseSpread: (rng, who, { caseSpread }) => {
    const plates = near(rng, caseSpread.plates);
    const users = near(rng, caseSpread.users);
    const days = near(rng, caseSpread.days);
    const good = Math.floor(plates / 2) + rng.pick([-1, 0, 1]);
    const number = `26-0${rng.between(1000, 9999)}`;
    return Array.from({ length: plates + rng.below(2) }, (_, i) =>
      search(rng, {
        ...who,
        plate: `7XYZ${100 + (i % plates)}`,
        user: `${who.user} ${i % users}`,
        number: rng.pick([number, ` ${number}`, `#${number}`, `${number}.`]),
        reason:
          i < good ? rng.pick(['211PC', 'armed robbery']) : rng.pick(['inv', '', 'n/a', '***']),
        at: NOON + (i === 0 ? days * DAY : rng.below(3) * DAY),
      }),
    );
  },
};
