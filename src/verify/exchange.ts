import type { MediaType, Operation, Response } from '../contract/contract.ts';
import type { Answered } from './answer.ts';
import { bodyText, headerValue } from './answer.ts';
import type { Case } from './case.ts';
import type { DocumentedErrors } from './documented-errors.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Target } from './options.ts';
import { isTooDeep } from './nesting.ts';
import type { Schemas } from './schemas.ts';
import { madeUpHeader } from '../wire/made-up.ts';
import { essence, isJson, matchMediaType } from '../wire/media-type.ts';

/** What judging answers needs to know of the contract and the target. */
export interface JudgeSettings {
  readonly target: Target['kind'];
  /** The bundled document. */
  readonly document: JsonObject;
  readonly schemas: Schemas;
  readonly errors: DocumentedErrors;
  /** Milliseconds that an answer may take; any time by default. */
  readonly maximumResponseTime?: number | undefined;
  /** The scopes that an operation requires and the given token says that it lacks. */
  readonly lackingScopes?: ((operation: Operation) => readonly string[]) | undefined;
}

/** A case with its answer, and what the contract says of an answer with that status. */
export interface Exchange extends JudgeSettings {
  readonly case: Case;
  readonly answer: Answered;
  /** The documented response that the status falls under; `undefined` when none does. */
  readonly response: Response | undefined;
  /** The documented media type that the body has; `undefined` when there is no body or it is another. */
  readonly mediaType: MediaType | undefined;
  /** The essence of the answer's `Content-Type`, `''` when it has none. */
  readonly contentType: string;
  /** What the body says. */
  readonly body: Body;
  /** A mock made the answer up, as its contract describes none: it says nothing about the contract. */
  readonly isMadeUp: boolean;
}

/** A body that was read by its media type. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'text'; readonly value: string };

/** Puts an answer beside what the contract says about it. */
export function exchange(testCase: Case, answer: Answered, settings: JudgeSettings): Exchange {
  // What answers an undeclared method is no response of any operation.
  const responses = testCase.expectation.kind === 'method-refused' ? [] : testCase.operation.responses;
  const response = documentedResponse(responses, answer.status);
  const header = headerValue(answer, 'content-type') ?? '';
  const body = readBody(testCase, answer);
  const mediaType = body.kind === 'none' ? undefined : matchMediaType(response?.content ?? [], header);
  const isMadeUp =
    settings.target === 'mock' && headerValue(answer, madeUpHeader.toLowerCase()) !== undefined;
  return {
    ...settings,
    case: testCase,
    answer,
    response,
    mediaType,
    contentType: essence(header),
    body,
    isMadeUp,
  };
}

/** The documented response for a status: its own, else its range's, else `default` (OpenAPI 3.1, "Responses Object"). */
export function documentedResponse(responses: readonly Response[], status: number): Response | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'DEFAULT'];
  for (const key of keys) {
    const response = responses.find((candidate) => candidate.status.toUpperCase() === key);
    if (response) return response;
  }
  return undefined;
}

/** What the body of an answer says, by its media type. */
export function readBody(testCase: Case, answer: Answered): Body {
  if (answer.body.length === 0 || testCase.request.method === 'HEAD') return { kind: 'none' };
  const text = bodyText(answer);
  if (!isJson(essence(headerValue(answer, 'content-type') ?? ''))) return { kind: 'text', value: text };
  try {
    const value: Json = JSON.parse(text);
    if (isTooDeep(value)) return { kind: 'malformed', message: 'it is nested too deeply' };
    return { kind: 'json', value };
  } catch (error) {
    return { kind: 'malformed', message: error instanceof Error ? error.message : String(error) };
  }
}
