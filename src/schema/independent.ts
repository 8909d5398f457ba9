import { fromPointer, toPointer } from '../json-pointer.ts';
import type { ValidationFailure } from './schema.ts';

/**
 * The failures that do not follow from that of one keyword. What follows: that the keywords around it fail
 * (`oneOf`, `if`), what they say of their other branches, what is below the keyword itself, and that what a
 * branch had evaluated no longer counts as evaluated.
 *
 * @param keywordPath the way to the keyword that is meant to fail
 */
export function independent(
  keywordPath: string,
  failures: readonly ValidationFailure[],
): readonly ValidationFailure[] {
  const around = failures.filter((failure) => contains(scopeOf(failure), keywordPath));
  const branching = around.filter(({ keyword }) => branches.has(keyword));
  return failures.filter((failure) => {
    const { keywordPath: other, keyword } = failure;
    if (other === keywordPath || contains(other, keywordPath) || contains(keywordPath, other)) return false;
    if (around.includes(failure)) return false;
    if (branching.length > 0 && keyword.startsWith('unevaluated')) return false;
    return !branching.some(({ keywordPath: fork }) => isInAnotherBranch(fork, keywordPath, other));
  });
}

const branches: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);

/** Where the subschemas are that a keyword applies: those of `if` are beside it. */
function scopeOf({ keyword, keywordPath }: ValidationFailure): string {
  return keyword === 'if' ? toPointer(fromPointer(keywordPath).slice(0, -1)) : keywordPath;
}

function contains(path: string, below: string): boolean {
  return below.startsWith(`${path}/`);
}

function isInAnotherBranch(fork: string, own: string, other: string): boolean {
  if (!contains(fork, other)) return false;
  const index = fromPointer(own.slice(fork.length))[0] ?? '';
  return !contains(`${fork}/${index}`, other);
}
