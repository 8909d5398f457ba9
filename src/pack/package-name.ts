import { isBuiltin } from 'node:module';
import { ExpectedError } from '../expected-error.ts';

/** What npm takes for the name of a new package: lower case, safe in a URL and on a command line, optionally in a scope. */
const valid = /^(?:@[a-z0-9~][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._-]*$/;
/** What means something else to npm, beside the names of Node's own modules. */
const reserved = new Set(['node_modules', 'favicon.ico']);

/**
 * The name of a contract's package: the one that was asked for, or `<contract>-contract`.
 *
 * @throws ExpectedError when npm would refuse it
 */
export function packageName(contract: string, wanted = `${contract}-contract`): string {
  if (valid.test(wanted) && wanted.length <= 214 && !reserved.has(wanted) && !isBuiltin(wanted))
    return wanted;
  throw new ExpectedError(`npm does not allow a package to be named ${JSON.stringify(wanted)}`, {
    help: 'Choose another, in lower case: --name pets-contract, or --name @team/pets-contract.',
  });
}

/** The file name that `npm pack` gives a tarball: `@acme/pets` 1.0.0 is in `acme-pets-1.0.0.tgz`. */
export function tarballName(name: string, version: string): string {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}
