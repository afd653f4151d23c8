import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportDocumentSchema } from '../../src/contract/report.ts';
import { runMain } from '../run-main.ts';
import { refused } from './audit.ts';
import { folderWith } from './folder.ts';

/* `report --earlier`: the period before beside this one. */

const HEADER = 'Search Time,User,Time Frame Start,Time Frame End,Case Number,Reason';

/** Searches of a month, some of which have neither a case number nor a reason. */
function log(month: string, searches: number, blank: number): string {
  const rows = Array.from({ length: searches }, (_, at) => {
    const day = `2026-${month}-${String(1 + (at % 28)).padStart(2, '0')}`;
    const fields = at < blank ? ',' : `26-0${1000 + at},stolen vehicle`;
    return `${day} 10:00,u${at % 3},2026-01-01 00:00,${day} 10:00,${fields}`;
  });
  return [HEADER, ...rows, ''].join('\n');
}

describe('report --earlier', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = folderWith({ 'may.csv': log('05', 40, 30), 'june.csv': log('06', 50, 10) });
    await runMain(['report', 'may.csv', '--json', '-o', 'may.json'], { cwd });
  });

  /** The document with a text of it written over; gives its name. */
  const changed = (name: string, from: RegExp, to: string): string => {
    const text = readFileSync(join(cwd, 'may.json'), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(cwd, name), text.replace(from, to));
    return name;
  };

  it('sets its shares beside, with their change in points', async () => {
    const argv = ['report', 'june.csv', '--earlier', 'may.json'];
    const { stdout } = await runMain([...argv, '--json'], { cwd });
    const { report, settings } = reportDocumentSchema.parse(JSON.parse(stdout));
    expect(settings.earlier?.file).toBe('may.json');
    expect(report.earlier).toMatchObject({
      ...{ searches: 40, bothBlank: { count: 30, of: 40 }, ranged: 40, sample: null },
      ...{ judgeable: 40, inadequate: 30, beyondRetention: null },
    });
    const { stdout: memo } = await runMain([...argv, '--format', 'md'], { cwd });
    expect(memo).toContain(
      'In the period before (May 1 to May 28, 2026) the share with neither a case number nor a reason was 75%, and is 20% now.',
    );
    expect(memo).toMatch(
      /\| No case number and no reason +\| +30 \| +75% \| +10 \| +20% \| +−55\.0 \|/,
    );
  });

  it('says first where the logs are of another layout, whose name stays text', async () => {
    const name = changed(
      'layout.json',
      /"layout": "generic"/,
      '"layout": "<script>alert(1)</script>"',
    );
    const { stdout } = await runMain(['report', 'june.csv', '--earlier', name], { cwd });
    const [, section = ''] = stdout.split('<h2 id="earlier">');
    expect(section.slice(0, 300)).toContain('&lt;script&gt;');
    expect(stdout).not.toContain('<script>');
  });

  it.each([
    ['nowhere.json', 'nowhere.json'],
    ['june.csv', 'is not JSON'],
    ['words.json', 'was made under another list of words (config vocabulary)'],
    ['zone.json', 'was made under another time zone (--tz)'],
    ['same.json', 'is of no period before'],
    ['old.json', 'is no document of a report at report.quality'],
  ])('refuses %s', async (name, why) => {
    changed(
      'words.json',
      /"vocabulary": null/,
      '"vocabulary": {"keyboardRows": {"add": ["azerty"]}}',
    );
    changed('zone.json', /"timeZone": null/, '"timeZone": "America/New_York"');
    changed('same.json', /"last": "[^"]+"/, '"last": "2026-06-01T00:00:00"');
    changed('old.json', /"quality": /, '"before": ');
    expect(await refused(['report', 'june.csv', '--earlier', name], { cwd })).toContain(why);
  });
});
