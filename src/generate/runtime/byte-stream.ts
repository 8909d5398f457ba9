import type { Addition } from './description.ts';

/** What a method gives, with a stream of bytes where it gives a file. */
export type Streamed<Result> = Result extends { data: infer Data }
  ? Blob extends Data
    ? Omit<Result, 'data'> & { data: ReadableStream<Uint8Array> }
    : Result
  : Result;

/** What stands beside a method that gives a file: the same call, giving a stream of its bytes. */
export interface ByteStreaming<Method extends (...init: never) => Promise<unknown>> {
  /** The file as it comes. */
  stream(...init: Parameters<Method>): Promise<Streamed<Awaited<ReturnType<Method>>>>;
}

/** Adds `stream`. */
export function byteStream(): Addition {
  return (call) => (init) => call(init, (response) => response.body ?? new Blob([]).stream());
}
