import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { validatorOf } from '../contract/validators.ts';
import { runMain } from '../run-main.ts';
import { folderOf, folderWith, namesIn } from './folder.ts';

const CONFIG = 'alpr-audit.config.json';

function json(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

it('writes a config that its schema accepts, and refers to it', async () => {
  const cwd = folderWith();
  const run = await runMain(['init', '--tz', 'America/Los_Angeles', '--retention', '1y'], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const config = json(cwd, CONFIG);
  expect(config.$schema).toBe('./alpr-audit.config.schema.json');
  expect(config).toMatchObject({ timeZone: 'America/Los_Angeles', retention: '1y' });
  const validate = validatorOf(readFileSync(join(cwd, 'alpr-audit.config.schema.json'), 'utf8'));
  expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...config, timezone: 'UTC' })).toBe(false);
});

it('changes nothing that holds without a config', async () => {
  const cwd = folderOf('sample/other.csv');
  const [log] = namesIn(cwd);
  const commands = [
    ['validate', log!, '--format', 'md'],
    ['sample', log!, '--size', '5', '--seed', '1', '--format', 'csv'],
  ];
  const before = await Promise.all(commands.map((argv) => runMain(argv, { cwd })));
  expect(before.every(({ code }) => code === 0)).toBe(true);
  await runMain(['init'], { cwd });
  expect(await Promise.all(commands.map((argv) => runMain(argv, { cwd })))).toEqual(before);
  const preset = await runMain(['sample', log!, '--preset', 'monthly', '--json'], { cwd });
  expect(JSON.parse(preset.stdout).settings.size).toMatchObject({ from: 'percent', percent: '5' });
});

it('replaces nothing without --force, and says what is wrong', async () => {
  const cwd = folderWith({ [CONFIG]: '{}' });
  const refused = await runMain(['init'], { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`${CONFIG} exists`);
  expect(namesIn(cwd)).toEqual([CONFIG]);
  expect((await runMain(['init', '--force'], { cwd })).code).toBe(0);
  expect(json(cwd, CONFIG).questions).toHaveLength(5);
  const zone = await runMain(['init', '--force', '--tz', 'Mars'], { cwd });
  expect(zone).toMatchObject({ code: 2 });
  expect(zone.stderr).toContain('--tz: Mars is not a time zone');
  const period = await runMain(['init', '--force', '--retention', 'long'], { cwd });
  expect(period).toMatchObject({ code: 2 });
  expect(period.stderr).toContain('--retention long: ');
});
