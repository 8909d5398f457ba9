import { type FSWatcher, watch } from 'node:fs';
import type { WatchedFolder } from './snapshot.ts';

/** Listens to folders, each for itself. */
export interface FolderWatchers {
  /** Listens to these folders and to no others from now on; says whether one is new. */
  follow(folders: readonly WatchedFolder[]): boolean;
  close(): void;
}

/**
 * Makes listeners that call `onEvent` for whatever happens in a folder. One for each folder, as Node's
 * recursive ones miss on Linux what appears in a new folder before they have found it (nodejs/node
 * issue 48437). A folder that cannot be listened to, because the system has no more listeners to give
 * or the folder is gone, is left out in silence: whoever calls looks by himself from time to time.
 */
export function createFolderWatchers(onEvent: () => void): FolderWatchers {
  const watchers = new Map<string, FSWatcher>();
  const drop = (key: string): void => {
    watchers.get(key)?.close();
    watchers.delete(key);
  };
  return {
    follow: (folders) => {
      const wanted = new Map(folders.map((folder) => [`${folder.identity} ${folder.path}`, folder.path]));
      for (const key of watchers.keys()) if (!wanted.has(key)) drop(key);
      const added = [...wanted].filter(([key]) => !watchers.has(key));
      for (const [key, folder] of added) {
        const watcher = listen(folder, onEvent);
        watcher?.on('error', () => drop(key));
        if (watcher) watchers.set(key, watcher);
      }
      return added.some(([key]) => watchers.has(key));
    },
    close: () => {
      for (const key of watchers.keys()) drop(key);
    },
  };
}

function listen(folder: string, onEvent: () => void): FSWatcher | undefined {
  try {
    return watch(folder, onEvent);
  } catch {
    return undefined;
  }
}
