import path from 'node:path';
import { findFiles, specFolder } from '../contract/find.ts';
import { ExpectedError } from '../expected-error.ts';
import { fetchUpstream, type UpstreamAddress } from '../upstream/fetch-upstream.ts';
import { editedFiles } from '../upstream/digest.ts';
import { findEdits } from '../upstream/edits.ts';
import { readSource, sourceFileName, type Source } from '../upstream/source.ts';
import { differing } from './differing.ts';
import { adopt, type Update } from './adopt.ts';
import type { UpdateOptions } from './update-options.ts';
import { upstreamChanges } from './upstream-changes.ts';

/**
 * Brings a contract up to date with its upstream: fetches it, says what changed, applies the overlays
 * anew, generates, lints and verifies, and then writes all of it or nothing.
 *
 * Findings do not keep it from writing: what breaks, and what has to be mended, is for a pull request to
 * show. Overlays that do not fit any more do, as the contract could not be loaded.
 *
 * @param name the contract's name
 * @throws ExpectedError when upstream cannot be fetched or loaded, a step crashes, or nothing can be
 *   written; the reason of `stop` when that aborts
 */
export async function updateContract(name: string, options: UpdateOptions): Promise<Update> {
  const { root, stop, headers, today } = options;
  const folder = path.join(root, specFolder, name);
  const entry = path.basename((await findFiles(folder, name)).entry);
  const previous = await readSource(folder, root);
  const address = options.from ?? addressOf(name, previous);
  const isEdited = previous !== undefined && (await editedFiles(folder, previous)).length > 0;
  // What was edited by hand must be had anew; another address knows nothing of the old one's versions.
  const known = options.from === undefined && !isEdited ? previous : undefined;
  const upstream = await fetchUpstream(address, { root, stop, headers, ...(known && { previous: known }) });
  if (upstream === 'unchanged') return same(name);
  const changes = upstreamChanges({ contract: name, entry, address, upstream, previous, today });
  const news = await differing(root, changes);
  // The day alone is no news.
  const isSame = news.every(({ path: file }) => path.posix.basename(file) === sourceFileName);
  if (isSame && options.from === undefined) return same(name);
  const edits = previous && isEdited ? await findEdits(name, folder, previous) : [];
  return adopt(name, { changes, edits, address }, options);
}

function same(contract: string): Update {
  return { contract, outcome: 'same', findings: [], files: [] };
}

function addressOf(name: string, source: Source | undefined): UpstreamAddress {
  if (source) return source;
  throw new ExpectedError(
    `where ${specFolder}/${name} comes from is not known: it has no ${sourceFileName}`,
    {
      help: `Say it once: openapi-contract update ${name} --from URL, or --from FILE.`,
    },
  );
}
