import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributes, XmlReader } from '../../../src/log/workbook/xml.ts';
import { cellEscapesRead, textOfBytes } from '../../../src/log/workbook/xml-text.ts';

/** What the reader tells of a document that comes in pieces of a size. */
function told(xml: string | Buffer, size = 1e6): string[] {
  const said: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') said.push(JSON.stringify(textOfBytes(text)));
    text = '';
  };
  const reader = new XmlReader('part', {
    open: (name, tag) => {
      flush();
      const given = [...attributes(tag)].map(([key, value]) => ` ${key}=${value}`);
      said.push(`<${name}${given.join('')}>`);
    },
    close: (name) => {
      flush();
      said.push(`</${name}>`);
    },
    text: (more) => {
      text += more;
    },
  });
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return said;
}

describe('XML', () => {
  it('is told of element by element, whatever its prefixes and pieces', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="UTF-8"?><!-- a > b --><x:c r="A1" t=\'s\'  s = "3">' +
      '<x:v >1 &lt; 2 &#233;&#x1F600;</x:v><e/><t><![CDATA[<&amp;>]]>ü\r\nx</t ></x:c>\n';
    const expected = [
      '"\ufeff"',
      '<c r=A1 t=s s=3>',
      '<v>',
      '"1 < 2 é😀"',
      '</v>',
      '<e>',
      '</e>',
      '<t>',
      '"<&amp;>ü\\nx"',
      '</t>',
      '</c>',
    ];
    for (const size of [1e6, 64, 7, 2, 1]) expect(told(xml, size)).toEqual(expected);
  });

  it('has > in the quotes of a tag, and attributes that look like others', () => {
    expect(told(`<a x=" r='9' > " rr="2" r="1"/>`)).toEqual([`<a x= r='9' >  rr=2 r=1>`, '</a>']);
  });

  it.each([
    ['a tag that closes another', '<a><b></a></b>'],
    ['an element that is open at the end', '<a><b></b>'],
    ['nothing', ''],
    ['a tag that is cut', '<a></a'],
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an entity that is not XML’s own', '<a>&nbsp;</a>'],
    ['a property of every object', '<a>&constructor;</a>'],
    ['an ampersand alone', '<a>R & D</a>'],
    ['half a character', '<a>&#xD83D;</a>'],
    ['a character beyond the last', '<a>&#x110000;</a>'],
    ['a character of no number', '<a>&#0;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['UTF-16', Buffer.from('\ufeff<a></a>', 'utf16le')],
    ['elements nested without end', '<a>'.repeat(300) + '</a>'.repeat(300)],
    ['a tag that goes on for two MiB', `<a x="${'>'.repeat(2 << 20)}"/>`],
    ['a text that goes on for two MiB', `<a>${'x'.repeat(2 << 20)}</a>`],
  ])('is broken with %s', (_, xml) => {
    expect(() => told(xml, 256 * 1024)).toThrow(
      expect.objectContaining({ name: 'BrokenWorkbook' }),
    );
  });

  it('gives back any text that was escaped as XML wants it', () => {
    const escaped = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const [, said = '""'] = told(`<a>${escaped(text)}</a>`, size);
        if (text !== '') expect(JSON.parse(said)).toBe(text);
      }),
    );
  });
});

describe('characters that XML cannot hold', () => {
  it.each([
    ['a_x000D_b', 'a\rb'],
    ['_x005F_x000D_', '_x000D_'],
    ['_x0041__x0042_', 'AB'],
    ['_xD83D__xDE00_', '😀'],
    ['_xD83D_', '_xD83D_'],
    ['_x41_ _X0041_ _x004_', '_x41_ _X0041_ _x004_'],
    ['é_x00e9_', 'éé'],
  ])('are written %j, and read %j', (written, read) => {
    expect(textOfBytes(cellEscapesRead(Buffer.from(written).toString('latin1')))).toBe(read);
  });
});
