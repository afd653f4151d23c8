import type { AgesResult } from '../contract/ages.ts';
import type { LawToday } from '../contract/laws/law.ts';
import { LAWS } from '../contract/laws/laws.ts';
import { LAWS_AS_OF } from '../contract/laws/profile.ts';
import { averageMinutes, readPeriod } from './period.ts';
import type { RetentionLine } from './retention.ts';

/** A line for each different cap of today's laws, the shortest first. */
export function capLines(): RetentionLine[] {
  const texts = new Set(LAWS.flatMap(({ cap }) => cap?.period ?? []));
  return [...texts]
    .map((text) => ({ period: readPeriod(text)!, states: [] }))
    .sort((one, other) => averageMinutes(one.period) - averageMinutes(other.period));
}

/** @param served what each of `capLines` serves */
export function todaysCaps(served: AgesResult['retention']): LawToday {
  const known = LAWS.flatMap(({ cap, ...law }) => (cap === null ? [] : [{ law, cap }]));
  const shown = known.map(({ law, cap }) => ({
    ...{ state: law.state, name: law.name, period: cap.period, note: cap.note },
    ...{ citation: law.citation, inForce: law.inForce, sure: cap.sure },
  }));
  return {
    asOf: LAWS_AS_OF,
    caps: served.flatMap(({ period, fully, partly, notAtAll }) =>
      shown
        .filter((each) => each.period === period)
        .map(({ state, name, note, ...rest }) => {
          return { state, name, note, ...rest, period, fully, partly, notAtAll };
        }),
    ),
    withoutCap: shown.flatMap(({ period, ...each }) => (period === null ? [each] : [])),
    noneFound: LAWS.filter(({ citation }) => citation === null)
      .map(({ state }) => state)
      .sort(),
  };
}
