import { closeSync, readFileSync, writeSync } from 'node:fs';
import { openTemporaryFile } from '../files/temporary-file.ts';

/** Bytes for one request in flight. */
const slotLength = 256;
const blank = Buffer.alloc(slotLength, ' ');

/** Notes which requests are in flight, so that they are known after a death that leaves no time to speak. */
export interface FlightRecorder {
  /** Notes a request; the function takes the note away again. */
  begin(title: string): () => void;
  close(): void;
}

/**
 * A recorder over a temporary file that another process has made. Each note is one synchronous write of 256 bytes to the page
 * cache, about two microseconds: it is there even when the process runs out of memory or is killed.
 */
export function openFlightRecorder(file: string): FlightRecorder {
  const { descriptor } = openTemporaryFile(file);
  const free: number[] = [];
  let slots = 0;
  return {
    begin: (title) => {
      const slot = free.pop() ?? slots++;
      const note = Buffer.from(blank);
      note.write(title.replaceAll(/\s/g, ' ').slice(0, slotLength - 2), 'latin1');
      writeSync(descriptor, note, 0, slotLength, slot * slotLength);
      return () => {
        writeSync(descriptor, blank, 0, slotLength, slot * slotLength);
        free.push(slot);
      };
    },
    close: () => closeSync(descriptor),
  };
}

/**
 * The requests that were in flight when the process wrote its last note, the oldest slot first.
 *
 * @param file its path, or a descriptor of it that nothing was read from
 */
export function readFlightRecorder(file: string | number): string[] {
  const text = readFileSync(file, 'latin1');
  const slots = Array.from({ length: text.length / slotLength }, (_, slot) =>
    text.slice(slot * slotLength, (slot + 1) * slotLength).trim(),
  );
  return slots.filter((title) => title !== '');
}
