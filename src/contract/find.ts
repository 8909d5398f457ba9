import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';

/** The folder of a project that holds its contracts, one folder each. */
export const specFolder = 'spec';

const description = /\.(ya?ml|json)$/i;
const overlay = /\.overlay\.(ya?ml|json)$/i;
const notDescriptions = new Set(['source.json', 'package.json']);

/** The files of one contract, absolute. */
export interface ContractFiles {
  /** The description that the others are read from. */
  readonly entry: string;
  /** In the order they are applied in: by name. */
  readonly overlays: readonly string[];
}

/**
 * The names of a project's contracts: every folder in `spec/`, sorted.
 *
 * @param wanted only these; all when there are none
 * @throws ExpectedError when there are none at all, or a wanted one does not exist
 */
export async function findContracts(root: string, wanted: readonly string[] = []): Promise<string[]> {
  const entries = await readdir(path.join(root, specFolder), { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  if (names.length === 0) {
    const stray = entries.find(({ name }) => description.test(name));
    throw new ExpectedError(`there is no contract in ${specFolder}/`, {
      help: stray
        ? `A contract is a folder: move ${specFolder}/${stray.name} to ${specFolder}/<name>/openapi${path.extname(stray.name)}.`
        : `Make a folder for your contract and put the description there: ${specFolder}/<name>/openapi.yaml.`,
    });
  }
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new ExpectedError(`there is no contract ${JSON.stringify(unknown)} in ${specFolder}/`, {
      help: `There is: ${names.toSorted().join(', ')}.`,
    });
  }
  return names.filter((name) => wanted.length === 0 || wanted.includes(name)).toSorted();
}

/**
 * The files of the contract in a folder: `openapi.yaml` (`.yml`, `.json`), or the only description
 * there under another name; and its overlays.
 *
 * @throws ExpectedError when no description is there, or several could be meant
 */
export async function findFiles(folder: string, name: string): Promise<ContractFiles> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => description.test(file)).toSorted();
  const overlays = files.filter((file) => overlay.test(file));
  const candidates = files.filter((file) => !overlay.test(file) && !notDescriptions.has(file));
  const named = candidates.filter((file) => /^openapi\./i.test(file));
  const [entry, ...others] = named.length > 0 ? named : candidates;
  const place = `${specFolder}/${name}`;
  if (entry === undefined) {
    throw new ExpectedError(`${place} holds no description`, {
      help: `Put it there as ${place}/openapi.yaml.`,
    });
  }
  if (others.length > 0) {
    throw new ExpectedError(`${place} holds several descriptions: ${[entry, ...others].join(', ')}`, {
      help: 'Name the one that the others are referred to from openapi.yaml (or .yml, .json).',
    });
  }
  return { entry: path.join(folder, entry), overlays: overlays.map((file) => path.join(folder, file)) };
}
