import {
  ASK_IF_PUBLIC,
  DEACTIVATED,
  FEDERAL,
  IMMIGRATION,
  TEST,
} from '../../../agency-names/lists.ts';
import type { Phrases } from '../../../agency-names/words.ts';
import { keysOf } from '../../../keyed.ts';
import { type Block, heading, notes, table, textColumn } from '../../view.ts';
import { MARK_WORDS } from './sharing-words.ts';

/** What is checked, which finding of the State Auditor is behind it, and what cannot be seen. */
export function explainSharingBlocks(): Block[] {
  return [
    heading('Marks'),
    table(
      [textColumn('Mark'), textColumn('The agency')],
      keysOf(MARK_WORDS).map((mark) => ({
        cells: [MARK_WORDS[mark].label, MARK_WORDS[mark].why],
      })),
    ),
    heading('How names are matched'),
    notes([
      'Tags are taken off ([Federal], [Inactive], Inactive, (deactivated)); what is left is known by its words, whatever its capitals, spaces and punctuation.',
      'Else by its words with the kind of agency unified (police department and PD; sheriff, sheriff’s office and SO; district attorney and DA) and in any order, where that names one agency. Nothing is matched by resemblance.',
      'The state is the last two capitals in a name that are a state’s code; SD is mostly a sheriff’s department, CO a county, and the first word of a name no state.',
      'Initials: where most names of the list have small letters, a name without any and without a word of over six letters; else one without a word of three letters or more that has a vowel.',
    ]),
    heading('What is checked'),
    notes([
      '--before: who was added, removed, renamed, made active or inactive, or is shared with in another direction (the Auditor found shares of 2014 that would have revived unseen).',
      '--register: shares that nobody recorded, records without a share, records that have run out or lack date, approver, purpose or agreement (none of the agencies kept such a register).',
      '--log: agencies that searched and are not on the outbound list, and those on it that never searched.',
    ]),
    heading('What cannot be seen'),
    notes([
      'A list is of one day: a share that came and went between two lists is in neither, and an agency that searched may have been on the list then. Under a vendor’s national look-up every agency can search without a share.',
      'A column or section that the export lacks tells nothing; it is not “none”. A list that marks nobody as inactive does not say that all are active.',
      'A name says what somebody typed. Whether an agency is public, and needs these images, a person has to ask.',
    ]),
    heading('Lists'),
    notes([
      listed('Federal', FEDERAL),
      listed('Immigration', IMMIGRATION),
      listed('Ask if public', ASK_IF_PUBLIC),
      listed('Deactivated', DEACTIVATED),
      listed('Test', TEST),
    ]),
  ];
}

function listed(name: string, { words, traps }: Phrases): string {
  const but = traps.length === 0 ? '' : ` (but not: ${traps.join(', ')})`;
  return `${name}: ${words.join(', ')}${but}.`;
}
