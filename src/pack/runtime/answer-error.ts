/** What a method gives, whatever the operation. */
export interface AnyAnswer {
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Whether all statuses of an answer are 2xx ones. */
type IsSuccess<Answer extends AnyAnswer> = [`${Answer['status']}`] extends [`2${string}`] ? true : false;

/** The data of the answers that are successes. */
export type DataOf<Answer extends AnyAnswer> = Answer extends AnyAnswer
  ? IsSuccess<Answer> extends true
    ? Answer['data']
    : never
  : never;

/** The errors that `unwrap` throws for an answer, to be narrowed by `status`. */
export type AnswerErrorOf<Answer extends AnyAnswer> = Answer extends AnyAnswer
  ? IsSuccess<Answer> extends true
    ? never
    : AnswerError<Answer['status'], Answer['error']>
  : never;

/** The server answered, as documented, that it did not do what was asked. */
export class AnswerError<Status extends number = number, Body = unknown> extends Error {
  override readonly name = 'AnswerError';
  readonly status: Status;
  /** The parsed body; `undefined` when there was none. */
  readonly body: Body;
  /** What the provider knows the request by, when it says so in a header. */
  readonly requestId: string | undefined;
  readonly response: Response;

  constructor(status: Status, body: Body, response: Response) {
    const requestId = requestIdOf(response.headers);
    super(`the server answered ${status}${requestId === undefined ? '' : ` (request ${requestId})`}`);
    this.status = status;
    this.body = body;
    this.requestId = requestId;
    this.response = response;
  }
}

/** No standard names the header; these are the ones in use. */
const requestIdHeaders = [
  'X-Request-Id',
  'Request-Id',
  'X-Correlation-Id',
  'X-GitHub-Request-Id',
  'X-Amzn-RequestId',
];

function requestIdOf(headers: Headers): string | undefined {
  const values = requestIdHeaders.map((name) => headers.get(name));
  return values.find((value) => value !== null) ?? undefined;
}

/**
 * The data of a successful answer: `await unwrap(client.createPet({ … }))`.
 *
 * @throws AnswerError when the status is not 2xx
 */
export async function unwrap<Answer extends AnyAnswer>(
  answer: Answer | Promise<Answer>,
): Promise<DataOf<Answer>> {
  const { status, data, error, response }: AnyAnswer = await answer;
  // The data of a success has this type: a distinction that the compiler cannot follow into a union.
  if (response.ok) return data as DataOf<Answer>;
  throw new AnswerError(status, error, response);
}

/**
 * Whether what was caught is an answer of a method: `isAnswerError<Client['createPet']>(error)` lets
 * `error.body` be narrowed by `error.status`. Which method it was is for the caller to know.
 */
export function isAnswerError<Method extends (...init: never) => Promise<AnyAnswer>>(
  error: unknown,
): error is AnswerErrorOf<Awaited<ReturnType<Method>>> {
  return error instanceof AnswerError;
}
