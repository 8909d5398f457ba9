import { isEvents, isSequential } from '../../contract/sequences.ts';

/** So many items of a stream are read of one answer: it may have no end. */
const mostItems = 20;
/** For so long a stream is read, in milliseconds. */
export const longestRead = 1000;

/** What tells when enough of an answer came. */
export interface StreamEnd {
  /** Takes what came; whether it is enough. */
  isEnough(chunk: Uint8Array): boolean;
}

/** Counts the items of an answer that comes one by one (OpenAPI 3.2, "Sequential Media Types"); `undefined` of others. */
export function streamEnd(contentType: string): StreamEnd | undefined {
  const isStream = isSequential(contentType) || /^multipart\/(?!form-data\b)/i.test(contentType);
  if (!isStream) return undefined;
  // Each event ends with an empty line, each other item with a line; of parts the time is measured alone.
  const isOfEvents = isEvents(contentType);
  const isOfLines = isSequential(contentType);
  let items = 0;
  let last = 0;
  return {
    isEnough: (chunk) => {
      for (const byte of chunk) {
        if (byte === lineFeed && (isOfEvents ? last === lineFeed : isOfLines)) items += 1;
        if (byte !== carriageReturn) last = byte;
      }
      return items >= mostItems;
    },
  };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
