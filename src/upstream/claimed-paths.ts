/** The paths of files that are to be saved in one folder. */
export interface ClaimedPaths {
  readonly size: number;
  has(path: string): boolean;
  claim(path: string): void;
  /**
   * A claimed path beside which another one cannot be saved: not every file system tells upper from lower case,
   * and none has a folder and a file of one name. `undefined` when there is none.
   */
  clashWith(path: string): string | undefined;
}

/** No path is claimed yet. */
export function claimedPaths(): ClaimedPaths {
  const paths = new Set<string>();
  /** Files and the folders that they lie in, in lower case, each with a path that was claimed for it. */
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  return {
    get size() {
      return paths.size;
    },
    has: (path) => paths.has(path),
    claim: (path) => {
      paths.add(path);
      files.set(path.toLowerCase(), path);
      for (const folder of foldersOf(path.toLowerCase())) folders.set(folder, path);
    },
    clashWith: (path) => {
      const folded = path.toLowerCase();
      const above = foldersOf(folded).map((folder) => files.get(folder));
      return files.get(folded) ?? folders.get(folded) ?? above.find((file) => file !== undefined);
    },
  };
}

function foldersOf(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}
