/** A compiler's complaint. */
export interface Diagnostic {
  /** As the compiler wrote it: relative to where it ran. `undefined` when it is about no file. */
  readonly file: string | undefined;
  readonly line: number;
  readonly column: number;
  /** `TS2322`. */
  readonly code: string;
  /** The first line says what is wrong, further ones why. */
  readonly message: string;
}

/** Reads what `tsc --pretty false` prints: `file(line,column): error TS1: message`, reasons indented below. */
export function parseDiagnostics(output: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const line of output.split(/\r?\n/)) {
    const start = parseStart(line);
    const last = diagnostics.pop();
    if (start) diagnostics.push(...(last ? [last] : []), start);
    else if (last)
      diagnostics.push(line.startsWith(' ') ? { ...last, message: `${last.message}\n${line}` } : last);
  }
  return diagnostics;
}

function parseStart(line: string): Diagnostic | undefined {
  const match =
    /^(?:(?<file>.+)\((?<line>\d+),(?<column>\d+)\): )?error (?<code>TS\d+): (?<message>.*)$/.exec(line);
  if (!match?.groups) return undefined;
  const { file, line: row, column, code = '', message = '' } = match.groups;
  return { file, line: Number(row ?? 1), column: Number(column ?? 1), code, message };
}
