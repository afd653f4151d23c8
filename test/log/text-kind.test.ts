import { describe, expect, it } from 'vitest';
import { refusedText } from '../../src/log/open/text-kind.ts';
import { inspect, refusal } from './log-folder.ts';

const kind = (text: string): string | undefined => refusedText(Buffer.from(text));

describe('a text that is no table', () => {
  it.each([
    '<html><body><table border="1"><tr><th>ID</th></tr></table></body></html>',
    '<!DOCTYPE html>\n<html lang="en">',
    '\n\n  <!-- exported\n by a portal --> <!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><p>',
    '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">',
    '<table>\r\n<tr>\r\n<td>ID</td>',
    '<style>td { color: red; }</style><div>Audit</div><TABLE class=a><TR>',
    '<meta charset="utf-8"><table><thead><tr>',
    '<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">',
  ])('is a web page: %j', (text) => {
    expect(kind(text)).toMatch(/^a web page \(.*whatever its name says: open it in Excel/);
  });

  it('is XML, an old XML Spreadsheet or a flat OpenDocument file', () => {
    const root = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>';
    expect(
      kind(`<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n${root}`),
    ).toMatch(/^an XML Spreadsheet of Excel 2003/);
    expect(kind(root.replace('<W', '<ss:W'))).toMatch(/^an XML Spreadsheet of Excel 2003/);
    const flat =
      '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">';
    expect(kind(`<?xml version="1.0"?>${flat}`)).toMatch(/^an OpenDocument file in one piece/);
    expect(kind('<?xml version="1.0"?>\n<searches><search id="1"/></searches>')).toMatch(/^XML/);
    expect(kind('<searches>\n <search><id>1</id></search></searches>')).toMatch(/^XML/);
  });

  it.each([
    'From: <Saved by Blink>\r\nSubject: Audit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;',
    'MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related',
    'Date: today\nContent-Type: multipart/related;\n\tboundary="x"\nMime-version: 1.0\n\nFrom here',
  ])('is a page or an e-mail in one file: %j', (text) => {
    expect(kind(text)).toContain('MHTML');
  });

  it.each([
    '[{"id": "a", "user": "b"}, {"id": "c"}]',
    '  {\n  "searches": [\n    {"id": 1, "time": null, "ok": true, "n": -1.5e3}\n  ]\n}\n',
    '[["id","search time","user","reason"],["a","2025-03-01","u","r"]]',
    '{"columns": ["id", "timestamp", "user"], "data": [[1, "a',
    '[{"id": "a \\"quoted\\" \\u00e9", "use',
    '{"a": tru',
    '{}',
    '[]',
  ])('is JSON, cut or whole: %j', (text) => {
    expect(kind(text)).toMatch(/^JSON, not a table/);
  });

  it.each([
    '{"id": 1, "user": "a"}\n{"id": 2, "user": "b"}\n',
    '["id","user"]\r\n["a","b"]\r\n',
    '{"id": 1}\n{"id": 2}\n{"id"',
  ])('is NDJSON: %j', (text) => {
    expect(kind(text)).toMatch(/^NDJSON/);
  });
});

describe('a table', () => {
  it.each([
    '<REDACTED>,2025-03-01,u',
    '<null>,<null>\n',
    '<ID>,<Search Time>,<User>\n<a>,<b>,<c>\n',
    '<b>ID</b>,<b>User</b>',
    '<table>,Search Time,User',
    '<- see below,ID',
    '<!-- not closed, ID',
    '{"plate":"7ABC123"},2025-03-01,u',
    '{"plate":"7ABC123"}\t2025-03-01\tu',
    '{REDACTED},a,b',
    '{',
    '[',
    '[ID],[Search Time],[User]',
    '["ID"],Search Time',
    '[2025]\nID,Search Time,User\n',
    '[1],[2],[3]\n',
    '["a","b"]\nID,User\n',
    '{"a":1,}',
    '{"a":1]',
    '[1 2]',
    '[,1]',
    '{1:2}',
    'Report: searches\nMIME-Version,1.0\n',
    'Agency: Example PD\nID,Search Time,User\n',
    'id,timestamp,user\n',
    '',
  ])('may begin with %j', (text) => {
    expect(kind(text)).toBeUndefined();
  });

  it.each(['{"a":1}', '[x]', '<none>', '<td>', '[1,2]'])(
    'is read with %s as its first cell',
    async (cell) => {
      const quoted = `"${cell.replaceAll('"', '""')}"`;
      const head = 'Search ID,Search Time,User,Reason';
      const rows = [1, 2, 3].map((day) => `${quoted},2025-03-0${day} 08:00,u,theft`).join('\n');
      for (const log of [`${quoted}\n${head}\n${rows}\n`, `${head}\n${rows}\n`]) {
        expect((await inspect({ 'l.csv': log })).population.rows).toBe(3);
      }
      const bare = `${cell.replaceAll(/[",]/g, '')},x\n${head}\n${rows}\n`;
      expect((await inspect({ 'l.csv': bare })).population.rows).toBe(3);
    },
  );
});

it('a web page is refused in any encoding, packed or not, by what it is', async () => {
  const page = '<table><tr><th>Search ID</th><th>User</th><th>é</th></tr></table>';
  for (const bytes of [
    `\ufeff${page}`,
    Buffer.from(`\ufeff${page}`, 'utf16le'),
    Buffer.from(page, 'utf16le'),
    Buffer.from(page, 'latin1'),
  ]) {
    expect(await refusal({ 'report.xls': bytes })).toBe(
      'alpr-audit: report.xls is a web page (an HTML table), whatever its name says: ' +
        'open it in Excel or LibreOffice and save it as .xlsx or CSV\n',
    );
    expect(await refusal({ '-': bytes })).toContain('- is a web page');
  }
});
