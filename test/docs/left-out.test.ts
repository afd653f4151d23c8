import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../src/contract/classes.ts';
import { FINDINGS } from '../../src/contract/findings.ts';
import type { ShownFlag, ShownRule } from '../../src/contract/flags.ts';
import { flagsConfigSchema } from '../../src/contract/flags-config.ts';
import { FLAG_RULES } from '../../src/flags/rules/index.ts';
import { CASE_NUMBER_STEPS } from '../../src/quality/classes/case-number-steps.ts';
import { REASON_STEPS } from '../../src/quality/classes/reason/index.ts';
import { flagSentence } from '../../src/report/views/flags/flag-sentences.ts';
import { lookedAt } from '../../src/report/views/flags/flags-rules.ts';
import { RULES as CASE_NUMBERS_ASKED } from '../bench/queries/rules.ts';
import { REASON_CLASS as REASONS_ASKED } from '../bench/queries/validate.ts';
import { CASE_NUMBER_CLASSES as ORACLE_CASE_NUMBERS } from '../oracle/oracle-case-number.ts';
import { flagsOf, unexplained } from '../oracle/oracle-flags-test-logs.ts';
import { REASON_CLASSES as ORACLE_REASONS } from '../oracle/oracle-reason.ts';
import { FINDING_KINDS } from '../oracle/oracle-validate-findings.ts';
import { commandsOf, scenarios } from '../scenarios/transcript.ts';

/*
 * Steps of the recipes in src/README.md that no type asks for: where one is left out, something else
 * stands in silently. Each test names what is left out.
 */

describe('the oracle knows, in the same order', () => {
  test('every class', () => {
    expect(ORACLE_CASE_NUMBERS).toEqual(Object.keys(CASE_NUMBER_CLASSES));
    expect(ORACLE_REASONS).toEqual(Object.keys(REASON_CLASSES));
  });

  test('every kind of finding', () => {
    expect(FINDING_KINDS).toEqual(Object.keys(FINDINGS));
  });

  test('every red flag', () => {
    const known = flagsOf(unexplained(1)).rules.map(({ rule }) => rule);
    expect(known).toEqual(FLAG_RULES.map(({ name }) => name));
  });
});

test('the queries of the bench have every class that a step gives', () => {
  const missing = (steps: readonly { readonly class: string }[], query: string) =>
    steps.map((step) => step.class).filter((name) => !query.includes(`THEN '${name}'`));
  expect(missing(CASE_NUMBER_STEPS, CASE_NUMBERS_ASKED)).toEqual([]);
  expect(missing(REASON_STEPS, REASONS_ASKED)).toEqual([]);
});

/** Two show no document of their own, and steps of counting in parts are tested in test/engines. */
const WITHOUT_SCENARIO = ['audit', 'map', 'reduce', 'merge', 'init', 'schema', 'completion'];

test('every command but these has a scenario in which it prints its document', () => {
  const all = scenarios().flatMap(commandsOf);
  const printing = all.filter(({ argv }) => argv.includes('--json')).map(({ argv }) => argv[0]);
  const without = COMMANDS.map(({ name }) => name).filter((name) => !printing.includes(name));
  expect(without.toSorted()).toEqual(WITHOUT_SCENARIO.toSorted());
});

/** Files that try all red flags together, or the command. */
const OF_ALL = ['flags-command.test.ts', 'flags-in-parts.test.ts', 'flags-tally.test.ts'];
const flagTests = readdirSync(new URL('../flags/', import.meta.url))
  .filter((name) => name.endsWith('.test.ts') && !OF_ALL.includes(name))
  .map((name) => readFileSync(new URL(`../flags/${name}`, import.meta.url), 'utf8'));

/** The rules of words share a sentence, and what stands in for a rule without its own. */
const OWN_WORDS = FLAG_RULES.filter(({ name }) => !name.startsWith('words.'));

describe.each(OWN_WORDS)('the red flag $name', ({ name, parameters }) => {
  test('has its parameters in the config, each under its name', () => {
    const config = Object.keys(parameters).length === 0 ? {} : { [name]: parameters };
    expect(flagsConfigSchema.safeParse(config).error?.issues ?? []).toEqual([]);
  });

  test('has a test that asks it by name', () => {
    expect(flagTests.some((text) => text.includes(`'${name}'`))).toBe(true);
  });

  test('says in its own sentence what it found', () => {
    const flag: ShownFlag = {
      ...{ rule: name, subject: {}, conditions: [], searches: 7, judged: 0, explained: 0 },
      ...{ dates: 1, firstSearch: null, lastSearch: null, parts: {}, types: [], rows: [] },
    };
    expect(flagSentence(flag)).not.toContain('holds a word of the list');
  });

  test('says what it looked at', () => {
    const rule: ShownRule = {
      ...{ rule: name, ran: true, why: null, parameters: {} },
      ...{ subjects: 2, flags: 0, searches: 0 },
    };
    const [, shown] = lookedAt([rule], (each) => each, 2);
    // Reasons are what the rules of words look at.
    expect(JSON.stringify(shown)).not.toContain('2 reasons');
  });
});
