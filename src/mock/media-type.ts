const token = "[\\w!#$%&'*+.^`|~-]+";
const parameter = `\\s*;\\s*(?:${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))?`;
const contentType = new RegExp(`^\\s*(${token}/${token})(?:${parameter})*\\s*$`);

/** The media type of a `Content-Type` header, in lower case; `undefined` when it cannot be read (RFC 9110, section 8.3.1). */
export function mediaTypeOf(header: string): string | undefined {
  return contentType.exec(header.slice(0, 1024))?.[1]?.toLowerCase();
}

/** Whether a media type is JSON, by itself or by its suffix (RFC 6839, section 3.1). */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}
