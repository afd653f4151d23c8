import type { SizeFrom } from '../../contract/sample.ts';
import { counted } from '../words.ts';

/** Where the size of a sample came from, in a sentence. */
export function sizeSentence(from: SizeFrom, size: number): string {
  const asked = counted(size, 'search', 'searches');
  switch (from.from) {
    case 'size':
      return `The size was asked for: ${asked}.`;
    case 'percent': {
      const limits = [
        ...(from.atLeast === null ? [] : [`at least ${from.atLeast}`]),
        ...(from.atMost === null ? [] : [`at most ${from.atMost}`]),
      ];
      const within = limits.length === 0 ? '' : ` (${limits.join(', ')})`;
      return `The size is ${from.percent}% of the population, rounded up${within}: ${asked}.`;
    }
    case 'confidence':
      return (
        `The size is the least that shows, at ${from.confidence}% confidence, that fewer than ` +
        `${from.tolerable}% of the searches deviate, when ${from.expected}% are expected to: ${asked}.`
      );
  }
}
