import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixtureFiles, gzipTexts } from '../../fixtures/generate/fixtures.ts';
import { FIXTURES } from './transcript.ts';

/** The logs in fixtures/ are what the generator makes: whoever wants other bytes changes it. */
describe('the committed fixtures', () => {
  const made = fixtureFiles();
  const texts = gzipTexts();

  it.each([...made.keys()])('%s is as generated', (path) => {
    const committed = readFileSync(join(FIXTURES, path));
    const text = texts.get(path);
    // The packed bytes depend on zlib's version; what comes out of them does not.
    if (text !== undefined) expect(gunzipSync(committed).equals(Buffer.from(text))).toBe(true);
    else expect(committed.equals(made.get(path)!)).toBe(true);
  });

  it('hold nothing that is not generated, a command or a transcript', () => {
    const strangers = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => relative(FIXTURES, join(parentPath, name)))
      .map((path) => path.split(sep).join('/'))
      .filter((path) => !made.has(path) && !isOurs(path));
    expect(strangers).toEqual([]);
  });
});

function isOurs(path: string): boolean {
  return (
    path === '.gitattributes' ||
    /^generate\/[\w.-]+$/.test(path) ||
    /^[\w.-]+\/commands\.txt$/.test(path) ||
    // Commands of a scenario whose command is not there yet.
    // Issued by version 0.1.0, and kept as it came.
    /^version-0\.1\/(searches|finished|workpaper|manifest)\.(csv|json|xlsx)$/.test(path) ||
    // What the README shows: npm run picture:report.
    /^pictures\/[\w-]+\.png$/.test(path) ||
    // What the README's commands write there.
    path.startsWith('audit/audit/') ||
    // Filled in by hand; evaluate holds every row against the manifest of the draw.
    /^(audit|report|checklist|year)\/finished[\w-]*\.csv$/.test(path) ||
    /^[\w.-]+\/expected\/\d\d\.txt$/.test(path)
  );
}
