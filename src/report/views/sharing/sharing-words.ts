import type { SharingMark } from '../../../contract/systems/sharing.ts';

/** What marks and directions are called, and why a mark is looked at (the report's own findings). */

export const DIRECTION_WORDS = {
  outbound: 'sees our images',
  inbound: 'lets us see theirs',
  both: 'both ways',
  none: 'neither way',
} as const;

export interface MarkWords {
  readonly label: string;
  readonly why: string;
}

export const MARK_WORDS: Readonly<Record<SharingMark, MarkWords>> = {
  federal: {
    label: 'Federal',
    why: 'is an agency of the United States, by its tag or its name: who approved the share, and is state law kept?',
  },
  immigration: {
    label: 'Immigration',
    why: 'enforces immigration law, by its name: the State Auditor found all three agencies that share sharing with the border patrol.',
  },
  askIfPublic: {
    label: 'Ask if public',
    why: 'may not be a public agency: the Auditor met an association that nobody had verified. A university police is often public.',
  },
  initials: {
    label: 'Initials',
    why: 'stands under initials alone: can anybody here say who it is?',
  },
  otherState: { label: 'Other state', why: 'is of another state than --home, by its name.' },
  farState: {
    label: 'Far state',
    why: 'is of a state that does not border on --home: what is the need? (The Auditor asked it of Honolulu.)',
  },
  inactive: {
    label: 'Inactive',
    why: 'is marked as inactive, and the share stands: it would revive unseen, as the Auditor found of three immigration agencies.',
  },
  deactivated: {
    label: 'Deactivated',
    why: 'is marked as deactivated, or as not to be used: why is it still on the list?',
  },
  test: { label: 'Test', why: 'looks like an account that something was tried out with.' },
};
