import { access } from 'node:fs/promises';
import path from 'node:path';
import { readSourceFile } from '../contract/source-file.ts';
import { noPolicy, policyFrom, type Policy } from './policy.ts';

/** Where a project writes down what it decided about changes, beside `.spectral.yaml`. */
export const policyFile = '.compare.yaml';

/**
 * The policy of a project.
 *
 * @param root the project's absolute folder
 * @param file path of the policy, relative to that; `.compare.yaml` when it is there and none is given
 * @throws ExpectedError when the file cannot be read or understood
 */
export async function readPolicy(root: string, file?: string): Promise<Policy> {
  const wanted = path.resolve(root, file ?? policyFile);
  if (file === undefined && !(await exists(wanted))) return noPolicy;
  return policyFrom(await readSourceFile(wanted, root));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
