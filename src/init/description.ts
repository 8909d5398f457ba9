import { fetchUpstream } from '../upstream/fetch-upstream.ts';
import { placeFrom } from '../upstream/place.ts';
import type { Source } from '../upstream/source.ts';
import { parseSourceFile } from '../contract/source-file.ts';
import type { Json } from '../json.ts';
import { suggestedName } from './contract-name.ts';
import type { FetchedFiles } from './trial.ts';

/** A description that was fetched, and what there is to remember of where it came from. */
export interface Description extends FetchedFiles {
  readonly origin: Omit<Source, 'sha256' | 'retrieved' | 'neighbours'>;
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
  const place = placeFrom(source, root);
  const fetched = await fetchUpstream({ ...place, ...(operation && { operation }) }, { root, stop });
  if (fetched === 'unchanged') throw new Error('nothing was there that could be unchanged');
  const { files, page, etag, lastModified } = fetched;
  const kept = fetched.operation ?? operation;
  const origin = {
    ...place,
    ...(kept !== undefined && { operation: kept }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
  return { source, files, page, origin };
}

/** The name that a description suggests for its contract; one that cannot be read goes by its source. */
export function nameFor({ source, files }: Description): string {
  return suggestedName(valueOf(files[0]), source);
}

/** What is wrong with it is said, with its place, when the contract is loaded. */
function valueOf(file: Description['files'][number] | undefined): Json {
  try {
    return file ? parseSourceFile(file.text, file.path, file.path).value : null;
  } catch {
    return null;
  }
}
