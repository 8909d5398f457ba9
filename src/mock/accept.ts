/** A media range with its parameters (RFC 9110, section 12.5.1). */
const mediaRange =
  /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(\s*;\s*[\w!#$%&'*+.^`|~-]+=([\w!#$%&'*+.^`|~-]+|"[^",\\]*"))*$/;

/**
 * An `Accept` header without the media ranges that cannot be read, on which Prism would throw; `undefined`
 * when none is left. A server may disregard the field (RFC 9110, section 12.5.1).
 */
export function readableAccept(header: string | undefined): string | undefined {
  const ranges = (header ?? '').split(',').map((range) => range.trim());
  const readable = ranges.filter((range) => range.length < 256 && mediaRange.test(range));
  return readable.length > 0 ? readable.join(',') : undefined;
}
