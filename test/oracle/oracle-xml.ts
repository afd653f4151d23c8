export interface Element {
  attributes: Record<string, string>;
  body: string;
}

/** The elements of a name, which do not hold one another. */
export function elements(xml: string, name: string): Element[] {
  const pattern = new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>(.*?)</${name}>)`, 'gs');
  return [...xml.matchAll(pattern)].map(([, tag = '', body = '']) => {
    const given = [...tag.matchAll(/([\w:]+)="([^"]*)"/g)];
    return { attributes: Object.fromEntries(given.map(([, key, value]) => [key, value])), body };
  });
}

export function unescapeXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

export function unescapeCell(text: string): string {
  return unescapeXml(text).replace(/_x([\dA-F]{4})_/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function richText(body: string): string {
  const spoken = body.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return elements(spoken, 't')
    .map((t) => unescapeCell(t.body))
    .join('');
}
