import path from 'node:path';
import { findFiles, specFolder } from '../contract/find.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Finding } from '../finding.ts';
import type { FileChange } from '../transaction/file-change.ts';
import { editedFiles } from '../upstream/digest.ts';
import { findEdits } from '../upstream/edits.ts';
import { fetchUpstream, type UpstreamAddress } from '../upstream/fetch-upstream.ts';
import type { FetchedContract } from '../upstream/published-place.ts';
import { readSource, sourceFileName, type Source } from '../upstream/source.ts';
import { differing } from './differing.ts';
import type { UpdateOptions } from './update-options.ts';
import { upstreamChanges } from './upstream-changes.ts';

/** What upstream is now. */
export interface News {
  /** What it changes in the contract's folder. */
  readonly changes: readonly FileChange[];
  /** What was edited by hand, and is edited no more. */
  readonly edits: readonly Finding[];
  /** Where it comes from, for what there is to say of mistakes in it. */
  readonly fetched: FetchedContract;
}

/**
 * Fetches a contract's upstream; `undefined` when there is nothing new.
 *
 * @param name the contract's name
 * @throws ExpectedError when it is not known where upstream is, or it cannot be fetched
 */
export async function fetchNews(name: string, options: UpdateOptions): Promise<News | undefined> {
  const { root, stop, headers, today } = options;
  const folder = path.join(root, specFolder, name);
  const entry = path.basename((await findFiles(folder, name)).entry);
  const previous = await readSource(folder, root);
  const address = addressOf(name, options.from, previous);
  const isEdited = previous !== undefined && (await editedFiles(folder, previous)).length > 0;
  // What was edited by hand must be had anew; another address knows nothing of the old one's versions.
  const known = options.from === undefined && !isEdited ? previous : undefined;
  const upstream = await fetchUpstream(address, { root, stop, headers, ...(known && { previous: known }) });
  if (upstream === 'unchanged') return undefined;
  const changes = upstreamChanges({ contract: name, entry, address, upstream, previous, today });
  const news = await differing(root, changes);
  // The day alone is no news.
  const isSame = news.every(({ path: file }) => path.posix.basename(file) === sourceFileName);
  if (isSame && options.from === undefined) return undefined;
  const edits = previous && isEdited ? await findEdits(name, folder, previous) : [];
  return { changes, edits, fetched: { address, upstream, entry: path.posix.join(specFolder, name, entry) } };
}

/** A publisher who moves still ships the operation that is kept. */
function addressOf(
  name: string,
  from: UpstreamAddress | undefined,
  source: Source | undefined,
): UpstreamAddress {
  if (from) return { ...(source?.operation !== undefined && { operation: source.operation }), ...from };
  if (source) return source;
  throw new ExpectedError(
    `where ${specFolder}/${name} comes from is not known: it has no ${sourceFileName}`,
    { help: `Say it once: openapi-contract update ${name} --from URL, or --from FILE.` },
  );
}
