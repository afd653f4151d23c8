/** So many texts are remembered at once. */
const MOST = 5000;

/**
 * What is made of a text, made once for texts that come again: random logs are written of few texts,
 * and each is asked by every rule. Nobody changes what was made.
 */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}
