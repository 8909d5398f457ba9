import { overlayOriginOf } from './overlay-origins.ts';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { once } from '../once.ts';
import { timed } from '../timing.ts';
import { bundle } from './bundle.ts';
import { checkReferences } from './check-references.ts';
import type { Contract, Loss } from './contract.ts';
import { isEarly } from './early-fields.ts';
import { checkFeatures } from './features/features.ts';
import { type ContractFiles, findContracts, findFiles, specFolder } from './find.ts';
import type { Neighbours } from './neighbours.ts';
import { operationsOf } from './operations.ts';
import { Origins, locationOf } from './origin.ts';
import { otherFormat } from './other-format.ts';
import type { OverlayObserver } from './overlay-effect.ts';
import { describeSequences } from './sequences.ts';
import { type SourceFile, readSourceFile } from './source-file.ts';
import { upgradeSwagger } from './swagger/upgrade-swagger.ts';
import { upgrade } from './upgrade.ts';
import { walkDocument, wholeOf } from './walk-document.ts';

/**
 * Loads a project's contracts.
 *
 * @param root absolute path of the project: the folder that holds `spec/`
 * @param names only these contracts; all when there are none
 * @throws ExpectedError at the first mistake, located
 */
export async function loadContracts(root: string, names: readonly string[] = []): Promise<Contract[]> {
  const contracts: Contract[] = [];
  for (const name of await findContracts(root, names)) {
    contracts.push(await loadContract(path.join(root, specFolder, name), { root }));
  }
  return contracts;
}

/**
 * Loads the contract in a folder: reads the description and the neighbours it refers to, brings it
 * to OpenAPI 3.1, and applies the overlays, which therefore speak 3.1 whatever upstream is.
 *
 * @param folder absolute path
 * @param options `root`: absolute path that locations are relative to; `overlays`: is told what they do
 * @throws ExpectedError at the first mistake, located
 */
export async function loadContract(
  folder: string,
  { root, overlays }: { root: string; overlays?: OverlayObserver },
): Promise<Contract> {
  const name = path.basename(folder);
  return load(await findFiles(folder, name), { name, folder, root }, overlays);
}

/**
 * Loads a description that lies anywhere, as a contract without overlays that is known by the file's name.
 *
 * @param file absolute path
 * @param root absolute path that locations are relative to
 * @throws ExpectedError at the first mistake, located
 */
export async function loadDescription(file: string, { root }: { root: string }): Promise<Contract> {
  const { name, dir } = path.parse(file);
  return load({ entry: file, overlays: [] }, { name, folder: dir, root });
}

interface Home {
  readonly name: string;
  readonly folder: string;
  readonly root: string;
}

async function load(files: ContractFiles, home: Home, observer?: OverlayObserver): Promise<Contract> {
  return timed(`load ${home.name}`, () => read(files, home, observer));
}

async function read(
  files: ContractFiles,
  { name, folder, root }: Home,
  observer: OverlayObserver | undefined,
): Promise<Contract> {
  const real = await realpath(folder);
  const description = await readSourceFile(path.join(real, path.basename(files.entry)), await realpath(root));
  const origins = new Origins();
  const document = openapiDocument(description, origins);
  const overlays: SourceFile[] = [];
  const neighbours: Neighbours = {
    folder: real,
    root: await realpath(root),
    own: [description],
    read: new Map(),
    origins,
    isTrial: files.overlays.length > 0,
  };
  let objects = await bundle(document, neighbours);
  const losses: Loss[] = [];
  if (wholeOf(document).kind === 'swagger') {
    losses.push(...upgradeSwagger(document, objects, origins));
    objects = [...walkDocument(document)];
  }
  upgrade(document, objects, origins);
  // An engine for queries, which a description without overlays has no use for.
  const { applyOverlay } = files.overlays.length > 0 ? await import('./overlay.ts') : {};
  for (const file of files.overlays) {
    const overlay = await readSourceFile(path.join(real, path.basename(file)), neighbours.root);
    applyOverlay?.(document, overlay, origins, observer);
    overlays.push(overlay);
  }
  if (overlays.length > 0)
    objects = await bundle(document, { ...neighbours, isTrial: false, own: [description, ...overlays] });
  // What it says early is said in the version that has the names for it.
  if (isEarly(document)) document['openapi'] = '3.2.0';
  checkReferences(document, objects, origins);
  checkFeatures(document, objects, origins);
  describeSequences(document, objects, origins);
  const operations = once(() => operationsOf(document));
  return {
    name,
    document,
    // Not every command asks for them.
    get operations() {
      return operations();
    },
    losses,
    files: [description, ...neighbours.read.values(), ...overlays].map((file) => file.name),
    overlayOf: overlayOriginOf(document, origins, overlays),
    locate: (pointer) => locationOf(origins.at(document, pointer) ?? { file: description }),
  };
}

function openapiDocument(file: SourceFile, origins: Origins): JsonObject {
  const document: Json = origins.take(file.value, { file });
  const version = isObject(document) ? versionOf(document) : '';
  const isSwagger = isObject(document) && document['openapi'] === undefined;
  if (isObject(document) && (isSwagger ? /^2\.0$/ : /^3\.[012](\.|$)/).test(version)) return document;
  const other = otherFormat(document);
  const unknown = other ?? 'not an OpenAPI description: `openapi: 3.1.0` is missing';
  throw new ExpectedError(version === '' ? unknown : `OpenAPI ${version} is not supported`, {
    location: file.locate(version === '' ? [] : [isSwagger ? 'swagger' : 'openapi']),
    help: 'Descriptions in OpenAPI 2.0, 3.0, 3.1 and 3.2 are understood; convert others first.',
  });
}

/** Also when YAML reads the version as a number: `swagger: 2.0`. */
function versionOf(document: JsonObject): string {
  const version = document['openapi'] ?? document['swagger'];
  return typeof version === 'number' ? version.toFixed(1) : textOf(version);
}
