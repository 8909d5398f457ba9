import path from 'node:path';
import { parseSourceFile, readSourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { fetchUpstream, type Upstream, type UpstreamAddress } from '../upstream/fetch-upstream.ts';
import type { UpstreamFile } from '../upstream/neighbours.ts';
import { placeFrom } from '../upstream/place.ts';
import type { Json } from '../json.ts';
import { suggestedName } from './contract-name.ts';

/** A description that was fetched, and what there is to remember of where it came from. */
export interface Description {
  /** The path or URL that was given. */
  readonly source: string;
  readonly address: UpstreamAddress;
  readonly upstream: Upstream;
  /** Overlays that are to lie beside it. */
  readonly overlays: readonly UpstreamFile[];
}

/** How a description is fetched. */
export interface DescriptionOptions {
  /** The project's absolute folder, which paths are relative to. */
  readonly root: string;
  /** The one operation that is kept of it: `post /pets`. */
  readonly operation: string | undefined;
  /** Paths of overlays, relative to the project. */
  readonly overlays: readonly string[];
  readonly stop: AbortSignal;
}

/**
 * Fetches a description, or a documentation page that holds one, with the files that it refers to.
 *
 * @param source a URL, or a path
 * @throws ExpectedError when there is none, or it cannot be reached or understood
 */
export async function fetchDescription(
  source: string,
  { root, operation, overlays, stop }: DescriptionOptions,
): Promise<Description> {
  const address = { ...placeFrom(source, root), ...(operation !== undefined && { operation }) };
  const upstream = await fetchUpstream(address, { root, stop });
  if (upstream === 'unchanged') throw new Error('nothing was there that could be unchanged');
  return { source, address, upstream, overlays: await readOverlays(overlays, root) };
}

async function readOverlays(files: readonly string[], root: string): Promise<UpstreamFile[]> {
  const read = await Promise.all(
    files.map(async (file) => {
      const { text, path: absolute } = await readSourceFile(path.resolve(root, file), root);
      return { path: overlayName(path.basename(absolute)), text };
    }),
  );
  const names = read.map((overlay) => overlay.path);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return read;
  throw new ExpectedError(`Two overlays would be ${twice}`, { help: 'Give one of the files another name.' });
}

/** By that ending an overlay is known in a contract's folder. */
function overlayName(name: string): string {
  return name.replace(/(\.overlay)?\.(ya?ml|json)$/i, '.overlay.$2');
}

/** The name that a description suggests for its contract; one that cannot be read goes by its source. */
export function nameFor({ source, upstream }: Description): string {
  return suggestedName(valueOf(upstream.files[0]), source);
}

/** What is wrong with it is said, with its place, when the contract is loaded. */
function valueOf(file: UpstreamFile | undefined): Json {
  try {
    return file ? parseSourceFile(file.text, file.path, file.path).value : null;
  } catch {
    return null;
  }
}
