import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Outputs, withOutputs } from '../../src/run/outputs.ts';
import { folderWith, namesIn } from '../cli/folder.ts';
import { worldOf } from '../run-main.ts';

/** Does some work in a folder; gives what it threw, or undefined. */
async function working(
  cwd: string,
  work: (outputs: Outputs) => void,
  force?: true,
): Promise<string | undefined> {
  try {
    await withOutputs(worldOf({ cwd }).io, force ? { force } : {}, async (outputs) =>
      work(outputs),
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function text(cwd: string, name: string): string {
  return readFileSync(join(cwd, name), 'utf8');
}

describe('the new files of a run', () => {
  it('are there together when it has ended well, and not before', async () => {
    const cwd = folderWith();
    const problem = await working(cwd, (outputs) => {
      outputs.openFolder('new/deep');
      outputs.open('new/deep/a').write('A');
      outputs.open('b').write('B');
      expect(existsSync(join(cwd, 'new/deep/a'))).toBe(false);
      expect(existsSync(join(cwd, 'b'))).toBe(false);
    });
    expect(problem).toBeUndefined();
    expect([text(cwd, 'new/deep/a'), text(cwd, 'b')]).toEqual(['A', 'B']);
    expect([namesIn(cwd), namesIn(join(cwd, 'new/deep'))]).toEqual([['b', 'new'], ['a']]);
  });

  it('are none of them there when it throws, nor the folder made for them', async () => {
    const cwd = folderWith({ old: 'mine' });
    const work = (outputs: Outputs) => {
      outputs.openFolder('new/deep');
      outputs.open('new/deep/a').write('A');
      outputs.open('old').write('B');
      throw new Error('no');
    };
    expect(await working(cwd, work, true)).toBe('no');
    expect(namesIn(cwd)).toEqual(['old']);
    expect(text(cwd, 'old')).toBe('mine');
  });

  it('are none of them there when one cannot be put in its place', async () => {
    const cwd = folderWith();
    const problem = await working(cwd, (outputs) => {
      outputs.open('a').write('A');
      outputs.open('b').write('B');
      mkdirSync(join(cwd, 'b'));
    });
    expect(problem).toMatch(/^b cannot be written: /);
    expect(namesIn(cwd)).toEqual(['b']);
    expect(namesIn(join(cwd, 'b'))).toEqual([]);
  });

  it('give back what they replaced', async () => {
    const cwd = folderWith({ a: 'before' });
    const work = (outputs: Outputs) => {
      outputs.open('a').write('A');
      outputs.open('b').write('B');
      mkdirSync(join(cwd, 'b'));
    };
    expect(await working(cwd, work, true)).toMatch(/^b cannot be written: /);
    expect(text(cwd, 'a')).toBe('before');
    expect(namesIn(cwd).sort()).toEqual(['a', 'b']);
  });

  it('begin anew without what was written', async () => {
    const cwd = folderWith();
    await working(cwd, (outputs) => {
      const file = outputs.open('a');
      file.write('first');
      file.restart();
      file.write('second');
    });
    expect([text(cwd, 'a'), namesIn(cwd)]).toEqual(['second', ['a']]);
  });

  it.each([
    ['a file that is read', (outputs: Outputs) => outputs.spare(['./log']), 'log'],
    ['a file that is written', (outputs: Outputs) => void outputs.open('x'), './x'],
  ])('are not %s', async (_, before, name) => {
    const cwd = folderWith({ log: 'rows' });
    const work = (outputs: Outputs) => {
      before(outputs);
      outputs.open(name);
    };
    expect(await working(cwd, work, true)).toBe(
      `${name} is one of the other files of this command: give another name`,
    );
    expect([namesIn(cwd), text(cwd, 'log')]).toEqual([['log'], 'rows']);
  });

  it('are not files that are begun later', async () => {
    const cwd = folderWith();
    expect(await working(cwd, (outputs) => void outputs.open('x', ['y', './x']))).toMatch(
      /^x is one of the other files/,
    );
  });
});
