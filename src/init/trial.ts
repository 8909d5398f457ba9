import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { ExpectedError } from '../expected-error.ts';

/** A description that was fetched, with the files that it refers to. */
export interface FetchedFiles {
  /** The path or URL that it came from. */
  readonly source: string;
  /** The description first; paths relative to the contract's folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether it stood in a documentation page. */
  readonly page: boolean;
}

/**
 * Loads a contract of files that are nowhere in the project yet, from a temporary folder.
 *
 * @throws ExpectedError at the first mistake, located in what was given
 */
export async function loadFetched(name: string, fetched: FetchedFiles): Promise<Contract> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-init-')));
  const folder = path.join(root, specFolder, name);
  try {
    for (const file of fetched.files) {
      await mkdir(path.dirname(path.join(folder, file.path)), { recursive: true });
      await writeFile(path.join(folder, file.path), file.text);
    }
    return await loadContract(folder, { root });
  } catch (error) {
    throw error instanceof ExpectedError ? inSource(error, name, fetched) : error;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Nobody finds a line in a file that was never written. */
function inSource(error: ExpectedError, name: string, { source, files, page }: FetchedFiles): ExpectedError {
  const { message, location, help } = error;
  const isDescription = location?.file === `${specFolder}/${name}/${files[0]?.path}`;
  if (!location || !isDescription || page) return about(error, source);
  return new ExpectedError(message, {
    location: { ...location, file: source },
    ...(help !== undefined && { help }),
    cause: error,
  });
}

function about({ message, location, help }: ExpectedError, source: string): ExpectedError {
  const place = location ? ` (line ${location.line}, column ${location.column} of the description)` : '';
  return new ExpectedError(
    `${source} cannot be used: ${message}${place}`,
    help === undefined ? {} : { help },
  );
}
