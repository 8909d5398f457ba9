/** How, where and when a report was made. */
export interface RunFacts {
  /** The toolkit and its version: `openapi-contract 1.0.0`. */
  readonly tool: string;
  /** The version of Node. */
  readonly node: string;
  /** The line that runs it again, without secrets. */
  readonly command: string;
  /** When, as RFC 3339 has it; machines are not told, so that the same report gives the same bytes. */
  readonly time?: string;
  readonly commit?: string;
  readonly branch?: string;
  /** Where people see the repository: `https://github.com/example/contracts`. */
  readonly repositoryUrl?: string;
  /** Where CI shows the run. */
  readonly ci?: string;
  /** The git revision that contracts were compared with. */
  readonly base?: string;
  /** The server that was verified; absent where it was a mock. */
  readonly target?: string;
  readonly seed?: number;
}
