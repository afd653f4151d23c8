import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdf } from '../../../fixtures/generate/pdf.ts';
import {
  reportPdf,
  reportText,
  type SharingReport,
} from '../../../fixtures/generate/sharing-report.ts';
import { readSharingList } from '../../../src/side-tables/sharing/sharing-list.ts';
import { AS_IT_CAME, TIMES } from '../../random-runs.ts';
import { PLACEHOLDERS } from '../roster.ts';

const REPORT: SharingReport = {
  agency: 'Specimen CA PD',
  product: 'Vigilant VehicleManager',
  created: '03-04-22',
  shared: [
    'Alder City Police Department (CA)',
    'Inactive Border Patrol of the Northern Sector Seven (CA)',
    ...Array.from({ length: 130 }, (_, i) => `Town ${i} Police Department (CA)`),
    'Café Señor University Police',
    'Nutmeg Harbor District and Waterfront Marine Enforcement',
  ],
  received: [
    ['Alder City Police Department (CA)', 'Alder', 'CA'],
    ["Elm County Sheriff's Department Special Investigations Bureau", 'Elm', 'NV'],
  ],
  hotListsShared: [],
  hotListsReceived: [['Alder City Police Department (CA)', 'LEARN_Alder']],
};

/** Names that say their state, as most do, short ones and ones that wrap. */
const names = fc
  .record({
    tag: fc.constantFrom('', '', '', '', 'Inactive ', '[Federal] '),
    place: fc.constantFrom(
      'Alder',
      'North Birch',
      'San Cedar',
      'Port Dogwood Junction',
      'Elm Falls',
    ),
    kind: fc.oneof(
      {
        weight: 20,
        arbitrary: fc.constantFrom('PD', 'Police Department', 'County Sheriff', 'University PD'),
      },
      fc.constantFrom(
        ...['Unified School District Police', 'Park Ranger and Marine Enforcement Division'],
        ...['Regional Auto Theft Task Force', "County Sheriff's Department Special Unit"],
      ),
    ),
    state: fc.constantFrom(' (CA)', ' CA', '-CA', ' (NV)'),
  })
  .map(({ tag, place, kind, state }) => `${tag}${place} ${kind}${state}`);

const reports: fc.Arbitrary<SharingReport> = fc.record(
  {
    agency: fc.constant('Specimen CA PD'),
    product: fc.constant('LEARN'),
    created: fc.constant('03-04-22'),
    shared: fc.array(names, { minLength: 30, maxLength: 120 }),
    received: fc.array(fc.tuple(names, fc.constantFrom('Alder', ''), fc.constant('CA')), {
      maxLength: 40,
    }),
  },
  { requiredKeys: ['agency', 'product', 'created', 'shared'] },
);

async function read(bytes: Uint8Array, name = 'list.pdf') {
  return (await readSharingList({ name, bytes }, { placeholders: PLACEHOLDERS })).list;
}

describe('the report as a PDF', () => {
  it('gives what its text gives', async () => {
    const fromPdf = await read(reportPdf(REPORT));
    expect(fromPdf).toEqual(await read(Buffer.from(reportText(REPORT)), 'list.txt'));
    expect(fromPdf.names.map(({ name }) => name)).toEqual([
      ...REPORT.shared!,
      ...REPORT.received!.map(([name]) => name),
    ]);
    expect(fromPdf.hotLists).toEqual([
      { name: 'Alder City Police Department (CA)', direction: 'inbound' },
    ]);
  });

  it('gives what its text gives, and every name, wrapped in one column, in both or not', async () => {
    const property = fc.asyncProperty(reports, async (report) => {
      const fromPdf = await read(reportPdf(report));
      expect(fromPdf).toEqual(await read(Buffer.from(reportText(report)), 'list.txt'));
      expect(fromPdf.names.map(({ name }) => name)).toEqual([
        ...(report.shared ?? []),
        ...(report.received ?? []).map((row) => row[0]),
      ]);
    });
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 8 * TIMES });
  });

  it('has every name where all say their states, and most go on in a second line', async () => {
    const shared = Array.from({ length: 12 }, (_, i) => [
      `Town ${i} PD (CA)`,
      `Port ${i} Police (CA)`,
      `Saint Mary ${i} of the Lake County Sheriff's Department Special Unit (CA)`,
      `Gum Hollow ${i} County Sheriff's Department Special Unit CA`,
      `Inactive Fir ${i} Department of Public Safety Investigations Bureau (CA)`,
      `Elm Falls ${i} County Sheriff's Department Special Unit (CA)`,
    ]).flat();
    const report = { agency: 'Specimen CA PD', product: 'LEARN', created: '03-04-22', shared };
    for (const list of [
      await read(reportPdf(report)),
      await read(Buffer.from(reportText(report)), 'list.txt'),
    ]) {
      expect(list.names.map(({ name }) => name)).toEqual(shared);
    }
  });

  it('has a name in both columns of a row, or in none', async () => {
    const gap = ' '.repeat(70);
    const lines = [
      'Specimen CA PD',
      'Data Sharing Report',
      'Detections Shared',
      'The Specimen CA PD Agency is Sharing its Detection data with the following Agencies:',
      `U.S. Marshals Service${gap}[Inactive] Boulder County CO SO`,
      `Reno Sheriff's Office${gap}Federal Way PD (WA) (deactivated)`,
      '(CA)',
      `St. Ives SO NV       ${gap}Elko PD (NV)`,
      'Date Created: 06-29-26     VehicleManager Agency Data Sharing Report     Page 1 of 1',
    ];
    expect((await read(Buffer.from(lines.join('\n')), 'list.txt')).names).toMatchObject([
      { name: 'U.S. Marshals Service' },
      { name: '[Inactive] Boulder County CO SO' },
      { name: "Reno Sheriff's Office (CA)" },
      { name: 'Federal Way PD (WA) (deactivated)' },
      { name: 'St. Ives SO NV' },
      { name: 'Elko PD (NV)' },
    ]);
  });

  it('is read behind a byte order mark, as viewers do', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeff\n'), reportPdf(REPORT)]);
    expect((await read(bytes)).names).toHaveLength(REPORT.shared!.length + 2);
  });
});

const text = [{ x: 54, y: 700, text: 'Detections Shared' }];
const whole = reportPdf(REPORT);

describe('a PDF that cannot be read', () => {
  it.each([
    ['none', Buffer.from('Alder PD\nBirch PD\n'), /is no PDF, whatever its name says/],
    ['no more than a beginning', Buffer.from('%PDF-1.4\nno PDF'), /cut short or damaged/],
    ['cut short', whole.subarray(0, Math.floor(whole.length * 0.8)), /cut short or damaged/],
    ['cut short by its last line', whole.subarray(0, -7), /cut short or damaged/],
    ['encrypted', pdf([text], { encrypted: true }), /is encrypted/],
    ['a scan', pdf([[], []], { scanned: true }), /is a scan without text/],
    ['of 501 pages', pdf(Array.from({ length: 501 }, () => text)), /has 501 pages/],
    ['over 20 MiB', Buffer.concat([whole, Buffer.alloc(21 * 1024 ** 2)]), /over 20 MiB/],
    ['another document', pdf([[{ x: 9, y: 9, text: 'A letter' }]]), /none of the four sections/],
    ['of more text than a list has', pdf([bombOf(210_000)]), /more text than a list can/],
  ])('%s: one line', async (_, bytes, message) => {
    const error = await read(bytes).catch((found: unknown) => found);
    expect(error).toMatchObject({ name: 'CannotBeDone', message: expect.stringMatching(message) });
    expect(error).toMatchObject({ message: expect.not.stringContaining('\n') });
  });

  it('runs nothing that it holds', async () => {
    const lines = [...text, { x: 54, y: 680, text: 'Alder PD (CA)' }];
    const list = await read(pdf([lines], { script: 'app.alert("read"); this.exitCode = 7;' }));
    expect(list.names.map(({ name }) => name)).toEqual(['Alder PD (CA)']);
  });
});

function bombOf(count: number) {
  return Array.from({ length: count }, (_, i) => ({ x: i % 500, y: i % 700, text: 'a' }));
}
