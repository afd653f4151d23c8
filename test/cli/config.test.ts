import { describe, expect, it } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/** The config is looked for in the working directory, or where --config says, and nowhere else. */

const NAME = 'alpr-audit.config.json';

const LOG = `When,Who,Since,Until,Grounds
01/02/2025 23:30,ann,01/01/2025,01/02/2025,burglary
03/02/2025 08:00,bob,01/01/2024,03/02/2025,theft
`;

const COLUMNS = {
  searchedAt: 'When',
  user: ['Officer', 'Who'],
  windowStart: 'Since',
  windowEnd: 'until',
  reason: 'Grounds',
};

async function documentOf(argv: string[], files: Record<string, string>, cwdIn = '') {
  const cwd = folderWith(files);
  const run = await runMain([...argv, '--json'], { cwd: cwd + cwdIn });
  return { ...run, json: run.code === 0 ? JSON.parse(run.stdout) : undefined };
}

function config(content: object): string {
  return JSON.stringify(content);
}

describe('the config', () => {
  it('names columns, zone, order of dates, layout and retention', async () => {
    const content = {
      $schema: './config.schema.json',
      columns: { ...COLUMNS, user: 'Who' },
      timeZone: 'America/Los_Angeles',
      dayFirst: true,
      layout: 'flock-portal',
      retention: '30d',
    };
    const { json } = await documentOf(['ages', 'log.csv'], {
      'log.csv': LOG,
      [NAME]: config(content),
    });
    expect(json.inputs[0].layout).toBe('flock-portal');
    // 1 February in UTC, as that layout has it, is still 1 February in Los Angeles at 15:30.
    expect(json.population.first).toBe('2025-02-01T15:30:00-08:00');
    expect(json.settings).toMatchObject({
      timeZone: 'America/Los_Angeles',
      dayFirst: true,
      layout: 'flock-portal',
      retention: '30d',
      columns: [
        { field: 'searchedAt', header: 'When' },
        { field: 'user', header: 'Who' },
        { field: 'windowStart', header: 'Since' },
        { field: 'windowEnd', header: 'until' },
        { field: 'reason', header: 'Grounds' },
      ],
    });
    expect(json.ages.ranged).toBe(2);
    expect(json.ages.beyondRetention.retention).toBe('30d');
  });

  it('is read from the working directory only, not from above it or from beside the log', async () => {
    const files = {
      [NAME]: '{ not json',
      'logs/alpr-audit.config.json': '{ not json',
      'logs/log.csv': 'ID,User,Reason,Search Time\n1,ann,theft,2025-01-01\n',
      'here/x': '',
    };
    const { code, json } = await documentOf(['inspect', '../logs/log.csv'], files, '/here');
    expect(code).toBe(0);
    expect(json.settings.columns).toEqual([]);
  });

  it('may stand elsewhere, where --config says; the one in the folder is then not read', async () => {
    const files = {
      'log.csv': LOG,
      [NAME]: '{ not json',
      'conf/mine.json': config({ columns: { ...COLUMNS, user: 'Who' }, dayFirst: false }),
    };
    const { json } = await documentOf(['ages', 'log.csv', '--config', 'conf/mine.json'], files);
    expect(json.population).toMatchObject({ searches: 2, users: 2, first: '2025-01-02T23:30:00' });
  });

  it('may begin with a byte order mark, as Windows writes it', async () => {
    const mark = `\ufeff${config({ timeZone: 'America/Chicago' })}`;
    const files = { 'log.csv': 'ID,User,Search Time\n1,ann,2025-01-01T00:00:00Z\n', [NAME]: mark };
    const { json } = await documentOf(['inspect', 'log.csv'], files);
    expect(json.population.first).toBe('2024-12-31T18:00:00-06:00');
    expect(json.warnings).toEqual([]);
  });

  it('gives way to the options of the command line', async () => {
    const content = config({
      timeZone: 'America/Chicago',
      layout: 'generic',
      retention: '1y',
      columns: { user: 'Officer' },
    });
    const log =
      'ID,User,Officer,Search Time,Date From\n1,ann,bob,2025-01-01T00:00:00Z,2024-12-01\n';
    const options = ['--tz', 'Asia/Tokyo', '--layout', 'palantir', '--retention', '10d'];
    const argv = ['ages', 'log.csv', ...options, '--map', 'user=User', '--by', 'user'];
    const { json } = await documentOf(argv, { 'log.csv': log, [NAME]: content });
    expect(json.settings).toMatchObject({
      timeZone: 'Asia/Tokyo',
      layout: 'palantir',
      retention: '10d',
    });
    expect(json.population.first).toBe('2025-01-01T09:00:00+09:00');
    expect(json.ages.beyondRetention).toEqual({ retention: '10d', count: 1, share: 1 });
    expect(json.ages.groups[0].value).toBe('ann');
  });

  it('takes the first of several headers that a log has', async () => {
    const log = LOG.replace('Who', 'Officer');
    for (const text of [LOG, log]) {
      const files = { 'log.csv': text, [NAME]: config({ columns: COLUMNS, dayFirst: true }) };
      const { code, json } = await documentOf(['inspect', 'log.csv'], files);
      expect(code).toBe(0);
      expect(json?.population.users).toBe(2);
    }
  });

  it('is a document of the schema that alpr-audit schema config prints', async () => {
    const { stdout } = await runMain(['schema', 'config']);
    const schema = JSON.parse(stdout);
    expect(Object.keys(schema.properties).sort()).toEqual([
      '$schema',
      'accounts',
      'agencies',
      'caseNumberPatterns',
      'columns',
      'dayFirst',
      'flags',
      'layout',
      'questions',
      'retention',
      'sample',
      'tables',
      'timeZone',
      'verifiedLayouts',
      'vocabulary',
    ]);
    expect(schema.additionalProperties).toBe(false);
  });

  it('alone changes nothing when it is empty', async () => {
    const log = 'ID,User,Search Time\n1,ann,2025-01-01\n';
    const without = await documentOf(['ages', 'log.csv'], { 'log.csv': log });
    const empty = await documentOf(['ages', 'log.csv'], { 'log.csv': log, [NAME]: '{}' });
    expect(empty).toEqual(without);
  });
});
