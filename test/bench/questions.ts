import { SEED } from './queries/sample.ts';

/** The commands that are raced, with the options of each beside the log. */
export const QUESTIONS = {
  inspect: [],
  validate: [],
  ages: [],
  sample: ['--size', '60', '--seed', SEED],
  report: [],
  flags: [],
} as const satisfies Record<string, readonly string[]>;

export type Question = keyof typeof QUESTIONS;

export function isQuestion(text: string): text is Question {
  return Object.hasOwn(QUESTIONS, text);
}
