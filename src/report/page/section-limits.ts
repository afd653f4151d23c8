import { notes } from '../view.ts';
import { ageDefinitions } from '../views/ages-notes.ts';
import type { Section } from './blocks.ts';
import type { Report } from './report.ts';

/** What nobody may conclude from a search log, whatever it holds. */
export function limitsSection(): Section {
  return {
    id: 'limits',
    title: 'What a log cannot show',
    blocks: [
      notes([
        'Whether a case exists, is the right one, or gave reason to search for this plate. Only a records system shows that, which is what the sample is for.',
        'Whether an entry is true. “Not obviously wrong” is as far as reading it goes.',
        'What was found. A date range is what was asked for; the images that came back, and what was done with them, are not in the log.',
        'Who sat at the screen. The log names an account.',
        'Anything of searches that were not logged, were cut from the export, or were made in another system: hot-list alerts, shared networks and downloads have logs of their own.',
        'Why a cell is withheld. A mask is the choice of the agency that released the log, and says nothing about the officer.',
        'How one group compares with another in conduct. Units differ in their work; a share is where to look.',
      ]),
    ],
  };
}

const TERMS: readonly (readonly [string, string])[] = [
  ['Search', 'One query that a person made of a license-plate reader system.'],
  [
    'Population',
    'The different searches that are left when repeated headers, duplicates, malformed rows and what lies outside the period are set aside, each counted.',
  ],
  [
    'Both blank',
    'Neither a case number nor a reason was entered, and neither is withheld or damaged.',
  ],
  [
    'Inadequate',
    'At least one of the two fields is blank, a placeholder, vague, or holds something that belongs elsewhere.',
  ],
  [
    'Cannot be judged',
    'Both fields were withheld when the log was released, were damaged by a spreadsheet, or the log has no such columns.',
  ],
  [
    'Image age',
    'The time from the oldest image that a search asked for to the search, by calendar dates.',
  ],
  ['Retention', 'How long images are kept before they are deleted.'],
  [
    'Seed, ticket',
    'The public random string of a draw; the number that SHA-256 makes of it and of one search. The smallest tickets are the sample.',
  ],
  [
    'Deviation',
    "A sampled search that failed the auditor's test; an “exception” on the workpaper.",
  ],
  [
    'Exact limit',
    'The most, or the fewest, deviations of the population under which what was found in the sample is still no surprise. No normal approximation.',
  ],
  [
    'SHA-256',
    'A fingerprint of a file: the same bytes have the same one, and a changed byte another.',
  ],
];

/** The words of the report, for a reader who opens it in the middle, and how ages are counted. */
export function definitionsSection({ result: { ages } }: Report): Section {
  return {
    id: 'definitions',
    title: 'Annex: definitions',
    blocks: [
      {
        kind: 'terms',
        pageOnly: true,
        terms: TERMS,
      },
      ...(ages.ranged === 0 ? [] : [notes(ageDefinitions(['6mo', '1y', '2y'], ages))]),
    ],
  };
}
