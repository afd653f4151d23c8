import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { checklistOracle, type OracleChecklist } from '../oracle/checklist/checklist.ts';
import { STATES } from '../oracle/checklist/questions.ts';
import { dayText } from '../oracle/oracle-zone.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { orRefused } from './left-by-filters.ts';
import { type RandomChecklist, randomChecklists } from './side/random-checklists.ts';
import { programResult, type SideRun, sideText } from './side/side-run.ts';

function runOf({ files, agencyOf, asOf, terms, allowBadRows }: RandomChecklist): SideRun {
  const argv = [
    ...files.map(({ name }) => name),
    ...(agencyOf === null ? [] : ['--agency-of', `${files[0]!.name}=${agencyOf}`]),
    ...(asOf === null ? [] : ['--as-of', dayText(asOf)]),
    ...(terms === null ? [] : ['--terms', terms]),
    ...(allowBadRows ? ['--allow-bad-rows'] : []),
  ];
  const texts = files.map(({ name, table }) => ({ name, text: table.text }));
  return { command: 'checklist', argv, files: texts };
}

function oracleOf({ files, agencyOf, asOf, terms, allowBadRows }: RandomChecklist) {
  return orRefused(() =>
    checklistOracle({
      files: files.map(({ name, table }) => ({ name, text: table.text })),
      ...(agencyOf !== null && { agencyOf: { [files[0]!.name]: agencyOf } }),
      ...(asOf !== null && { asOf }),
      ...(terms !== null && { terms }),
      allowBadRows,
    }),
  );
}

/** What the oracle knows of; the words of questions and of their sources it does not. */
function common({ kind, agencies, elements, totals, terms, asOf, answeredLater }: OracleChecklist) {
  const answers = elements.map(({ element, answers: own }) => ({ element, answers: own }));
  return { kind, agencies, elements: answers, totals, terms, asOf, answeredLater };
}

function shown(random: RandomChecklist): RandomChecklist {
  return Object.assign(random, { [fc.toStringMethod]: () => `\n${sideText(runOf(random))}\n` });
}

const cases = randomChecklists.map(shown);

describe('checklist and its slow oracle agree', () => {
  it('on answers of one agency and of several', async () => {
    const folder = folderWith();
    const property = fc.asyncProperty(cases, async (random) => {
      const run = runOf(random);
      const program = await programResult<OracleChecklist>(run, folder);
      const oracle = oracleOf(random);
      const result = program === 'refused' ? program : common(program.result);
      expectSame(result, oracle === 'refused' ? oracle : common(oracle), () => sideText(run));
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 100 * TIMES });
  });
});

describe('the random answers', () => {
  it('hold every state, unsupported ones, old and expired contracts, and are refused sometimes', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(cases, { numRuns: 150, seed: 17 })) {
      const result = oracleOf(random);
      if (result === 'refused') {
        seen.add('refused');
        continue;
      }
      seen.add(result.kind);
      if (result.agencies.length > 1) seen.add('several');
      if (result.answeredLater > 0) seen.add('later');
      for (const totals of result.totals) {
        for (const state of [...STATES, 'unsupported' as const]) {
          if (totals[state] > 0) seen.add(state);
        }
      }
      for (const { old, expired } of result.terms) {
        if (old !== null) seen.add(old ? 'old' : 'current');
        if (expired !== null) seen.add(expired ? 'expired' : 'in force');
      }
    }
    expect([...seen].sort()).toEqual(
      [
        ...['policy', 'contract', 'access', 'plan', 'several', 'later', 'refused', ...STATES],
        ...['unsupported', 'old', 'current', 'expired', 'in force'],
      ].sort(),
    );
  });
});
