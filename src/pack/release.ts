import type { Bump } from '../compare/bump.ts';
import type { Change } from '../compare/change.ts';
import { compareContracts } from '../compare/compare.ts';
import type { Contract } from '../contract/contract.ts';
import { operationsOf } from '../contract/operations.ts';
import { ExpectedError } from '../expected-error.ts';
import { canonicalText } from '../schema/json-equal.ts';
import type { Release } from './changelog.ts';
import { lockFile, type PackLock } from './lock.ts';
import { inlineCode, inlineText } from './markdown.ts';
import { packageVersion } from './package-version.ts';
import { compareVersions, raise } from './version-order.ts';

/** The releases of a contract up to the one that is packed now, the newest first. */
export type Releases = PackLock['releases'];

/**
 * The release that a contract is packed as. Unchanged since it was packed last, it is that release
 * again. Changed, its version is `info.version`, or the last one raised by what changed when that is
 * more; and what changed is in the changelog.
 *
 * @param wanted a version to use instead
 * @throws ExpectedError when another description was packed as that version or a later one
 */
export function releasesOf(contract: Contract, last: PackLock | undefined, wanted?: string): Releases {
  if (!last) return [{ version: packageVersion(contract, wanted), changes: ['First packed version.'] }];
  const [newest] = last.releases;
  if (canonicalText(last.document) === canonicalText(contract.document)) {
    if (wanted === undefined || wanted === newest.version) return last.releases;
    return [
      { version: later(contract, wanted, newest), changes: ['The contract is the same.'] },
      ...last.releases,
    ];
  }
  const { changes, bump } = compareContracts(packedContract(contract, last), contract);
  const version = wanted === undefined ? raised(contract, newest, bump) : later(contract, wanted, newest);
  return [{ version, changes: linesOf(changes) }, ...last.releases];
}

/** The contract that was packed last, as far as it can be known without its files. */
function packedContract({ name }: Contract, { document }: PackLock): Contract {
  const location = { file: lockFile(name), line: 1, column: 1 };
  return { name, document, operations: operationsOf(document), files: [], locate: () => location };
}

function raised(contract: Contract, newest: Release, bump: Bump): string {
  const least = raise(newest.version, bump === 'none' ? 'patch' : bump);
  const declared = packageVersion(contract);
  return compareVersions(declared, least) > 0 ? declared : least;
}

function later(contract: Contract, wanted: string, { version }: Release): string {
  if (compareVersions(packageVersion(contract, wanted), version) > 0) return wanted;
  throw new ExpectedError(`${contract.name} was packed as ${version} before, from another description`, {
    location: { file: lockFile(contract.name), line: 1, column: 1 },
    help: `Choose a version after ${version}, or leave out --release to have it chosen.`,
  });
}

const severityWords = { breaking: '**Breaking:** ', dangerous: '**Dangerous:** ', safe: '' } as const;
const mostOperations = 3;

/** What breaks comes first. */
function linesOf(changes: readonly Change[]): string[] {
  if (changes.length === 0) return ['Only what the description says to people.'];
  const severities = ['breaking', 'dangerous', 'safe'] as const;
  return severities.flatMap((severity) =>
    changes.filter((change) => change.severity === severity).map(lineOf),
  );
}

function lineOf({ severity, operations, message }: Change): string {
  const named = operations.slice(0, mostOperations).map((title) => inlineCode(title));
  const others = operations.length > mostOperations ? ` and ${operations.length - mostOperations} more` : '';
  const subject = named.length > 0 ? `${named.join(', ')}${others}: ` : '';
  return `${severityWords[severity]}${subject}${inlineText(message)}`;
}
