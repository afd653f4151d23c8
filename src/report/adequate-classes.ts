import type { ClassFacts, ReasonClassFacts } from '../contract/classes.ts';
import { keysOf } from '../keyed.ts';

/** The names of the adequate classes, in their order. */
export function adequateClasses<Name extends string>(
  classes: Readonly<Record<Name, ClassFacts>>,
): Name[] {
  return keysOf(classes).filter((name) => classes[name].adequate);
}

/** The names of the classes that are adequate where the log has no column for case numbers. */
export function adequateWithoutColumn<Name extends string>(
  classes: Readonly<Record<Name, ReasonClassFacts>>,
): Name[] {
  return keysOf(classes).filter((name) => classes[name].adequateWithoutColumn === true);
}
