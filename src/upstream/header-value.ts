/** Whether a text can be sent back as a header's value: nothing ends its line (RFC 9110, section 5.5). */
export function isHeaderValue(value: string): boolean {
  return /^[\u0021-\u007e]([\u0020-\u007e]*[\u0021-\u007e])?$/.test(value) && value.length <= 16_384;
}

/** The value of a header that is there once and well-formed. */
export function headerValue(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && isHeaderValue(value) ? value : undefined;
}
