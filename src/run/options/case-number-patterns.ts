import { CannotBeDone } from '../../errors.ts';

/**
 * The config's case-number patterns as one test: whether one of them matches a whole text. They are
 * the user's, so they run on an engine whose time is linear in the text, whatever the pattern.
 * @returns null where the config lists none
 * @throws CannotBeDone when a pattern is not one
 */
export async function compilePatterns(
  patterns: readonly string[] | undefined,
): Promise<((text: string) => boolean) | null> {
  if (patterns === undefined) return null;
  const { RE2JS } = await import('re2js');
  const compiled = patterns.map((pattern) => {
    try {
      return RE2JS.compile(pattern);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new CannotBeDone(`caseNumberPatterns in the config: ${pattern} is no pattern: ${what}`);
    }
  });
  return (text) => compiled.some((pattern) => pattern.matches(text));
}
