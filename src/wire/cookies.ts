/** What stands between cookies (RFC 6265, section 4.2.1). */
export const cookieSeparator = '; ';

/** Cookies as they are sent: names and values. */
export function readCookies(text: string): (readonly [name: string, value: string])[] {
  return text.split(/;\s*/).flatMap((piece) => {
    const at = piece.indexOf('=');
    return piece === ''
      ? []
      : [at < 0 ? ([piece, ''] as const) : ([piece.slice(0, at), piece.slice(at + 1)] as const)];
  });
}
