/** The type without its parameters, in lower case: `Text/HTML; charset=utf-8` gives `text/html` (RFC 9110, section 8.3.1). */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

const token = "[\\w!#$%&'*+.^`|~-]+";
const parameter = `\\s*;\\s*(?:${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))?`;
const readable = new RegExp(`^\\s*${token}/${token}(?:${parameter})*\\s*$`);

/** Whether a `Content-Type` header names a media type (RFC 9110, section 8.3.1). */
export function isReadableType(header: string): boolean {
  return readable.test(header.slice(0, 1024));
}

/** Whether a type is JSON: `application/json`, `application/problem+json`, `text/json` (RFC 6839, section 3.1). */
export function isJson(type: string): boolean {
  return /^[^/]+\/(?:[^/]+\+)?json$/.test(type);
}

/**
 * How closely a media type matches a key of `content`: 3 the type itself, 2 `type/*`, 1 a range of all,
 * 0 not at all (OpenAPI 3.1, "Response Object": the most specific key applies).
 */
export function matchStrength(key: string, mediaType: string): number {
  const [range, type] = [essence(key), essence(mediaType)];
  if (range === type) return 3;
  if (range === '*/*') return 1;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1)) ? 2 : 0;
}

/** The entry of `content` that describes a media type, the most specific one; `undefined` when none does. */
export function matchMediaType<Entry extends { readonly type: string }>(
  content: readonly Entry[],
  mediaType: string,
): Entry | undefined {
  const matching = content.filter((entry) => matchStrength(entry.type, mediaType) > 0);
  return matching.toSorted((a, b) => matchStrength(b.type, mediaType) - matchStrength(a.type, mediaType))[0];
}

/** A type that one can send or ask for under a key of `content`: ranges become a usual member of theirs. */
export function concreteType(key: string): string {
  const type = key.trim();
  if (essence(type) === '*/*' || essence(type) === 'application/*') return 'application/json';
  return type.endsWith('/*') ? `${type.slice(0, -1)}${usualMember(essence(type))}` : type;
}

function usualMember(range: string): string {
  if (range === 'text/*') return 'plain';
  return range === 'image/*' ? 'png' : 'octet-stream';
}
