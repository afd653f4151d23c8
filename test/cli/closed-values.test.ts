import { Command } from 'commander';
import { beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { nearestOf } from '../../src/run/options/known-values.ts';
import { runMain, worldOf } from '../run-main.ts';
import { folderWith } from './folder.ts';

/** A value that is none of a closed list: what is said names the nearest and lists all, wherever it is given. */

const LOG = 'ID,Search Time,User,Agency,Reason\n1,2026-02-03 10:00:00,u1,North PD,theft\n';
const CONFIG = { sample: { presets: { monthly: { size: 5 }, yearly: { size: 9 } } } };
const cwd = folderWith({ 'log.csv': LOG, 'alpr-audit.config.json': JSON.stringify(CONFIG) });

async function refusal(argv: readonly string[]): Promise<string> {
  const { code, stderr } = await runMain([...argv], { cwd });
  expect(code).toBe(2);
  return stderr;
}

interface Closed {
  readonly argv: readonly string[];
  readonly choices: readonly string[];
}
const closed: Closed[] = [];

beforeAll(async () => {
  for (const { name, load } of COMMANDS) {
    const command = new Command(name);
    (await load()).define(command, worldOf({ cwd }).io, async () => {});
    for (const each of [command, ...command.commands]) {
      const path = each === command ? [name] : [name, each.name()];
      const logs = each.registeredArguments.length === 0 ? [] : ['log.csv'];
      for (const { long, argChoices: choices } of each.options) {
        if (choices) closed.push({ argv: [...path, ...logs, `${long}`], choices });
      }
      for (const { argChoices: choices } of each.registeredArguments) {
        if (choices) closed.push({ argv: path, choices });
      }
    }
  }
});

test('every option and argument with a closed list says the nearest value and all of them', async () => {
  expect(closed.length).toBeGreaterThan(60);
  const said = new Map<string, string[]>();
  for (const { argv, choices } of closed) {
    const [wanted = ''] = choices;
    const mistyped = `${wanted.slice(0, -1)}#`;
    const stderr = await refusal([...argv, mistyped]);
    const isTold = stderr.includes(`${mistyped} is not known; the nearest is ${wanted}: give `);
    const all = choices.every((each) => stderr.includes(each));
    if (!isTold || !all) said.set(argv.join(' '), [stderr]);
  }
  expect(said).toEqual(new Map());
});

test.each([
  [['inspect', 'log.csv', '--layout', 'flok'], 'the nearest is flock-audit: give one of flock'],
  [
    ['inspect', 'log.csv', '--encoding', 'utf9'],
    'the nearest is utf-8: give one of utf-8, utf-16le',
  ],
  [['inspect', 'log.csv', '--tz', 'Los_Angles'], 'the nearest is America/Los_Angeles'],
  [['inspect', 'log.csv', '--map', 'usr=User'], '(the nearest to usr is user), a field of'],
  [
    ['flags', 'log.csv', '--rules', 'immigration'],
    'the nearest is words.immigration: give words for',
  ],
  [['flags', 'log.csv', '--fail-on', 'burts'], 'the nearest is burst: give words for'],
  [['flags', 'log.csv', '--home', 'california'], 'california is CA: give a state, one of AK AL'],
  [['sharing', 'list.csv', '--home', 'ZZ'], '--home ZZ is not known: give a state, one of AK AL'],
  [['validate', 'log.csv', '--law', 'Idaho'], 'Idaho is ID: give a state whose law was looked at'],
  [
    ['sample', 'log.csv', '--preset', 'montly'],
    'the nearest is monthly: give one of monthly, yearly',
  ],
  [
    ['sample', 'log.csv', '--size', '5', '--by', 'agncy'],
    'the nearest is agency: give one or several',
  ],
  [
    ['checklist', 'polcy', '--init', 'x.csv'],
    'the nearest is policy: give one of policy, contract',
  ],
  [['reduce', 'insect'], 'the nearest is inspect: give one of the commands that are made in parts'],
  [['help', 'insect'], 'the nearest is inspect: give one of inspect, validate'],
  [['insect'], 'Did you mean inspect?'],
  [['inspect', 'log.csv', '--formt', 'csv'], 'Did you mean --format?'],
])('%j', async (argv, what) => {
  expect(await refusal(argv)).toContain(what);
});

test('what resembles nothing has no nearest', () => {
  expect(nearestOf('xyz', ['table', 'json'])).toBeNull();
  expect(nearestOf('', ['table', 'json'])).toBeNull();
  expect(nearestOf('JSON', ['table', 'json'])).toBe('json');
});
