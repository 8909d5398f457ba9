/** The items that are of the first kind, and the others, each in order. */
export function partitioned<T>(
  all: readonly T[],
  isFirst: (each: T) => boolean,
): readonly [first: readonly T[], others: readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}
