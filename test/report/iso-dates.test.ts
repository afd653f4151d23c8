import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** People read dates in words (product.md, section 2): in no output for them stands one as machines write it. */

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const ISO = /(?<![\w-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?:T[\d:.]+)?(?![\w-]|\.\w)/g;

/** Outputs for programs, and what says what is wrong with an input, in its own words. */
const NOT_FOR_PEOPLE =
  /--json|--format[ =](json|csv|ndjson)| schema |alpr-audit (map|reduce|export)/;

/** What stands in outputs as somebody wrote it: quotations, citations of laws, names of sheets, commands to be pasted. */
const AS_WRITTEN = [
  ...[/“[^”]*”/g, /"[^"\n]*"/g, /“[^”]*$/gm, /\bAG 2022-12\b/g, /Week\s+of\s+[\d-]+/g],
  ...[/^.*\balpr-audit (sample|size|evaluate) .*$/gm, /\(2026-01-02T03:04:05Z\)/g],
];

/** The table of drawn searches shows the cell of each, as its log has it. */
const DRAWN = /The searches drawn, in order[\s\S]*?(?=\n *1\. |\n--- )/g;

function isForPeople(transcript: string): boolean {
  const [command = ''] = transcript.split('\n', 1);
  return !NOT_FOR_PEOPLE.test(command) && !/^--- exit 2$/m.test(transcript);
}

function forPeople(transcript: string): string {
  const [shown = ''] = transcript.split(/^--- wrote /m);
  return shown.slice(shown.indexOf('\n'));
}

/** Dates that the command line has: where the seed comes from, and the like. */
function given(commands: string): Set<string> {
  return new Set(commands.match(ISO));
}

const found = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .flatMap(({ name }) => scenario(name));

function scenario(name: string): { where: string; dates: string[] }[] {
  const folder = join(FIXTURES, name);
  const files = readdirSync(folder);
  if (!files.includes('expected') || !files.includes('commands.txt')) return [];
  const typed = given(readFileSync(join(folder, 'commands.txt'), 'utf8'));
  return readdirSync(join(folder, 'expected'))
    .map((file) => ({
      where: `${name}/${file}`,
      text: readFileSync(join(folder, 'expected', file), 'utf8'),
    }))
    .filter(({ text }) => isForPeople(text))
    .map(({ where, text }) => {
      const own = [DRAWN, ...AS_WRITTEN].reduce(
        (left, each) => left.replace(each, ''),
        forPeople(text),
      );
      return { where, dates: [...new Set(own.match(ISO))].filter((date) => !typed.has(date)) };
    });
}

test('no output for people has a date as machines write it, but what somebody wrote so', () => {
  expect(found.length).toBeGreaterThan(250);
  expect(found.filter(({ dates }) => dates.length > 0)).toEqual([]);
});
