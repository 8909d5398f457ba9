import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ReviewOptions } from '../compare/review.ts';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { ExpectedError } from '../expected-error.ts';
import { consumersFolder, consumersOf } from './consumers.ts';
import { hasProgram, liveUses } from './live-uses.ts';
import { reachIn } from './reach/reach.ts';
import type { Uses } from './use.ts';

/** Where consumers are looked for. */
export interface ReachOptions {
  /** The project's absolute folder. */
  readonly root: string;
  /** Files of uses, folders of them, URLs. */
  readonly places?: readonly string[];
  readonly onProgress?: (done: number, all: number) => void;
  /** Is told why the program that is here could not be read. */
  readonly onUnreadable?: (message: string) => void;
}

/**
 * Whom the changes between two contracts reach: the consumers that are known by files, and the program in the project
 * itself, read now. Nothing where nobody is known.
 *
 * @throws ExpectedError when a file of uses cannot be read
 */
export async function reachOfChanges(
  base: Contract,
  head: Contract,
  options: ReachOptions,
): Promise<ReviewOptions['reachOf']> {
  // What is compared with a contract of the project may have any name.
  const isOwn = existsSync(path.join(options.root, specFolder, base.name, consumersFolder));
  const known = await consumersOf(options.root, isOwn ? base.name : head.name, options.places);
  const live = await readLive(base, head, options);
  const consumers = live ? [...known.filter(({ consumer }) => consumer !== live.consumer), live] : known;
  if (consumers.length === 0) return undefined;
  return reachIn(base.document, head.document, consumers);
}

async function readLive(base: Contract, head: Contract, options: ReachOptions): Promise<Uses | undefined> {
  if (!hasProgram(options.root)) return undefined;
  // Most comparisons are of what has not changed.
  if (JSON.stringify(base.document) === JSON.stringify(head.document)) return undefined;
  try {
    return await liveUses(options.root, base, options.onProgress);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    options.onUnreadable?.(`what this project uses could not be read: ${error.message}`);
    return undefined;
  }
}
