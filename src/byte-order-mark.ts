/** A text without the byte order mark that some editors begin UTF-8 with; JSON may be read so too (RFC 8259, section 8.1). */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
