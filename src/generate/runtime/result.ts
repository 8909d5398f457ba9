import type { Readable } from './read-write.ts';
import type { StatusCode, StatusRange } from './status.ts';

/** The codes that a key of `responses` speaks for: those of a range or `default` less the ones documented apart. */
type StatusOf<Responses, Key> = Key extends number
  ? Key
  : Key extends StatusRange
    ? Exclude<StatusCode<Key>, keyof Responses>
    : Key extends 'default'
      ? Exclude<StatusCode, keyof Responses | StatusCode<Extract<keyof Responses, StatusRange>>>
      : never;

type Success<Status extends number> = Status extends unknown
  ? `${Status}` extends `2${string}`
    ? Status
    : never
  : never;

type Content<Answer, IsMarked> = Answer extends { content: infer Media }
  ? IsMarked extends true
    ? Readable<Media[keyof Media]>
    : Media[keyof Media]
  : undefined;

type Outcome<Status extends number, Body> =
  | ([Success<Status>] extends [never]
      ? never
      : { status: Success<Status>; data: Body; error?: never; response: Response })
  | ([Exclude<Status, Success<Status>>] extends [never]
      ? never
      : { status: Exclude<Status, Success<Status>>; data?: never; error: Body; response: Response });

/** What an operation without `responses` promises: nothing. */
interface Anything {
  default: { content: { '*/*': unknown } };
}

type Outcomes<Responses, Marked> = {
  [Key in keyof Responses]: Outcome<
    StatusOf<Responses, Key>,
    Content<Responses[Key], Key extends Marked ? true : false>
  >;
}[keyof Responses];

/**
 * What an operation answers, narrowed by `status`: `data` exists on a 2xx status, `error` on any
 * other, `response` always. A range (`4XX`) and `default` stand for all codes that are not documented apart.
 */
export type Result<Operation, Marked = unknown> = Operation extends { responses: infer Responses }
  ? Outcomes<[Responses] extends [never] ? Anything : Responses, Marked>
  : never;
