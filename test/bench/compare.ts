import { type Counts, differences } from './answers.ts';
import { type Entry, OURS } from './contenders.ts';

/** Whether all that were asked the same of the same log, however it came, found the same; in words. */
export interface Comparison {
  readonly same: boolean;
  readonly text: string;
}

export function comparisons(entries: readonly Entry[]): Comparison[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.question === null) continue;
    const key = `${entry.log.shape}, ${entry.question}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, group]) => compared(key, group));
}

function compared(key: string, group: readonly Entry[]): Comparison {
  const reference: Counts | undefined = group.find(({ who }) => who === OURS)?.runs[0]?.counts;
  if (reference === undefined) return { same: false, text: `${key}: nobody to compare with` };
  const found = group.flatMap(({ name, runs }) =>
    runs.flatMap(({ counts }, at) =>
      differences(reference, counts).map((text) => `${name}, run ${at + 1}: ${text}`),
    ),
  );
  if (found.length > 0)
    return { same: false, text: [`${key}: OTHER COUNTS`, ...found].join('\n  ') };
  const rivals = group.filter(({ who }) => !who.startsWith(OURS));
  if (rivals.length === 0) return { same: true, text: `${key}: nobody else was asked` };
  const counts = new Set(rivals.flatMap(({ runs }) => Object.keys(runs[0]?.counts ?? {})));
  const text = `${key}: the same ${counts.size} counts, by ${rivals.length} others`;
  return { same: true, text };
}
