/** What was read of an upstream: the description, a page that holds it, or a neighbour. */
export interface ReadFile {
  readonly text: string;
  /** Where it was read from, for people: what locations show. */
  readonly name: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Reads an upstream's files from where they are. What cannot be read is an ExpectedError. */
export interface UpstreamReader {
  /** The file's name at its publisher: what its neighbours may refer back to it by. */
  readonly entryName: string;
  /** The description, or a page that holds it; `unchanged` when a server says so. */
  readEntry(): Promise<ReadFile | 'unchanged'>;
  /** A file beside the description, by a path relative to it that `neighbourPathProblem` has nothing against. */
  readNeighbour(path: string): Promise<ReadFile>;
  close(): Promise<void>;
}
