import { formatLocation, type SourceLocation } from './source-location.ts';

/**
 * An error that the user can mend: bad input, wrong usage, a server that cannot be reached.
 * Commands print its message, place and help, without a stack, and exit with 2. Every other
 * error that reaches a command is a bug of ours and is printed with its stack.
 */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  /** Where the mistake was written, when it was written in a file. */
  readonly location: SourceLocation | undefined;
  /** What to do next, as one sentence. */
  readonly help: string | undefined;

  constructor(message: string, details: { location?: SourceLocation; help?: string; cause?: unknown } = {}) {
    super(message, { cause: details.cause });
    this.location = details.location;
    this.help = details.help;
  }

  /** `file:line:column: message` where there is a place, and the help on a line of its own. */
  override toString(): string {
    const place = this.location ? `${formatLocation(this.location)}: ` : '';
    const help = this.help ? `\n  help: ${this.help}` : '';
    return `${place}${this.message}${help}`;
  }
}
