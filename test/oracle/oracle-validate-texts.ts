import { personalInformation } from './oracle-personal.ts';
import { byCodePoint } from './oracle-refusal.ts';
import type { ClassedSearch } from './oracle-validate-classes.ts';
import { trim } from './oracle-white-space.ts';

export interface OracleShape {
  shape: string;
  count: number;
  example: string | null;
}

export interface OracleTopReason {
  text: string | null;
  count: number;
}

const SHOWN = 20;
const SHOWN_FROM_SEARCHES = 5;

export function shapesOf(searches: ClassedSearch[]): OracleShape[] {
  const numbers = searches
    .filter((each) => each.caseNumber === 'ok' || each.caseNumber === 'badFormat')
    .map((each) => trim(each.search.cells.caseNumber ?? ''));
  const examples = commonest(numbers).filter(
    ({ text, count }) => count >= SHOWN_FROM_SEARCHES && personalInformation(text).length === 0,
  );
  return commonest(numbers.map(shapeOf))
    .slice(0, SHOWN)
    .map(({ text: shape, count }) => {
      const example = examples.find(({ text }) => shapeOf(text) === shape)?.text ?? null;
      return { shape, count, example };
    });
}

export function shapeOf(number: string): string {
  return number.replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

export function topReasonsOf(searches: ClassedSearch[]): OracleTopReason[] {
  const reasons = searches
    // A plate typed as the reason is shown in no summary.
    .filter(({ search, reason }) => search.states.reason === 'value' && reason !== 'plate')
    .map(({ search }) => trim(search.cells.reason ?? ''));
  return commonest(reasons)
    .filter(({ count }) => count >= SHOWN_FROM_SEARCHES)
    .slice(0, SHOWN)
    .map(({ text, count }) => {
      return { text: personalInformation(text).length === 0 ? text : null, count };
    });
}

/** Count descending, then code point. */
function commonest(texts: string[]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || byCodePoint(a.text, b.text));
}
