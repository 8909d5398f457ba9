/** The code of a system error: `ENOENT`, `ENOSPC`; `''` for every other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a file system error says that nothing is there. */
export function isNotFound(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
