import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { leftovers, makeLeftovers } from '../files/leftovers.ts';
import { look } from '../files/look.ts';
import { type Owner, ownProcess } from './owner.ts';

/** The folder of one change: what is new, what is old, and the journal. Its name says whose it is. */
export interface Staging {
  /** Absolute path. */
  readonly folder: string;
  readonly owner: Owner;
}

/** Makes a new folder for a change of this process. */
export async function makeStaging(root: string): Promise<Staging> {
  refuseLink(root);
  const owner = ownProcess();
  const prefix = path.join(await makeLeftovers(root), `change-${owner.processId}-${owner.started}-`);
  return { folder: await mkdtemp(prefix), owner };
}

/** The folders that changes have left, or still work in. Without giving way, as it is asked amid a change. */
export function findStagings(root: string): Staging[] {
  refuseLink(root);
  const parent = path.join(root, leftovers);
  if (!look(parent)) return [];
  return readdirSync(parent, { withFileTypes: true }).flatMap((entry) => {
    const [, processId, started] = /^change-(\d+)-(\d+)-\w+$/.exec(entry.name) ?? [];
    if (processId === undefined || !entry.isDirectory()) return [];
    const owner = { processId: Number(processId), started: Number(started) };
    return [{ folder: path.join(parent, entry.name), owner }];
  });
}

/** The same folder as one of this process. */
export function asOwn({ folder }: Staging): Staging {
  const owner = ownProcess();
  const name = path.basename(folder).replace(/\d+-\d+/, `${owner.processId}-${owner.started}`);
  return { folder: path.join(path.dirname(folder), name), owner };
}

/** Where the new content of the change's n-th file waits. */
export function newFile({ folder }: Staging, index: number): string {
  return path.join(folder, `new-${index}`);
}

/** Where the old content of the change's n-th file is kept. */
export function oldFile({ folder }: Staging, index: number): string {
  return path.join(folder, `old-${index}`);
}

/** Removes a change's folder. What cannot be removed is left to the next recovery. */
export async function removeStaging({ folder }: Staging): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

function refuseLink(root: string): void {
  if (look(path.join(root, leftovers))?.isDirectory() ?? true) return;
  throw new ExpectedError(`${leftovers} is not a folder`, {
    help: 'Remove it: the toolkit keeps there what it needs while it changes files.',
  });
}
