import { ExpectedError } from '../expected-error.ts';

/** Counts bytes down. */
export interface Allowance {
  /** Throws an ExpectedError when there were more bytes than are allowed in all. */
  take(bytes: number, name: string): void;
}

/** Allows so many bytes for everything together. */
export function allowanceOf(maximumBytes: number): Allowance {
  let left = maximumBytes;
  return {
    take: (bytes, name) => {
      left -= bytes;
      if (left >= 0) return;
      throw new ExpectedError(`${name} is larger than is read: ${sizeText(maximumBytes)} in all`, {
        help: 'Give the address of a smaller description, or of the one operation that is needed.',
      });
    },
  };
}

function sizeText(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.floor(bytes / 2 ** 20)} MiB`;
}
