/** How a comment is written. */
interface CommentStyle {
  /** Whether to add `@deprecated`. */
  readonly deprecated?: boolean;
  /** What stands before each line. */
  readonly indent?: string;
}

/**
 * A TSDoc comment of paragraphs, ending in a line break; `''` when there is nothing to say. Text from
 * a description can neither end the comment nor become a tag.
 */
export function documentationComment(
  paragraphs: readonly string[],
  { deprecated = false, indent = '' }: CommentStyle = {},
): string {
  const texts = paragraphs.map((text) => escapeText(text).trim()).filter((text) => text !== '');
  const lines = [...texts, ...(deprecated ? ['@deprecated'] : [])].join('\n\n').split('\n');
  if (lines.length === 1) return lines[0] ? `${indent}/** ${lines[0]} */\n` : '';
  const body = lines.map((line) => `${indent} * ${line}`.trimEnd());
  return `${indent}/**\n${body.join('\n')}\n${indent} */\n`;
}

function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .replaceAll('*/', '*\\/')
    .replaceAll(/(?<![\w.])@/g, '\\@');
}
