import { describe, expect, it } from 'vitest';
import { htmlSafe, markup } from '../../src/report/html-escape.ts';

describe('htmlSafe', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onload='x' \``, '&quot; onload=&#39;x&#39; &#96;'],
    ['a & b &lt;', 'a &amp; b &amp;lt;'],
    ['\u202ereversed\u202c', '\\u202Ereversed\\u202C'],
    ['bell\u0007 tab\t line\n', 'bell\\x07 tab\\t line\\n'],
    ['zero\u200bwidth', 'zero\\u200Bwidth'],
    ['\ud800', '\\uD800'],
    ['José 警察 🚓', 'José 警察 🚓'],
  ])('%j is %j', (text, safe) => expect(htmlSafe(text)).toBe(safe));
});

describe('markup', () => {
  it('makes every text safe, and leaves mark-up as it is', () => {
    const inner = markup`<b title="${'"'}">${'<i>'}</b>`;
    expect(markup`<p>${inner}${[inner, inner]}${3}</p>`.html).toBe(
      '<p><b title="&quot;">&lt;i&gt;</b><b title="&quot;">&lt;i&gt;</b>\n<b title="&quot;">&lt;i&gt;</b>3</p>',
    );
  });
});
