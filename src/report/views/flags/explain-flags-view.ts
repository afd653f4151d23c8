import { heading, notes, paragraph, type View } from '../../view.ts';
import { rateWords } from '../../words.ts';

/** A rule as it is in force. */
export interface ExplainedRule {
  readonly name: string;
  readonly label: string;
  readonly meaning: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** The kind of case that it would have found. */
  readonly reason: string;
  /** What it is known to take for one. */
  readonly trap: string;
}

/** Every rule: when it holds, why it is there, and what it mistakes. */
export function explainFlagsView(rules: readonly ExplainedRule[], poor: number): View {
  return {
    lead: ['The rules of red flags. A flag is a reason to look, never an accusation.'],
    blocks: [
      paragraph(
        'A search is explained when its case number is not obviously wrong, or its reason says what it was for or holds a number or a statute. It is not judged when it is not explained and a field is withheld or damaged, or both are absent. ' +
          `Few explained: under ${rateWords(poor)} of the judged searches.`,
      ),
      ...rules.flatMap(({ name, label, meaning, parameters, reason, trap }) => [
        heading(`${name}: ${label}`),
        notes([
          `Flags where ${meaning}`,
          ...numbersOf(parameters),
          `Why it is there: ${reason}`,
          `What it mistakes: ${trap}`,
        ]),
      ]),
    ],
  };
}

function numbersOf(parameters: ExplainedRule['parameters']): string[] {
  const named = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return named.length === 0 ? [] : [`Numbers (config flags): ${named.join(', ')}.`];
}
