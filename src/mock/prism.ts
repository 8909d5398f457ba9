import { createInstance, getHttpOperationsFromSpec, type ProblemJsonError } from '@stoplight/prism-http';
import type { JsonObject } from '../json.ts';
import { type HttpOperation, toPrismInput, validateInput, withPlainNames } from './prism-input.ts';
import type { Preferences } from './preferences.ts';
import type { Problem } from './problem.ts';
import type { ServedOperation } from './served-operation.ts';
import { silentLogger } from './silent-logger.ts';
import { hasEscapedReferences, sliceOperation, unescapeReferences } from './slice.ts';

/** Something that Prism has against a request. */
export interface MockViolation {
  /** From `request` downwards: `['request', 'body', 'phone_numbers']`. */
  readonly location: readonly string[];
  readonly severity: 'error' | 'warning' | 'information';
  /** The JSON Schema keyword, or a status such as `401`. */
  readonly code: string;
  readonly message: string;
}

/** A request as Prism wants it. */
export interface PrismRequest {
  readonly method: string;
  /** Percent-encoded, its literals as in the path template. */
  readonly path: string;
  /** A list where a name came more than once. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or the text of any other body; `null` without one. */
  readonly body: unknown;
}

/** What Prism answers: a response of the contract, or an error of its own. */
export type PrismAnswer = PrismResponse | PrismProblem;

/** An error of Prism's own, with what it has against the request where that is the reason. */
export interface PrismProblem {
  readonly kind: 'problem';
  readonly problem: Problem;
  readonly violations: readonly MockViolation[];
}

/** A response that the contract documents. */
export interface PrismResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly violations: readonly MockViolation[];
}

/** One operation as Prism knows it, ready to answer. */
export interface PrismOperation {
  /** The statuses that are documented: `202`, `4XX`, `default`. */
  readonly statuses: readonly string[];
  /** Answers, or rejects where Prism throws. With `validate: false` only the credentials are judged. */
  answer(
    request: PrismRequest,
    preferences: Preferences,
    options?: { validate?: boolean },
  ): Promise<PrismAnswer>;
}

/** Converts one operation of a bundled document into Prism's form. Rejects with what Prism says when it cannot. */
export async function loadPrismOperation(
  document: JsonObject,
  operation: ServedOperation,
): Promise<PrismOperation> {
  const slice = sliceOperation(document, operation);
  const restore = hasEscapedReferences(slice) ? unescapeReferences : (body: unknown): unknown => body;
  const converted = await getHttpOperationsFromSpec(slice);
  const found = converted.find(({ method, path }) => method === operation.method && path === operation.path);
  if (!found) throw new Error(`Prism finds no ${operation.method} ${operation.path} in its slice`);
  const readable = withPlainNames(found);
  return {
    statuses: found.responses.map(({ code }) => code),
    answer: async (request, preferences, { validate = true } = {}) => {
      const answer = await ask(readable, request, preferences, validate);
      return answer.kind === 'response' ? { ...answer, body: restore(answer.body) } : answer;
    },
  };
}

const prism = createInstance(configuration({}, true), {
  logger: silentLogger,
  // The operation has been found already.
  route: ({ resources: [operation] }) =>
    operation ? { _tag: 'Right', right: operation } : { _tag: 'Left', left: new Error('No operation given') },
  validateInput,
});

async function ask(
  operation: HttpOperation,
  request: PrismRequest,
  preferences: Preferences,
  validate: boolean,
): Promise<PrismAnswer> {
  const input = toPrismInput(operation, request);
  const result = await prism.request(input, [operation], configuration(preferences, validate))();
  if ('left' in result) return toProblem(result.left);
  const { output, validations } = result.right;
  return {
    kind: 'response',
    status: output.statusCode,
    headers: output.headers ?? {},
    body: output.body,
    violations: validations.input.map(toViolation),
  };
}

/** Made anew for each request: Prism writes the request's `Accept` into it. */
function configuration(preferences: Preferences, validateRequest: boolean) {
  return {
    isProxy: false as const,
    checkSecurity: true,
    validateRequest,
    // Whether examples fit their schemas is a question to ask once, not for each request.
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false, ...preferences },
  };
}

interface Diagnostic {
  readonly path?: readonly (string | number)[];
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

const severities = ['error', 'warning'] as const;

function toViolation(diagnostic: Diagnostic): MockViolation {
  return {
    location: ['request', ...(diagnostic.path ?? []).map(String)],
    severity: severities[diagnostic.severity] ?? 'information',
    code: String(diagnostic.code ?? ''),
    message: diagnostic.message,
  };
}

/** Prism's errors carry a status and a detail where they are of its own kind; others are its bugs. */
function toProblem(
  error: Error & Partial<Pick<ProblemJsonError, 'status' | 'detail' | 'additional'>>,
): PrismProblem {
  const { status = 500, detail = '', message: title } = error;
  const { headers, ...members } = error.additional ?? {};
  const fields = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  return {
    kind: 'problem',
    problem: { status, title, detail, headers: Object.fromEntries(fields), members },
    violations: violationsOf(status, detail, members['validation']),
  };
}

function violationsOf(status: number, message: string, validation: unknown): MockViolation[] {
  if (!Array.isArray(validation)) {
    const isJudgement = status === 401 || status === 415;
    return isJudgement ? [{ location: ['request'], severity: 'error', code: String(status), message }] : [];
  }
  return validation.map(({ location, severity, code, message: text }) => ({
    location: ['request', ...(Array.isArray(location) ? location.map(String) : [])],
    severity: severity === 'Error' ? 'error' : severity === 'Warning' ? 'warning' : 'information',
    code: String(code ?? ''),
    message: String(text),
  }));
}
