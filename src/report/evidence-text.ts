import type { Evidence } from '../finding.ts';

/** The value of evidence as text, without line ends after it: a string as it is, anything else as JSON. */
export function evidenceText({ value }: Evidence): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return withoutLineEnds(text);
}

/** No pattern, as `\n+$` takes the square of the time on a text full of line ends. */
function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
