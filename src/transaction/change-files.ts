import { realpath } from 'node:fs/promises';
import { fileFailure } from '../files/failure.ts';
import type { FileChange } from './file-change.ts';
import { hasJournal } from './journal.ts';
import { isBusy, recoverChanges, rivalry } from './recover.ts';
import { stage } from './stage.ts';
import { findStagings, makeStaging, removeStaging } from './staging.ts';
import { type Survey, survey } from './survey.ts';
import { swap } from './swap.ts';

/**
 * Writes and removes files of a project: all of them or none, also when the process is killed on the
 * way, for which reason `recoverChanges` is called before anything in a project is read.
 *
 * All that is new is written and flushed beside what is old, in a folder that git overlooks; then a
 * journal is written, and the files take their places by renames that nothing comes between but a
 * kill; then the journal is removed. Whatever fails until then is put back.
 *
 * @param root absolute path of the project
 * @param options `stop`: nothing is changed when it is aborted before the renames
 * @returns the paths that really changed; files that already are as they shall be are not touched
 * @throws ExpectedError when a path leads out of the project, the disk is full, writing is not permitted …
 */
export async function changeFiles(
  root: string,
  changes: readonly FileChange[],
  options: { stop?: AbortSignal } = {},
): Promise<readonly string[]> {
  const real = await realpath(root);
  await recoverChanges(real);
  try {
    const found = await survey(real, changes);
    options.stop?.throwIfAborted();
    if (found.pending.length > 0) await perform(real, found, options.stop);
    return found.pending.map(({ path }) => path);
  } catch (error) {
    throw fileFailure(error, real, 'nothing was changed');
  }
}

async function perform(root: string, found: Survey, stop: AbortSignal | undefined): Promise<void> {
  const staging = await makeStaging(root);
  try {
    await stage(staging, found.pending, stop);
    swap(root, staging, found, () => {
      if (findStagings(root).some(isBusy)) throw rivalry();
    });
  } finally {
    if (!hasJournal(staging)) await removeStaging(staging);
  }
}
