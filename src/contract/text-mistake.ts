/** What keeps a text from being read as YAML or JSON, and where in the text. */
export class TextMistake extends Error {
  override readonly name = 'TextMistake';
  /** Index of the character, from 0. */
  readonly offset: number;

  constructor(message: string, offset: number, cause?: unknown) {
    super(message, { cause });
    this.offset = offset;
  }
}
