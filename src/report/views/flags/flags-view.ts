import type { LogFacts } from '../../../contract/document.ts';
import type { FlagsResult, FlagsSettings, ShownFlag, ShownRule } from '../../../contract/flags.ts';
import { byCodePoint } from '../../../search.ts';
import { type Block, heading, notes, paragraph, type View } from '../../view.ts';
import { counted, listWords, quoted, thousands } from '../../words.ts';
import { accountingView, firstLines } from '../accounting-view.ts';
import { provenance } from '../provenance.ts';
import { flagSentence } from './flag-sentences.ts';
import { customRules, lookedAt, notLookedAt, samplingSentence } from './flags-rules.ts';

/** So many groups and so many flags of each are shown; --json and --list have all. */
const MOST_GROUPS = 60;
const MOST_FLAGS = 12;

/**
 * Red flags for people: what was looked at and what could not be, how often each rule flags, then the
 * flags by user.
 * @param labelOf what a rule is called
 */
export function flagsView(
  facts: LogFacts,
  settings: FlagsSettings,
  result: FlagsResult,
  labelOf: (rule: string) => string,
): View {
  const opening = accountingView(facts);
  const first = firstLines(facts);
  const lead = [...first, headline(facts, result), ...opening.lead.slice(first.length)];
  const { rules, flags } = result;
  const customs = customRules(result);
  return {
    lead,
    blocks: [
      ...opening.blocks,
      ...overwrittenLines(settings).map(paragraph),
      ...notLookedAt(rules, labelOf),
      ...lookedAt(rules, labelOf, result.sampling.population),
      ...countSentences(result).map(paragraph),
      paragraph(samplingSentence(result.sampling)),
      ...customs.map((rule) => paragraph(customSentence(rule, labelOf))),
      ...groupBlocks(flags, labelOf),
      heading('How these figures were made'),
      notes([...NOTES, ...ruleNotes(settings, result), ...provenance(facts)]),
    ],
  };
}

const NOTES = [
  'A flag is a reason to look at searches, never an accusation: it says what stands in the log and not why. Nothing was compared with a records system.',
  'A search is explained when its case number is not obviously wrong, or its reason says what it was for or holds a number or a statute; alpr-audit flags --explain has every rule with its numbers and what it is known to mistake.',
  'What one person did with one search, no rule finds: a single search looks like any other.',
];

/** What some rules cannot know, where they ran. */
function ruleNotes({ sharedWith, watchKeyed }: FlagsSettings, { rules }: FlagsResult): string[] {
  const ran = (name: string): boolean => rules.some(({ rule, ran: did }) => rule === name && did);
  return [
    ...(ran('repeatPlate') || ran('manyUsers')
      ? ['The state of a plate is not looked at: two cars may share a number.']
      : []),
    ...(ran('oldImages')
      ? [
          'A range of dates is what was asked for, not what was found, and presets of the screen make it long.',
        ]
      : []),
    ...(ran('unlisted')
      ? [
          `The sharing list ${quoted(sharedWith ?? '')} is of one day; and under a national look-up of the vendor every agency can search without standing on it.`,
        ]
      : []),
    ...(ran('watchedPlate')
      ? [
          watchKeyed
            ? 'The watch list was given as codes: they hide its plates from a reader, not from who holds the key.'
            : 'The watch list was given as plates: whoever has its file can read them.',
        ]
      : []),
  ];
}

/** How many flags there are, of how many searches. */
export function headline({ population }: LogFacts, { flags, flagged, rules }: FlagsResult): string {
  if (population.searches === 0) return 'No searches are left to examine.';
  if (!rules.some(({ ran }) => ran)) return 'No rule could be run on these logs.';
  if (flags.length === 0) return 'No red flag in these searches, by the rules that could be run.';
  return `${counted(flags.length, 'red flag')} on ${thousands(flagged)} of ${counted(population.searches, 'search', 'searches')}: reasons to look, not accusations.`;
}

function overwrittenLines({ overwritten }: FlagsSettings): string[] {
  const words = { caseNumber: 'case number', reason: 'reason' };
  return overwritten.map(
    ({ file, field }) =>
      `Look at: ${file}: every ${words[field]} is the same, whoever searched: the release overwrote it, so that it was taken as withheld.`,
  );
}

function countSentences({ byProgram, undated }: FlagsResult): string[] {
  return [
    ...(byProgram === 0
      ? []
      : [
          `${counted(byProgram, 'search was', 'searches were')} made by programs (type api…): the rules about people leave them out.`,
        ]),
    ...(undated === 0
      ? []
      : [
          `${counted(undated, 'search', 'searches')} without a readable time ${undated === 1 ? 'counts' : 'count'} only where nothing but number matters.`,
        ]),
  ];
}

function customSentence(rule: ShownRule, labelOf: (rule: string) => string): string {
  return `${labelOf(rule.rule)} (${rule.rule}): over one in ten of those that the rule looked at are flagged. This is how the agency works, see validate; it is no sign of a person.`;
}

/** Flags that belong together: those of one user, else those of one plate, case number or agency. */
interface Group {
  readonly name: string;
  readonly isUser: boolean;
  readonly flags: ShownFlag[];
}

function groupBlocks(flags: readonly ShownFlag[], labelOf: (rule: string) => string): Block[] {
  const groups = grouped(flags);
  const shown = groups.slice(0, MOST_GROUPS);
  const left = groups.length - shown.length;
  return [
    ...shown.flatMap(({ name, flags: own }) => {
      const more = own.length - MOST_FLAGS;
      return [
        heading(name),
        notes([
          ...own.slice(0, MOST_FLAGS).map((flag) => `${labelOf(flag.rule)}: ${flagSentence(flag)}`),
          ...(more > 0 ? [`And ${counted(more, 'more flag')}: --json has all.`] : []),
        ]),
      ];
    }),
    ...(left > 0
      ? [
          paragraph(
            `And ${counted(left, 'more group')} of flags: --json has all, --list their searches.`,
          ),
        ]
      : []),
  ];
}

/** Users first, by how many rules flag them and how many of their searches; then all else. */
function grouped(flags: readonly ShownFlag[]): Group[] {
  const groups = new Map<string, Group>();
  for (const flag of flags) {
    const { name, isUser } = nameOf(flag);
    const group = groups.get(name) ?? { name, isUser, flags: [] };
    groups.set(name, group);
    group.flags.push(flag);
  }
  const rulesOf = (group: Group): number => new Set(group.flags.map(({ rule }) => rule)).size;
  const searchesOf = (group: Group): number =>
    group.flags.reduce((sum, { searches }) => sum + searches, 0);
  return [...groups.values()].sort(
    (a, b) =>
      Number(b.isUser) - Number(a.isUser) ||
      rulesOf(b) - rulesOf(a) ||
      searchesOf(b) - searchesOf(a) ||
      byCodePoint(a.name, b.name),
  );
}

function nameOf({ subject, rule }: ShownFlag): { name: string; isUser: boolean } {
  const { user, agency, plate, caseNumber } = subject;
  const of = agency === undefined ? '' : ` of ${quoted(agency)}`;
  if (user !== undefined) return { name: `User ${quoted(user)}${of}`, isUser: true };
  if (plate !== undefined) return { name: `Plate ${plate}`, isUser: false };
  if (caseNumber !== undefined)
    return { name: `Case number ${quoted(caseNumber)}${of}`, isUser: false };
  if (agency !== undefined) return { name: `Agency ${quoted(agency)}`, isUser: false };
  const what = rule.startsWith('words.') ? 'Searches without a named user' : 'Other searches';
  return { name: listWords([what]), isUser: false };
}
