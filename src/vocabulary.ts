import type { Config } from './contract/config.ts';
import { DEFAULT_VOCABULARY, type Vocabulary } from './contract/vocabulary.ts';
import { folded } from './search.ts';

/** The word lists in force: the defaults, each as the config replaces, extends or cuts it. */
export function vocabularyOf({ vocabulary }: Config): Vocabulary {
  if (vocabulary === undefined) return DEFAULT_VOCABULARY;
  const list = (name: keyof Vocabulary): readonly string[] => {
    const change = vocabulary[name];
    if (change === undefined) return DEFAULT_VOCABULARY[name];
    if (Array.isArray(change)) return change;
    const removed = new Set((change.remove ?? []).map(folded));
    const kept = DEFAULT_VOCABULARY[name].filter((word) => !removed.has(folded(word)));
    return [...kept, ...(change.add ?? [])];
  };
  return {
    vagueReasons: list('vagueReasons'),
    vagueWithinDistance2Of: list('vagueWithinDistance2Of'),
    statuteCodes: list('statuteCodes'),
    statuteSections: list('statuteSections'),
    placeholders: list('placeholders'),
    keyboardRows: list('keyboardRows'),
    caseNumberWords: list('caseNumberWords'),
  };
}
