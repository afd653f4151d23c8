import { describe, expect, it } from 'vitest';
import type { SharingDirection } from '../../../src/agency-names/sharing-list.ts';
import { readSharingList } from '../../../src/side-tables/sharing/sharing-list.ts';
import { PLACEHOLDERS } from '../roster.ts';

async function list(text: string, direction?: SharingDirection) {
  const file = { name: 'list.csv', bytes: Buffer.from(text) };
  return (await readSharingList(file, { placeholders: PLACEHOLDERS, direction })).list;
}

const FLOCK = "Organization Name,Networks Shared With Me,Networks I'm Sharing\n";

describe("Flock's shared networks", () => {
  it('tell both directions, by cells that are not empty', async () => {
    const { form, directions, names } = await list(
      `${FLOCK}A PD,"North, South",Ours\nB PD,North,\nC PD,,Ours\nD PD, ,\n`,
    );
    expect({ form, directions }).toEqual({ form: 'flock', directions: ['outbound', 'inbound'] });
    expect(names.map((each) => [each.name, ...each.directions])).toEqual([
      ['A PD', 'outbound', 'inbound'],
      ['B PD', 'inbound'],
      ['C PD', 'outbound'],
      ['D PD'],
    ]);
  });

  it('share nothing where a word or a dash for nothing stands', async () => {
    const { names } = await list(
      `${FLOCK}A PD,n/a,-\nB PD,(none),x\nC PD,✓,No\nD PD,0,***\nE PD,#REF!,NULL\n`,
    );
    // What was withheld or ruined was something; a tick is no word.
    expect(names.map(({ directions }) => directions.join())).toEqual([
      ...['', 'outbound', 'inbound', 'outbound', 'inbound'],
    ]);
  });

  it('do not tell the direction that has no column', async () => {
    const { directions } = await list('Organization Name,Networks Shared With Me\nA PD,North\n');
    expect(directions).toEqual(['inbound']);
  });

  it('may have title rows, semicolons and a curly apostrophe', async () => {
    const { directions } = await list(
      'Shared networks\n\nOrganization Name;Networks I’m Sharing\nA PD;Ours\n',
    );
    expect(directions).toEqual(['outbound']);
  });

  it('name every row without an organization', async () => {
    await expect(list(`${FLOCK}A PD,x,\n,x,\n , ,y\n`)).rejects.toThrow(
      /2 rows that cannot be read: row 3: .*; row 4: .*under "Organization Name"/,
    );
  });
});

describe('one name a line', () => {
  it('has commas and all, under headings that say the direction', async () => {
    const { form, directions, names } = await list(
      'Organizations granted access to Specimen PD data\nAlder, CA PD\n"Birch, CA SO"\n\n' +
        'Organizations sharing their data with Specimen PD\nCedar PD\n',
    );
    expect({ form, directions }).toEqual({ form: 'names', directions: ['outbound', 'inbound'] });
    expect(names).toEqual([
      { name: 'Alder, CA PD', directions: ['outbound'], state: null },
      { name: 'Birch, CA SO', directions: ['outbound'], state: null },
      { name: 'Cedar PD', directions: ['inbound'], state: null },
    ]);
  });

  it('has two commas in every name, as people write them', async () => {
    const text = 'Alder PD, Alder, CA\nBirch SO, Birch Falls, NV\n';
    const { names } = await list(text, 'outbound');
    expect(names.map(({ name }) => name)).toEqual([
      'Alder PD, Alder, CA',
      'Birch SO, Birch Falls, NV',
    ]);
    const table = await list(`Agency, City, State\n${text}`, 'outbound');
    expect(table.names.map(({ name }) => name)).toEqual(['Alder PD', 'Birch SO']);
    await expect(list(text.replaceAll(', ', ','), 'outbound')).rejects.toThrow('is no list');
  });

  it('has the direction that is given, where no heading does', async () => {
    const { directions, names } = await list(
      'Agency\nAlder PD\nAgency Name\nBirch SO\n',
      'inbound',
    );
    expect(directions).toEqual(['inbound']);
    // Only the first line can be a header.
    expect(names.map(({ name }) => name)).toEqual(['Alder PD', 'Agency Name', 'Birch SO']);
  });

  it('is refused without a direction, naming the option', async () => {
    await expect(list('Alder PD\nBirch SO\n')).rejects.toThrow(/give --direction outbound or/);
  });

  it('tells of a direction by its heading alone', async () => {
    const { directions, names } = await list('Organizations granted access to Specimen PD data\n');
    expect({ directions, names }).toEqual({ directions: ['outbound'], names: [] });
  });

  it('may be the column of a table that says no direction', async () => {
    const { names } = await list('Agency,City,State\nA PD,A,CA\nB PD,B,CA\n', 'outbound');
    expect(names.map(({ name }) => name)).toEqual(['A PD', 'B PD']);
  });
});

describe('what is no list', () => {
  it.each([
    ['ID,Search Time,Org Name,Reason\n1,2025-01-01,A PD,x\n', /is a search log.*--log/],
    ['Timestamp,User,Event Type,Entity Type,Entity Details,Event Id\n', /alpr-audit events/],
    ['', /no list of shares|names nobody/],
    ['{"a": 1}', /JSON|not a table/],
  ])('%j', async (text, message) => {
    await expect(list(text, 'outbound')).rejects.toThrow(message);
  });
});

describe("Vigilant's report", () => {
  it('warns where names may go on below, and nothing tells', async () => {
    const report = (right: string) =>
      'Agency\nData Sharing Report\nDetections Shared\n' +
      'The Specimen CA PD Agency is Sharing its Detection data with the following Agencies:\n' +
      `Alder Valley Joint Police  Birch River Border Crimes\nCedar Falls                ${right}\n` +
      'Elm PD                     Fir PD\n';
    const warnings = async (text: string) => {
      const file = { name: 'report.txt', bytes: Buffer.from(text) };
      return (await readSharingList(file, { placeholders: PLACEHOLDERS })).warnings;
    };
    const [warning, ...others] = await warnings(report('Gum Harbor'));
    expect(others).toEqual([]);
    expect(warning?.code).toBe('wrapped-names');
    expect(warning?.message).toContain('first “Cedar Falls” and “Gum Harbor”');
    expect(await warnings(report('Task Force'))).toEqual([]);
  });
});
