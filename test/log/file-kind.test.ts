import { describe, expect, it } from 'vitest';
import { refusedKind } from '../../src/log/file-kind.ts';

describe('a file that is no table of text', () => {
  const kind = (bytes: readonly number[] | string): string | undefined =>
    refusedKind(typeof bytes === 'string' ? Buffer.from(bytes) : Uint8Array.from(bytes));

  it('is told by its first bytes', () => {
    expect(kind('%PDF-1.4')).toContain('a PDF');
    expect(kind([0x50, 0x4b, 3, 4])).toContain('a workbook or a ZIP archive');
    expect(kind([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])).toContain('7z');
    expect(kind('{\\rtf1')).toContain('RTF');
    expect(kind('BZh91AY')).toContain('bzip2');
    expect(kind([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])).toContain('xz');
  });

  it('needs all of them', () => {
    expect(kind('%PD')).toBeUndefined();
    expect(kind('PK,id,user')).toBeUndefined();
    expect(kind('')).toBeUndefined();
    expect(kind(' %PDF')).toBeUndefined();
  });
});
