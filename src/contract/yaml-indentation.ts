import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** The events of a YAML text, which may have been indented further for the parser. */
export interface IndentedEvents {
  /** What the offsets of the events are offsets in. */
  readonly text: string;
  readonly events: readonly Event[];
  /** The offset in the text as it was given. */
  offsetOf(offset: number): number;
}

/** Deeper than anything that is accepted later, and far from where the parser exhausts the stack. */
const maximumDepth = 1000;
/** Each costs reading the text again: so many of them, and so many characters in all. */
const maximumRepairs = 100;
const maximumReread = 100_000_000;
const indentation = ' '.repeat(maximumDepth);

/**
 * Parses a YAML text into events. A line that goes on with a quoted text, or stands within brackets, has to be
 * indented (YAML 1.2.2, section 6.1), and publishers' tools do not: as space there means nothing, such lines are
 * indented before they are refused.
 *
 * @throws YAMLException when it is malformed otherwise; its offset is that in the text as it was given
 */
export function indentedEvents(given: string): IndentedEvents {
  const inserted: number[] = [];
  let text = given;
  const offsetOf = (offset: number): number =>
    offset - inserted.filter((place) => place < offset).length * indentation.length;
  for (let repairs = 0; ; repairs += 1) {
    try {
      return { text, events: parseEvents(text, { maxDepth: maximumDepth }), offsetOf };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const position = error.mark?.position ?? 0;
      const mayRepair = repairs < maximumRepairs && repairs * text.length < maximumReread;
      const isSpace = mayRepair && error.reason === 'deficient indentation';
      const repaired = isSpace ? repair(text, position) : undefined;
      if (repaired === undefined) throw new YAMLException(error.reason, at(error, offsetOf(position)));
      if (repaired.length > text.length) inserted.push(position - 1);
      text = repaired;
    }
  }
}

function at({ mark }: YAMLException, position: number): YAMLException['mark'] {
  return mark && { ...mark, position };
}

/** Only space that means nothing is changed: tabs outside of texts become spaces, or a line is indented. */
function repair(text: string, position: number): string | undefined {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const before = text.slice(start, position);
  if (before.includes('\t') && !/["'#]/.test(before)) {
    return text.slice(0, start) + before.replaceAll('\t', ' ') + text.slice(position);
  }
  const isFirst = before.trim() === '' && start > 0;
  return isFirst ? text.slice(0, position) + indentation + text.slice(position) : undefined;
}
