import type { OperationDescription } from './description.ts';

/**
 * The server answered with a status that the description does not document, so that no type fits
 * the answer. Documented are the codes written out, those of a range, and all where there is a `default`.
 */
export class UndocumentedStatusError extends Error {
  override readonly name = 'UndocumentedStatusError';
  readonly status: number;
  /** The body, parsed when it is JSON; `undefined` when there is none. */
  readonly body: unknown;
  readonly response: Response;

  constructor(operation: Pick<OperationDescription, 'method' | 'path'>, body: unknown, response: Response) {
    const title = `${operation.method.toUpperCase()} ${operation.path}`;
    super(`${title} answered ${response.status}, which its description does not document`);
    this.status = response.status;
    this.body = body;
    this.response = response;
  }
}
