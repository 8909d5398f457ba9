import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { isInside } from '../is-inside.ts';
import { type JsonObject, textOf } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { type Origins, locationOf } from './origin.ts';
import { type SelfIndex, baseOf, indexSelves, selfOf } from './self-index.ts';
import { type SourceFile, readSourceFile } from './source-file.ts';

/** The files that a contract's references may lead to: those in its own folder. */
export interface Neighbours {
  /** The contract's folder: an absolute, real path. References do not leave it. */
  readonly folder: string;
  /** The project's folder, absolute: what locations are relative to. */
  readonly root: string;
  /** Files whose `#/…` means the document itself: the description and its overlays. */
  readonly own: readonly SourceFile[];
  /** The neighbour files read so far, by path. */
  readonly read: Map<string, SourceFile>;
  readonly origins: Origins;
  /** The files of the folder by the URI that each says is its own; made when a reference asks for it. */
  selves?: Promise<SelfIndex>;
  /** Whether references that cannot be followed are left as they are: overlays are to come, and may correct them. */
  readonly isTrial: boolean;
}

/** What a reference to a neighbour file leads to. */
export interface Target {
  readonly file: SourceFile;
  /** JSON pointer in that file. */
  readonly pointer: string;
}

/**
 * What the reference in `holder[key]` leads to, when that is in a neighbour file; `undefined` when
 * it is in the document itself.
 *
 * @throws ExpectedError at the reference, when it leads out of the folder, to the network, or nowhere
 */
export async function followReference(
  holder: JsonObject,
  key: string,
  neighbours: Neighbours,
): Promise<Target | undefined> {
  const { origins } = neighbours;
  const from = origins.of(holder, key)?.file;
  const { address, fragment } = split(holder, key, origins);
  const file = address === '' ? from : await readNeighbour(address, from, holder, key, neighbours);
  if (!file || neighbours.own.includes(file)) {
    if (address !== '') holder[key] = `#${encodeURI(fragment)}`;
    return undefined;
  }
  if (fragment !== '' && !fragment.startsWith('/')) return undefined;
  if (valueAt(file.value, fragment) === undefined) {
    failReference(holder, key, origins, `nothing stands at ${fragment} in ${file.name}`);
  }
  return { file, pointer: fragment };
}

/**
 * Fails at a reference.
 *
 * @throws ExpectedError always: the reason, located at the reference
 */
export function failReference(holder: JsonObject, key: string, origins: Origins, reason: string): never {
  const origin = origins.of(holder, key);
  throw new ExpectedError(`the reference ${JSON.stringify(holder[key])} cannot be followed: ${reason}`, {
    ...(origin ? { location: locationOf(origin) } : {}),
    help: "References stay in the contract's own folder and off the network: correct it, save what it means in that folder, or remove it with an overlay action.",
  });
}

function split(holder: JsonObject, key: string, origins: Origins): { address: string; fragment: string } {
  try {
    const [address = '', fragment = ''] = textOf(holder[key]).split(/#(.*)/s, 2).map(decodeURIComponent);
    return { address, fragment };
  } catch {
    return failReference(holder, key, origins, 'it is not a valid URI reference');
  }
}

async function readNeighbour(
  address: string,
  from: SourceFile | undefined,
  holder: JsonObject,
  key: string,
  neighbours: Neighbours,
): Promise<SourceFile> {
  const { folder, own, origins } = neighbours;
  const named = await bySelf(address, from, neighbours);
  if (named) return named;
  const absolute = /^([a-z][a-z\d+.-]*:|[/\\])/i.test(address) || address.includes('\0');
  const wanted = path.resolve(from ? path.dirname(from.path) : folder, address);
  if (absolute || !isInside(wanted, folder))
    failReference(holder, key, origins, "it leads out of the contract's folder");
  const real = await realpath(wanted).catch(() => undefined);
  if (!real) failReference(holder, key, origins, `there is no file ${address}`);
  // A symbolic link may lead out of the folder as well.
  if (!isInside(real, folder)) failReference(holder, key, origins, "it leads out of the contract's folder");
  const known = own.find((file) => file.path === real) ?? neighbours.read.get(real);
  if (known) return known;
  const file = await readSourceFile(real, neighbours.root);
  const original = own.find((other) => isCopy(file, other));
  if (!original) neighbours.read.set(real, file);
  return original ?? file;
}

/**
 * The file that says that its URI is the one which a reference means (OpenAPI 3.2, Appendix F): of all in the folder,
 * before a reference is called lost. Nothing is fetched.
 */
async function bySelf(
  address: string,
  from: SourceFile | undefined,
  neighbours: Neighbours,
): Promise<SourceFile | undefined> {
  const { folder, root, own } = neighbours;
  const isUri = /^[a-z][a-z\d+.-]*:/i.test(address);
  if (!isUri && (from === undefined || selfOf(from) === undefined)) return undefined;
  const uri = URL.parse(address, from ? baseOf(from) : undefined)?.href;
  if (uri === undefined) return undefined;
  const original = own.find((file) => selfOf(file) === uri);
  if (original) return original;
  neighbours.selves ??= indexSelves(folder, root);
  const found = (await neighbours.selves).get(uri);
  if (!found) return undefined;
  const known = own.find((file) => file.path === found.path) ?? neighbours.read.get(found.path) ?? found;
  if (!own.includes(known)) neighbours.read.set(known.path, known);
  return known;
}

/** The description is saved under a name of ours, and once more under its publisher's when parts refer back to that. */
function isCopy(file: SourceFile, original: SourceFile): boolean {
  return path.dirname(file.path) === path.dirname(original.path) && file.text === original.text;
}
