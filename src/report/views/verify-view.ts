import type { Manifest } from '../../contract/manifest.ts';
import type { VerifyResult, WorkpaperState } from '../../contract/verify.ts';
import { deceivingLines, lookAt } from '../look-at.ts';
import { heading, notes, paragraph, table, textColumn, type View } from '../view.ts';
import { counted, listWords, timeWords, toolWords } from '../words.ts';

/** Differences that are shown one by one; the rest are counted. */
const SHOWN = 100;

const STATES: Record<WorkpaperState['state'], string> = {
  asIssued: 'as issued',
  filledIn: 'filled in; what was issued is unchanged',
  altered: 'altered: see the differences',
  missing: 'not beside the manifest',
};

const CHECKED: readonly [VerifyResult['differences'][number]['of'], string][] = [
  ['input', 'The logs, by their SHA-256, and their columns'],
  ['population', 'How their rows add up, and what was warned of'],
  ['design', 'Method, size, strata and auditors'],
  ['draw', 'Every drawn search and its ticket'],
  ['workpaper', 'The workpaper as it was issued'],
];

/** What no draw can show, by its key in the manifest. */
const STATED: Readonly<Record<string, string>> = {
  'design.seedSource': 'the source of the seed',
  'design.witnesses': 'its witnesses',
  preparer: 'the preparer',
  createdAt: 'the time of the draw',
  tool: 'the program that drew',
  'settings.controlTotal.expected': 'the number that the vendor’s screen showed',
  'settings.extends.sha256': 'which draw this one extends',
  warnings: 'what was warned of',
  'drawn.reads.caseNumberClass': 'how the case numbers read',
  'drawn.reads.reasonClass': 'how the reasons read',
  'workpaper.csv.sha256': 'the SHA-256 of workpaper.csv as it was issued',
  'workpaper.xlsx.sha256': 'the SHA-256 of workpaper.xlsx as it was issued',
};

/** Whether a draw could be made again, and all that is otherwise. */
export function verifyView(manifest: Manifest, verify: VerifyResult): View {
  const { same, searches, differences, likelyCause, workpapers, stated } = verify;
  const { seed } = manifest.design;
  const those = counted(searches, 'search', 'searches');
  const more = differences.length - SHOWN;
  return {
    lead: [
      ...lookAt(deceivingLines(manifest)),
      same
        ? `The same ${those} ${searches === 1 ? 'was' : 'were'} drawn again, with the seed ${seed}.`
        : `Look at: this is not what ${verify.manifest.file} says: ${counted(differences.length, 'difference')}.`,
      ...(likelyCause === null ? [] : [`${likelyCause}.`]),
    ],
    blocks: [
      table(
        [textColumn('Checked'), textColumn('Result')],
        [
          ...CHECKED.map(([of, what]) => ({ cells: [what, resultOf(verify, of)] })),
          ...workpapers.map(({ file, state }) => ({ cells: [file, STATES[state]] })),
        ],
      ),
      ...(differences.length === 0 ? [] : [heading('Differences')]),
      ...differences.slice(0, SHOWN).map(({ message }) => paragraph(`${message}.`)),
      ...(more > 0
        ? [paragraph(`And ${counted(more, 'more difference')}: --json lists all.`)]
        : []),
      notes([
        `Drawn ${timeWords(manifest.createdAt)} with ${toolWords(manifest.tool)}; the manifest is ${verify.manifest.file}, SHA-256 ${verify.manifest.sha256}.`,
        `Stated, not proven, since drawing again cannot show it: ${listWords(stated.map((key) => STATED[key] ?? key))}.`,
        ...manifest.inputs.map(({ file, sha256 }) => `Drawn from ${file}, SHA-256 ${sha256}.`),
      ]),
    ],
  };
}

function resultOf({ differences, stated }: VerifyResult, of: (typeof CHECKED)[number][0]): string {
  const count = differences.filter((each) => each.of === of).length;
  if (of === 'workpaper' && count === 0 && stated.includes('workpaper.csv.sha256')) {
    return 'not compared';
  }
  return count === 0 ? 'the same' : counted(count, 'difference');
}
