/**
 * Adds what another part told of itself (its `state()`) to what counts by the same rule here. That they
 * are of one rule, their places in two lists say, and no type can: it is taken on trust here alone.
 * @param more what the merge is given besides
 */
export function mergeState<More extends readonly unknown[]>(
  into: { merge(state: never, ...more: More): void },
  state: unknown,
  ...more: More
): void {
  into.merge(state as never, ...more);
}
