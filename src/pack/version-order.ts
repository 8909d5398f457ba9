/** A version (Semantic Versioning 2.0.0) in its parts. */
interface Parts {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** What follows the hyphen; `''` for a release. */
  readonly preRelease: string;
}

/**
 * Compares two versions (Semantic Versioning 2.0.0, item 11): negative when the first comes before the
 * second, zero when neither does.
 */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  const [major, minor, patch] = a.numbers;
  const [otherMajor, otherMinor, otherPatch] = b.numbers;
  return (
    major - otherMajor ||
    minor - otherMinor ||
    patch - otherPatch ||
    comparePreReleases(a.preRelease, b.preRelease)
  );
}

/**
 * The next version by what must rise. Below 1.0.0, where anything may change (item 4), a minor version
 * is enough for what breaks.
 */
export function raise(version: string, part: 'major' | 'minor' | 'patch'): string {
  const [major, minor, patch] = partsOf(version).numbers;
  if (part === 'patch') return `${major}.${minor}.${patch + 1}`;
  return part === 'minor' || major === 0 ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}

function partsOf(version: string): Parts {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-([^+]*))?/.exec(version);
  if (!match) throw new Error(`${version} is no version`);
  const [, major, minor, patch, preRelease = ''] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], preRelease };
}

function comparePreReleases(left: string, right: string): number {
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  const [a, b] = [left.split('.'), right.split('.')];
  const different = a.findIndex((identifier, index) => identifier !== b[index]);
  if (different === -1) return a.length - b.length;
  return compareIdentifiers(a[different] ?? '', b[different]);
}

/** Numbers by size and before words, words by their characters. */
function compareIdentifiers(left: string, right: string | undefined): number {
  if (right === undefined) return 1;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isNumber && isOtherNumber) return Number(left) - Number(right);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return left < right ? -1 : 1;
}
