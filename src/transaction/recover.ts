import { renameSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { ExpectedError } from '../expected-error.ts';
import { isNotFound } from '../system-error.ts';
import { fileFailure } from '../files/failure.ts';
import { hasJournal, readJournal, removeJournal } from './journal.ts';
import { isOwn, isRunning } from './owner.ts';
import { putBack } from './put-back.ts';
import { type Staging, asOwn, findStagings, removeStaging } from './staging.ts';

/** How often another process is looked at again that is just changing files, which takes milliseconds. */
const looks = 10;
const pause = 50;

/**
 * Puts back what a killed process left half done, and removes what it no longer needs. To be called
 * before anything in the project is read.
 *
 * @param root absolute path of the project
 * @returns whether something was put back
 * @throws ExpectedError when another process is changing files and does not come to an end, or when
 *   something cannot be put back
 */
export async function recoverChanges(root: string): Promise<boolean> {
  const real = await realpath(root);
  let back = false;
  for (const staging of await leftBehind(real)) {
    const own = perform(real, () => claim(staging));
    // Another process is putting it back: it is waited for.
    if (!own) return (await recoverChanges(real)) || back;
    back = perform(real, () => workOff(real, own)) || back;
    await removeStaging(own);
  }
  return back;
}

async function leftBehind(root: string): Promise<Staging[]> {
  for (let attempt = 0; attempt < looks; attempt += 1) {
    const stagings = findStagings(root);
    if (!stagings.some(isBusy)) return stagings.filter(isLeft);
    await setTimeout(pause);
  }
  throw rivalry();
}

/** Whether another process is just changing files. */
export function isBusy(staging: Staging): boolean {
  return !isOwn(staging.owner) && isRunning(staging.owner) && hasJournal(staging);
}

/** What is said when another process is just changing files. */
export function rivalry(): ExpectedError {
  return new ExpectedError('Another process is changing files of this project: nothing was changed', {
    help: 'Wait until it has ended, and run the command once more.',
  });
}

/** This process gives way to nothing while it changes files: a journal of its own it has failed to work off. */
function isLeft(staging: Staging): boolean {
  return isOwn(staging.owner) ? hasJournal(staging) : !isRunning(staging.owner);
}

/** Of several processes that find the same, one gets it. */
function claim(staging: Staging): Staging | undefined {
  const own = asOwn(staging);
  try {
    renameSync(staging.folder, own.folder);
    return own;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function workOff(root: string, staging: Staging): boolean {
  const journal = readJournal(staging);
  if (!journal) return false;
  const back = putBack(root, staging, journal);
  removeJournal(staging);
  return back;
}

function perform<Result>(root: string, task: () => Result): Result {
  try {
    return task();
  } catch (error) {
    throw fileFailure(error, root, 'an interrupted change could not be put back');
  }
}
