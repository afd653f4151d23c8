/** How far two people answered alike. */
export interface Alike {
  /** Answers that both gave. */
  readonly compared: number;
  readonly agreed: number;
  /** agreed / compared; null where nothing could be compared. */
  readonly share: number | null;
  /** Null where both gave one and the same answer everywhere: chance alone would agree as well. */
  readonly kappa: number | null;
}

/**
 * Cohen's kappa: the share of equal answers beyond what two people with these habits would give alike by
 * chance (J. Cohen 1960, A coefficient of agreement for nominal scales): (p_o − p_e) / (1 − p_e), in whole
 * numbers up to the one division.
 */
export function alike(answers: readonly (readonly [string, string])[]): Alike {
  const compared = answers.length;
  const agreed = answers.filter(([one, other]) => one === other).length;
  const [first, second] = [0, 1].map((who) => countsOf(answers.map((each) => each[who]!)));
  let byChance = 0;
  for (const [answer, count] of first!) byChance += count * (second!.get(answer) ?? 0);
  const beyond = compared * compared - byChance;
  return {
    ...{ compared, agreed },
    share: compared === 0 ? null : agreed / compared,
    kappa: beyond === 0 ? null : (compared * agreed - byChance) / beyond,
  };
}

function countsOf(answers: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return counts;
}
