import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { textOf } from '../json.ts';
import { valueAt } from '../json-pointer.ts';

/** Semantic Versioning 2.0.0, its own suggested expression. */
const semantic =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/**
 * The version of a contract's package: the one that was asked for, else `info.version`, else what npm
 * can make of that: `v2` gives 2.0.0, `2026-03-10` 2026.3.10.
 *
 * @throws ExpectedError when that is no version
 */
export function packageVersion(contract: Contract, wanted?: string): string {
  if (wanted !== undefined) {
    if (isVersion(wanted)) return wanted;
    throw new ExpectedError(`${JSON.stringify(wanted)} is not a version`, {
      help: 'Semantic versions have three numbers: 2.1.0.',
    });
  }
  const declared = textOf(valueAt(contract.document, '/info/version')).trim();
  const version = isVersion(declared) ? declared : numbersOf(declared);
  if (isVersion(version)) return version;
  throw new ExpectedError(
    `info.version is ${JSON.stringify(declared)}, of which no package version can be made`,
    {
      location: contract.locate('/info/version'),
      help: 'Say which it is: --release 1.0.0.',
    },
  );
}

function isVersion(text: string): boolean {
  return semantic.test(text) && text.length <= 128;
}

/** A text without any number, or with more than a date or a version has, stands for nothing. */
function numbersOf(text: string): string {
  const match = /^v?(\d{1,9})(?:[.-](\d{1,9}))?(?:[.-](\d{1,9}))?$/i.exec(text);
  return match ? [1, 2, 3].map((group) => Number(match[group] ?? 0)).join('.') : '';
}
