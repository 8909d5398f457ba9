/** What is to become of one file of a project. */
export interface FileChange {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Its new content; `undefined` removes it. */
  readonly text: string | undefined;
}
