/** JSON, told from a table whose first cell begins with a brace or a bracket. */

const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\\n]|\\.)*")|(-?\d[\d.eE+-]*|true|false|null))/y;
/** What may be left of a text that was cut in the middle of a word. */
const CUT = /^\s*("[^"\n]*|-?[\d.eE+-]*|t(r(ue?)?)?|f(a(l(se?)?)?)?|n(u(ll?)?)?)$/;

/** What may come next. */
type Next = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/**
 * What a text is when it is JSON from its start on, as far as it goes, and what to do; undefined for
 * any other text.
 * @param text that starts with `{` or `[`
 */
export function jsonKind(text: string): string | undefined {
  const open: string[] = [];
  let next: Next = 'value';
  let values = 0;
  let tokens = 0;
  TOKEN.lastIndex = 0;
  for (let at = 0; ; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) return CUT.test(text.slice(at)) && tokens > 1 ? words(values) : undefined;
    const [, mark = '', string] = found;
    if (next === 'nothing' && mark !== '{' && mark !== '[') return undefined;
    const after = following(next, mark, string !== undefined, open);
    if (after === undefined) return undefined;
    next = after;
    tokens++;
    if (next === 'nothing') values++;
  }
}

/** What may follow a token; undefined where the token itself may not stand. */
function following(next: Next, mark: string, isString: boolean, open: string[]): Next | undefined {
  const closed = (): Next => (open.length === 0 ? 'nothing' : ', or end');
  if (mark === '}' || mark === ']') {
    const isDue = next === ', or end' || next === (mark === '}' ? 'key or }' : 'value or ]');
    return isDue && open.pop() === mark ? closed() : undefined;
  }
  if (mark === ',') {
    if (next !== ', or end') return undefined;
    return open.at(-1) === '}' ? 'key' : 'value';
  }
  if (mark === ':') return next === ':' ? 'value' : undefined;
  if (next === 'key' || next === 'key or }') return isString ? ':' : undefined;
  if (next !== 'value' && next !== 'value or ]' && next !== 'nothing') return undefined;
  if (mark === '') return closed();
  open.push(mark === '{' ? '}' : ']');
  return mark === '{' ? 'key or }' : 'value or ]';
}

function words(values: number): string {
  return values > 1
    ? 'NDJSON (JSON, a search a line), not a table: export it as CSV, or convert it to CSV with a program such as DuckDB'
    : 'JSON, not a table: export it as CSV, or open it in Excel (Data, Get Data, From File, From JSON) and save it as .xlsx or CSV';
}
