import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { measure, median, nodeCommand, run } from './measure.ts';

describe('the measurement', () => {
  it('takes time, memory and output of a whole process', () => {
    const { seconds, cpuSeconds, peakBytes, output } = measure(nodeCommand('-p', ['6 * 7']));
    expect(output).toBe('42\n');
    expect(seconds).toBeGreaterThan(0);
    expect(cpuSeconds).toBeGreaterThan(0);
    expect(peakBytes).toBeGreaterThan(2 ** 20);
  });

  it('pipes a file into a process', () => {
    const cwd = folderWith({ 'a log.csv': 'a,b\n' });
    const script = 'process.stdin.pipe(process.stdout)';
    const command = nodeCommand('-e', [script]);
    expect(measure({ ...command, piped: `${cwd}/a log.csv` }).output).toBe('a,b\n');
  });

  it('fails when the process does, and when it does not say what it used', () => {
    expect(() => measure(nodeCommand('-e', ['process.exitCode = 3']))).toThrow('failed');
    const silent = { program: process.execPath, args: ['-e', '0'] };
    expect(run(silent).stdout).toBe('');
    expect(() => measure(silent)).toThrow('did not say what it used');
  });

  it('has the middle of an odd number of runs', () => {
    expect(median([3, 1, 2])).toBe(2);
  });
});
