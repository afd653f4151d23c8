import { describe, expect, it } from 'vitest';
import { isZip, refusedKind } from '../../src/log/open/file-kind.ts';

describe('a file that is no table of text', () => {
  const kind = (bytes: readonly number[] | string): string | undefined =>
    refusedKind(Buffer.from(bytes as string));

  it('is told by its first bytes', () => {
    expect(kind('%PDF-1.4')).toContain('a PDF');
    expect(kind([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])).toContain('7z');
    expect(kind('{\\rtf1')).toContain('RTF');
    expect(kind('BZh91AY')).toContain('bzip2');
    expect(kind('\ufeff\r\n%PDF-1.7')).toContain('a PDF');
    expect(kind('II*\0')).toContain('a TIFF');
    expect(kind('ARROW1\0\0')).toContain('Arrow');
    expect(kind('\0\u0001\0\0Standard ACE DB')).toContain('Access');
    expect(kind([0x09, 0x04, 0x06, 0, 0, 0])).toContain('an old Excel sheet (.xls)');
    expect(kind([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])).toContain('xz');
  });

  it('needs all of them', () => {
    expect(kind('%PD')).toBeUndefined();
    expect(kind('PK,id,user')).toBeUndefined();
    expect(kind('')).toBeUndefined();
    expect(kind(' %PDF')).toBeUndefined();
    expect(kind('II,MM,id')).toBeUndefined();
  });

  it('is an old Office file, by what it holds, locked or not', () => {
    const office = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1];
    expect(kind(office)).toContain('an old Excel or Word file');
    const holding = (name: string) =>
      kind([...office, ...Buffer.from(`R\0${name}\0\0\0\0`, 'utf16le')]);
    expect(holding('Workbook')).toContain('an old Excel workbook (.xls): open it in Excel');
    expect(holding('Book')).toContain('an old Excel workbook');
    expect(holding('WordDocument')).toContain('an old Word document');
    expect(holding('Notebook')).toContain('an old Excel or Word file');
    const locked = [...office, ...Buffer.from('..EncryptedPackage', 'utf16le')];
    expect(kind(locked)).toContain('locked with a password: save it without one');
  });
});

it('a ZIP archive is told by its first bytes, an empty one too', () => {
  const starts = ['PK\x03\x04', 'PK\x05\x06', 'PK\x03\x06', 'PK', 'PK,id', ''];
  expect(starts.map((start) => isZip(Buffer.from(start)))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
