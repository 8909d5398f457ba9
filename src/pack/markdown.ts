/** A text of a description as Markdown in one line, which it can neither leave nor format. */
export function inlineText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{C}/gu, '')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#|~&!]/g, String.raw`\$&`);
}

/** A text as code in one line (CommonMark 0.31, section 6.1). */
export function inlineCode(text: string): string {
  const plain = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{C}/gu, '')
    .replaceAll('|', String.raw`\|`);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}
