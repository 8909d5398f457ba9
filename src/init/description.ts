import { fetchUpstream, type Upstream, type UpstreamAddress } from '../upstream/fetch-upstream.ts';
import type { UpstreamFile } from '../upstream/neighbours.ts';
import { placeFrom } from '../upstream/place.ts';
import { parseSourceFile } from '../contract/source-file.ts';
import type { Json } from '../json.ts';
import { suggestedName } from './contract-name.ts';

/** A description that was fetched, and what there is to remember of where it came from. */
export interface Description {
  /** The path or URL that was given. */
  readonly source: string;
  readonly address: UpstreamAddress;
  readonly upstream: Upstream;
}

/** How a description is fetched. */
export interface DescriptionOptions {
  /** The project's absolute folder, which paths are relative to. */
  readonly root: string;
  /** The one operation that is kept of it: `post /pets`. */
  readonly operation: string | undefined;
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
  { root, operation, stop }: DescriptionOptions,
): Promise<Description> {
  const address = { ...placeFrom(source, root), ...(operation !== undefined && { operation }) };
  const upstream = await fetchUpstream(address, { root, stop });
  if (upstream === 'unchanged') throw new Error('nothing was there that could be unchanged');
  return { source, address, upstream };
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
