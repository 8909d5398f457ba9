import { createAlarm } from './alarm.ts';
import { createFolderWatchers, type FolderWatchers } from './folder-watchers.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** Which contracts are other than they were, by name, in order. */
export interface ContractsChange {
  /** New, or with files that hold other bytes. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What is watched, and how patiently. */
export interface WatchOptions {
  /** Ends the watch. */
  readonly stop: AbortSignal;
  /** Only these contracts; all, also those to come, when there are none. */
  readonly names?: readonly string[];
  /** Milliseconds without an event after which a save counts as done; 30 by default. */
  readonly silence?: number;
  /** Milliseconds after which files are looked at without an event; 2,000 by default. */
  readonly interval?: number;
}

/**
 * Watches a project's contracts. First gives all of them as changed, then what changes, in bytes: a file
 * that is written anew as it was is no change. What changes while the last change is still worked on is
 * given afterwards, all at once, so there are never two to work on.
 *
 * Events only say when to look: what is lost between them, or never comes on a network file system, is
 * found at the next interval.
 *
 * @param root absolute path of the project: the folder that holds `spec/`
 */
export async function* watchContracts(
  root: string,
  { stop, names, silence = 30, interval = 2_000 }: WatchOptions,
): AsyncGenerator<ContractsChange, void, undefined> {
  const alarm = createAlarm(stop);
  const watchers = createFolderWatchers(alarm.ring);
  const timer = setInterval(alarm.ring, interval);
  let known: Snapshot['contracts'] = new Map();
  try {
    while (!stop.aborted) {
      const found = await look(root, names, watchers);
      const change = difference(known, found);
      known = found;
      if (change.changed.length + change.removed.length > 0) yield change;
      await alarm.rungAndSilent(silence);
    }
  } finally {
    clearInterval(timer);
    watchers.close();
  }
}

/** Looks once more when there was a folder to begin to listen to: what happened there before was not heard. */
async function look(
  root: string,
  names: readonly string[] | undefined,
  watchers: FolderWatchers,
): Promise<Snapshot['contracts']> {
  let snapshot = await takeSnapshot(root, names);
  for (let looks = 0; looks < 10 && watchers.follow(snapshot.folders); looks += 1)
    snapshot = await takeSnapshot(root, names);
  return snapshot.contracts;
}

function difference(before: Snapshot['contracts'], after: Snapshot['contracts']): ContractsChange {
  return {
    changed: [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name),
    removed: [...before.keys()].filter((name) => !after.has(name)),
  };
}
