import { personalKinds } from '../reading/personal-finds.ts';
import type { TextRule } from './rule.ts';

const NOTHING: readonly string[] = [];

/** Possible personal information: a case number of class ok is taken for what it is, whatever it looks like. */
export const personalInformation: TextRule = {
  needs: 'text',
  kinds: ['personalInformation'],
  inCaseNumber: (text, given) => (given === 'ok' ? NOTHING : personalKinds(text)),
  inReason: personalKinds,
};
