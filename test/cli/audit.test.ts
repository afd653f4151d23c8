import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors.ts';
import { main } from '../../src/main.ts';
import { asking } from '../../src/world/terminal.ts';
import { printedSchema, validatorOf } from '../contract/validators.ts';
import { runMain } from '../run-main.ts';
import { folderOf, namesIn } from './folder.ts';

const YEAR = ['second-half.csv', 'finished-2.csv', 'first-half.csv', 'finished-1.csv'];
const year = (): string => folderOf(...YEAR.map((name) => `year/${name}`));

const DRAW = [
  ...['--tz=America/Los_Angeles', '--size=40', '--spares=4', '--tolerable=25'],
  ...['--seed=90318274465501937265', '--seed-source=twenty dice, council meeting 2026-01-05'],
  ...['--witness=the city clerk', '--preparer=R. "Bo" Chen', '--as-of=2026-01-06T09:00:00-08:00'],
];
const FINISH = ['audit', '--workpaper=finished-2.csv', '--as-of=2026-01-20T09:00:00-08:00'];

/** The commands that an audit showed. */
const shown = (stdout: string): string[] =>
  stdout.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));

/** The arguments of a command, as a shell takes them that is given it. */
function argumentsOf(line: string): string[] {
  const words = line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
  return words.map((word) => word.replaceAll(/'([^']*)'|\\(.)/g, '$1$2'));
}

async function done(argv: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await runMain(argv, { cwd });
  expect({ code, said: code === 0 ? '' : stderr }).toEqual({ code: 0, said: '' });
  return stdout;
}

describe('audit', () => {
  it('draws, and when the workpaper is filled in reports; its commands do the same when pasted', async () => {
    const cwd = year();
    const first = await done(['audit', 'second-half.csv', ...DRAW], cwd);
    const second = await done(FINISH, cwd);
    const commands = [...shown(first), ...shown(second)];
    const names = commands.map((line) => line.split(' ')[1]);
    expect(names).toEqual(['inspect', 'sample', 'evaluate', 'evaluate', 'report', 'report']);
    const made = ['manifest.json', 'workpaper.csv', 'workpaper.xlsx', 'evaluate.json'];
    const files = [...made, 'report.html', 'report.json'];
    expect(namesIn(join(cwd, 'audit'))).toEqual([...files, 'plan.json'].sort());
    const pasted = year();
    for (const line of commands) await done(argumentsOf(line).slice(1), pasted);
    for (const name of files) {
      const of = (folder: string): Buffer => readFileSync(join(folder, 'audit', name));
      expect(of(pasted).equals(of(cwd)), name).toBe(true);
    }
  });

  it('--redact takes names out of all but the workpaper, in both halves', async () => {
    const cwd = year();
    await done(['audit', 'second-half.csv', ...DRAW, '--redact=board'], cwd);
    const second = await done(FINISH, cwd);
    const commands = shown(second).filter((line) => !line.includes(' size '));
    expect(commands.filter((line) => !line.includes('--redact board'))).toEqual([]);
    const read = (name: string): string => readFileSync(join(cwd, 'audit', name), 'utf8');
    expect(read('workpaper.csv')).toMatch(/t\.berg/);
    for (const name of ['report.html', 'report.json', 'evaluate.json']) {
      expect(read(name), name).not.toMatch(/t\.berg|a\.lind/);
    }
    expect(JSON.parse(read('report.json')).settings.redact).toBe('board');
    const next = await runMain(['audit', 'first-half.csv', '--folder=b', '--redact-key-file=k'], {
      cwd,
    });
    expect(next.code).toBe(2);
  });

  it('reckons the size where none is given, and keeps the plan for the next time', async () => {
    const cwd = year();
    const { stdout, stderr } = await runMain(
      ['audit', 'first-half.csv', '--tolerable=10', '--seed=7', '--folder=audit-1'],
      { cwd },
    );
    const [, size, sample] = shown(stdout);
    expect(size).toBe('alpr-audit size --population 240 --tolerable 10');
    expect(sample).toContain('--confidence 95 --tolerable 10');
    expect(stderr).toContain('\n  alpr-audit audit\n');
    const plan = JSON.parse(readFileSync(join(cwd, 'alpr-audit.plan.json'), 'utf8'));
    expect(plan).toEqual({ logs: ['first-half.csv'], folder: 'audit-1', tolerable: '10' });
    expect(validatorOf(await printedSchema('plan'))(plan)).toBe(true);
    // The next one: the plan stays, and what options said is kept beside the draw.
    const next = ['audit', 'second-half.csv', '--folder=audit-2', '--seed=8', '--from=2025-08-01'];
    const later = await runMain(next, { cwd });
    expect(later.stderr).toContain('alpr-audit audit --folder audit-2\n');
    const own = JSON.parse(readFileSync(join(cwd, 'audit-2/plan.json'), 'utf8'));
    expect(own).toMatchObject({ logs: ['second-half.csv'], from: '2025-08-01', tolerable: '10' });
    expect(JSON.parse(readFileSync(join(cwd, 'alpr-audit.plan.json'), 'utf8'))).toEqual(plan);
  });

  it('asks at a terminal what nobody says, and with a plan for the seed alone', async () => {
    const cwd = year();
    const asked: string[] = [];
    const answering = (answers: readonly string[]) => async (question: string) => {
      asked.push(question);
      return answers[asked.length - 1] ?? '';
    };
    const answers = [
      'first-half.csv',
      'second-half.csv',
      '',
      'America/Denver',
      '2025-02-01',
      ' ',
      '',
      '',
      'Example PD',
      'R. Chen',
      '0042',
    ];
    const { code, stdout } = await runMain(['audit'], { cwd, ask: answering(answers) });
    expect({ code, asked: asked.length }).toEqual({ code: 0, asked: 14 });
    const [inspect, size, sample] = shown(stdout);
    const reading = 'first-half.csv second-half.csv --tz America/Denver --from 2025-02-01';
    expect(inspect).toBe(`alpr-audit inspect ${reading}`);
    expect(size).toMatch(/^alpr-audit size --population \d+ --tolerable 5 --expected 0$/);
    expect(sample).toContain(`${reading} --confidence 95 --tolerable 5 --expected 0 --seed 0042`);
    expect(JSON.parse(readFileSync(join(cwd, 'audit/plan.json'), 'utf8')).title).toBe('Example PD');
    asked.length = 0;
    const again = await runMain(['audit', '--folder=next'], { cwd, ask: answering([]) });
    expect({ code: again.code, asked }).toEqual({
      code: 0,
      asked: [expect.stringContaining('seed')],
    });
  });

  it('writes nothing where a question is interrupted, and asks nothing in a pipe', async () => {
    const cwd = year();
    const names = namesIn(cwd);
    const ask = async (): Promise<string> => {
      throw new Interrupted();
    };
    // What is thrown is of src, so that the program has to be.
    expect(await runMain(['audit', 'first-half.csv'], { cwd, ask, main })).toEqual({
      code: 130,
      stdout: '',
      stderr: '',
    });
    for (const [argv, what] of [
      [['audit', 'first-half.csv'], '--tolerable <percent>'],
      [['audit', '--tolerable=5'], 'the logs'],
      [['audit', '--plan=none.json'], 'none.json is not there'],
      [[...FINISH, 'second-half.csv'], 'has no manifest.json'],
      [['audit', 'first-half.csv', '--tolerable=5', '--tz=Nowhere'], 'Nowhere'],
    ] as const) {
      const { code, stderr } = await runMain(argv, { cwd });
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(what) });
      expect(stderr.split('\n')).toHaveLength(2);
    }
    expect(namesIn(cwd)).toEqual(names);
  });

  it('is exit 1 where too many failed, with the report all the same; and refuses to begin it again', async () => {
    const cwd = year();
    const draw = DRAW.map((each) =>
      each.startsWith('--seed=') ? '--seed=52746018836694053127' : each,
    );
    await done(['audit', 'first-half.csv', ...draw], cwd);
    expect((await runMain(['audit'], { cwd })).stderr).toContain(
      'no workpaper in audit was filled in',
    );
    cpSync(join(cwd, 'finished-1.csv'), join(cwd, 'audit/workpaper.csv'));
    const { code, stdout } = await runMain(['audit'], { cwd });
    expect({ code, report: namesIn(join(cwd, 'audit')).includes('report.html') }).toEqual({
      code: 1,
      report: true,
    });
    expect(shown(stdout)[0]).toContain(
      'evaluate audit/workpaper.csv --manifest audit/manifest.json',
    );
    const again = await runMain(['audit'], { cwd });
    expect(again.stderr).toContain('as in --folder audit-2');
  });

  it('names what is wrong with a plan', async () => {
    const cwd = year();
    for (const [plan, what] of [
      ['{', 'alpr-audit.plan.json is not JSON'],
      ['{"logs":["a"],"folder":"x"}', 'alpr-audit.plan.json at tolerable: it is missing'],
      ['{"logs":["a"],"folder":"x","tolerable":"5","seed":"1"}', 'alpr-audit.plan.json'],
    ] as const) {
      writeFileSync(join(cwd, 'alpr-audit.plan.json'), plan);
      const { code, stderr } = await runMain(['audit'], { cwd });
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(what) });
    }
  });
});

describe('asking at a terminal', () => {
  const terminal = () => {
    const stdin = new PassThrough();
    const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const streams = { stdin, stderr } as unknown as Parameters<typeof asking>[0];
    return { stdin, stderr, streams };
  };

  it('gives a line for each question', async () => {
    const { stdin, stderr, streams } = terminal();
    const ask = asking(streams, () => {});
    for (const word of ['one', 'two']) {
      const answer = ask(`${word}? `);
      stdin.write(`${word}\r`);
      expect(await answer).toBe(word);
    }
    expect(String(stderr.read())).toContain('two? ');
  });

  it('is interrupted by Ctrl-C, and ends where the answers do', async () => {
    const first = terminal();
    let interrupts = 0;
    const answer = asking(first.streams, () => interrupts++)('one? ');
    first.stdin.write('half an ans\x03');
    await expect(answer).rejects.toThrow(Interrupted);
    expect(interrupts).toBe(1);
    const second = terminal();
    const ended = asking(second.streams, () => {})('one? ');
    second.stdin.end();
    await expect(ended).rejects.toThrow('the answers ended');
  });
});
