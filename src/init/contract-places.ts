import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { findFiles, specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { generateFiles } from '../generate/generate.ts';
import { generationOf } from '../generate/generation.ts';
import { readOwned } from '../generate/ownership.ts';
import { findStale } from '../generate/stale.ts';
import { textAt } from '../text-at.ts';
import { digest } from '../upstream/digest.ts';
import { sourceFileName } from '../upstream/source.ts';
import { unwritten, type PlannedPlace } from './planned-place.ts';
import { isFilled } from './project.ts';
import type { Description } from './description.ts';
import { loadFetched } from './load-fetched.ts';

/** A contract as the project will have it, and the places that it takes. */
export interface ContractPlaces {
  readonly contract: Contract;
  readonly places: readonly PlannedPlace[];
}

/**
 * Plans a contract's folder in `spec/`, with where it came from, and what is generated from it. A contract
 * of that name that is there already stays as it is, and is what is generated from.
 *
 * @param root the project's absolute folder
 * @param sourceText the text of `source.json`
 * @throws ExpectedError when no contract can be loaded or generated from it
 */
export async function contractPlaces(
  root: string,
  name: string,
  description: Description,
  sourceText: string,
): Promise<ContractPlaces> {
  const folder = `${specFolder}/${name}`;
  const isThere = await isFilled(path.join(root, folder));
  const contract = isThere
    ? await loadContract(path.join(root, folder), { root })
    : await loadFetched(name, description);
  const spec = isThere
    ? await presentContract(root, folder, description)
    : newContract(folder, description, sourceText);
  return { contract, places: [...spec, await generatedPlace(root, contract)] };
}

function newContract(
  folder: string,
  { upstream, overlays }: Description,
  sourceText: string,
): PlannedPlace[] {
  const files = [...upstream.files, ...overlays].map(({ path: file, text }) =>
    newFile(`${folder}/${file}`, text),
  );
  const source = newFile(`${folder}/${sourceFileName}`, sourceText);
  if (!/"file": "(?:\.\.\/|\/|[A-Za-z]:)/.test(sourceText)) return [...files, source];
  const reason =
    'others may not have the file that it names; openapi-contract update --from URL names its publisher';
  return [...files, { ...source, reason }];
}

function newFile(place: string, text: string): PlannedPlace {
  return { path: place, outcome: 'written', changes: [{ path: place, text }] };
}

async function presentContract(
  root: string,
  folder: string,
  { upstream }: Description,
): Promise<PlannedPlace[]> {
  const { entry } = await findFiles(path.join(root, folder), path.basename(folder));
  const file = `${folder}/${path.basename(entry)}`;
  const present = (await textAt(root, file)) ?? '';
  if (digest(present) === digest(upstream.files[0]?.text ?? '')) return [unwritten(file, 'already there')];
  const reason =
    'it differs from the source; openapi-contract update brings it up to date, --name makes another';
  return [unwritten(file, 'left as it is', reason)];
}

async function generatedPlace(root: string, contract: Contract): Promise<PlannedPlace> {
  const files = await generateFiles(contract, await generationOf(root, contract.name));
  const folder = `generated/${contract.name}`;
  const place = `${folder}/`;
  if ((await readOwned(path.join(root, folder))) === undefined) {
    const changes = files.map(({ path: file, text }) => ({ path: `${folder}/${file}`, text }));
    return { path: place, outcome: 'written', changes };
  }
  const stale = await findStale(contract, path.join(root, folder), files);
  if (stale.length === 0) return unwritten(place, 'already there');
  return unwritten(place, 'left as it is', 'it is out of date; openapi-contract generate writes it anew');
}
