import { fromPointer, toPointer } from './json-pointer.ts';
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
  const passed = new Set(around);
  const own = around
    .filter(({ keyword }) => branches.has(keyword))
    .map(({ keywordPath: fork }) => ({ fork, branch: branchOf(fork, keywordPath) }));
  return failures.filter((failure) => {
    const { keywordPath: other, keyword } = failure;
    if (other === keywordPath || contains(other, keywordPath) || contains(keywordPath, other)) return false;
    if (passed.has(failure)) return false;
    if (own.length > 0 && keyword.startsWith('unevaluated')) return false;
    return !own.some(({ fork, branch }) => contains(fork, other) && !contains(branch, other));
  });
}

const branches: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);

/** Where the subschemas are that a keyword applies: those of `if` are beside it. */
function scopeOf({ keyword, keywordPath }: ValidationFailure): string {
  return keyword === 'if' ? toPointer(fromPointer(keywordPath).slice(0, -1)) : keywordPath;
}

function contains(path: string, below: string): boolean {
  return below.length > path.length && below.startsWith(path) && below[path.length] === '/';
}

/** The branch of an alternative that a keyword is in. */
function branchOf(fork: string, keywordPath: string): string {
  const end = keywordPath.indexOf('/', fork.length + 1);
  return end === -1 ? keywordPath : keywordPath.slice(0, end);
}
