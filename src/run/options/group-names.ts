import { CannotBeDone } from '../../errors.ts';
import { notKnown } from './known-values.ts';

/** The names of the groups that --by has, with commas between. @throws CannotBeDone for one that is none */
export function groupNames(by: string, known: readonly string[]): readonly string[] {
  const names = by.split(',').map((name) => name.trim());
  for (const [i, name] of names.entries()) {
    if (name === '')
      throw new CannotBeDone(`--by ${by}: a group is missing: give ${known.join(', ')}`);
    if (!known.includes(name)) {
      throw notKnown(`--by ${name}`, name, known, 'give one or several, with commas between, of');
    }
    if (names.indexOf(name) < i) {
      throw new CannotBeDone(`--by ${by}: ${name} stands there twice: leave one of them out`);
    }
  }
  return names;
}
