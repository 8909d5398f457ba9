/**
 * The candidate nearest to what was typed, when it is near enough to be meant: at most a third of
 * its letters mistyped, and never more than three.
 */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(typed.slice(0, 64), candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (!best) return undefined;
  return best.distance <= Math.min(3, Math.ceil(best.candidate.length / 3)) ? best.candidate : undefined;
}

/** `Did you mean "lint"?` or nothing. */
export function didYouMean(typed: string, candidates: readonly string[]): string | undefined {
  const candidate = nearest(typed, candidates);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}

/** Levenshtein's distance: the fewest insertions, deletions and replacements from one text to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) row = nextRow(row, index + 1, letter, to);
  return row.at(-1) ?? 0;
}

function nextRow(above: readonly number[], first: number, letter: string, to: string): number[] {
  const row = [first];
  for (let column = 1; column <= to.length; column += 1) {
    const replaced = (above[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
    row.push(Math.min((above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1, replaced));
  }
  return row;
}
