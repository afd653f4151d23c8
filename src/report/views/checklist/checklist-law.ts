import type { LawInterval } from '../../../contract/laws/law.ts';
import { type Block, heading, notes, paragraph } from '../../view.ts';
import { periodWords } from '../../words.ts';
import { lawNote, lawWords, sureWords } from '../laws/law-words.ts';

/** How often plans have searches audited, against what a state's law says. */
export function intervalBlocks(law: LawInterval | undefined): Block[] {
  if (law === undefined) return [];
  return [
    heading(`How often searches are audited: ${law.name}`),
    ...law.plans.map((plan) => paragraph(intervalSentence(law, plan))),
    notes([
      ...law.says
        .filter(({ of }) => of === 'audits')
        .map(({ text, sure }) => `${lawWords(law)}: ${text} (sure: ${sureWords(sure)}).`),
      lawNote(law),
    ]),
  ];
}

function intervalSentence(
  { every, name }: LawInterval,
  { agency, planned, outcome, why }: LawInterval['plans'][number],
): string {
  const law = `the law of ${name}`;
  if (outcome === null) return `${agency}: ${law} asks for audits, and names no interval.`;
  if (outcome === 'cannotTell') {
    return `${agency}: whether the plan is as often as ${law} asks cannot be told: ${why}.`;
  }
  const own = `the plan has an audit every ${periodWords(planned!)}`;
  return outcome === 'met'
    ? `${agency}: ${own}, at least as often as ${law} asks (every ${periodWords(every!)}).`
    : `Look at ${agency}: ${own}, and ${law} asks for one every ${periodWords(every!)}.`;
}
