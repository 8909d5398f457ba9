/** A file of `generated/<contract>/`. */
export interface GeneratedFile {
  /** Relative to that folder, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}
