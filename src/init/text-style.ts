/** How a text file is written, so that what is put into it looks alike. */
export interface TextStyle {
  readonly lineEnd: '\n' | '\r\n';
  /** What one level is indented by; empty when all stands in one line. */
  readonly indent: string;
  /** Whether the last line ends. */
  readonly endsLine: boolean;
  /** A byte order mark at the start, or nothing. */
  readonly mark: '\uFEFF' | '';
}

/** How a new file is written. */
export const houseStyle: TextStyle = { lineEnd: '\n', indent: '  ', endsLine: true, mark: '' };

/** The style of a text, by its first line end and its first indented line. */
export function styleOf(text: string): TextStyle {
  const [, indent] = /\n([ \t]+)\S/.exec(text) ?? [];
  return {
    lineEnd: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    indent: indent ?? (/\S\s*\n\s*\S/.test(text) ? houseStyle.indent : ''),
    endsLine: text.endsWith('\n'),
    mark: text.startsWith('\uFEFF') ? '\uFEFF' : '',
  };
}

/** A text of the house's style in another. */
export function restyled(text: string, { lineEnd, endsLine, mark }: TextStyle): string {
  const body = endsLine ? text : text.replace(/\n$/, '');
  return mark + body.replaceAll('\n', lineEnd);
}
