import { houseStyle, restyled, styleOf } from './text-style.ts';

/**
 * A text of lines, such as `.gitignore`, with some lines in it: those that are missing are put at its end.
 * The very same text when none is missing.
 *
 * @param text what is there; nothing when there is no file
 */
export function withLines(text: string | undefined, wanted: readonly string[]): string {
  const present = new Set((text ?? '').split(/\r?\n/).map((line) => line.trim()));
  const missing = wanted.filter((line) => !present.has(line));
  if (text !== undefined && missing.length === 0) return text;
  const style = text === undefined || text === '' ? houseStyle : styleOf(text);
  const added = restyled(`${missing.join('\n')}\n`, { ...style, endsLine: true, mark: '' });
  return `${text === undefined || text === '' || style.endsLine ? (text ?? '') : text + style.lineEnd}${added}`;
}
