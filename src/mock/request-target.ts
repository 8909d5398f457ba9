/** Where a request goes. */
export interface RequestTarget {
  /** Percent-encoded, as it was sent. */
  readonly path: string;
  /** Percent-encoded, without `?`. */
  readonly query: string;
}

/**
 * Takes the target of a request apart (RFC 9112, section 3.2: origin form, or absolute form as proxies
 * send it). Unlike `URL`, it keeps `.` and `..` segments and repeated slashes, which may be parameters'
 * values. `undefined` when it is neither form, or the path is not well encoded.
 */
export function readRequestTarget(target: string): RequestTarget | undefined {
  const [, path, query = ''] = /^(?:https?:\/\/[^/?#]*)?(\/[^?#]*)(?:\?([^#]*))?/i.exec(target) ?? [];
  if (path === undefined || !isWellEncoded(path)) return undefined;
  return { path, query };
}

function isWellEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
