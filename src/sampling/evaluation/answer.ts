import { folded } from '../../search.ts';

/** What the auditor wrote in an answer cell. */

export type Answer = 'Y' | 'N' | 'NA';

const WRITTEN: Readonly<Record<string, Answer>> = {
  y: 'Y',
  yes: 'Y',
  n: 'N',
  no: 'N',
  na: 'NA',
  'n/a': 'NA',
  'n.a.': 'NA',
};

/** The answer that a cell gives: null where it is empty, undefined where it is not an answer. */
export function answerOf(text: string, allowed: readonly Answer[]): Answer | null | undefined {
  const written = folded(text);
  if (written === '') return null;
  const answer = Object.hasOwn(WRITTEN, written) ? WRITTEN[written] : undefined;
  return answer !== undefined && allowed.includes(answer) ? answer : undefined;
}
