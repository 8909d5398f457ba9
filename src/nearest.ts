/** How much of a typed text is compared: distances take time with the product of the lengths. */
const compared = 64;

/**
 * The candidate nearest to what was typed, when it is near enough to be meant: at most a third of
 * its letters mistyped, and never more than three.
 */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const [best] = byDistance(typed, candidates);
  if (!best) return undefined;
  return best.distance <= Math.min(3, Math.ceil(best.candidate.length / 3)) ? best.candidate : undefined;
}

/** The candidates most like what was typed, the most like it first: those that hold it, then by distance. */
export function nearestOnes(typed: string, candidates: readonly string[], count: number): readonly string[] {
  const word = typed.toLowerCase();
  const holding = word === '' ? [] : candidates.filter((candidate) => candidate.toLowerCase().includes(word));
  const near = byDistance(typed, candidates).map(({ candidate }) => candidate);
  return [...new Set([...holding, ...near])].slice(0, count);
}

function byDistance(typed: string, candidates: readonly string[]) {
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(typed.slice(0, compared), candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
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
